import { SloPolicyView } from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useContext } from 'react';
import { ClockContext } from '../../hooks/ClockContext';
import { useWords } from '../../hooks/useWords';
import { PersonLink } from '../PersonLink';
import { RelativeTime } from '../RelativeTime';

const SEVERITIES = { allow: 'info', warn: 'warning', block: 'error' } as const;

/** What one policy says: the message to the owner, the effect on the gate, and who has acknowledged it. @internal */
export const BudgetPolicy = (props: { policy: SloPolicyView }) => {
  const { policy } = props;
  const { t } = useWords();
  return (
    <Alert severity={SEVERITIES[policy.gate]} role="note">
      <AlertTitle>
        {t('sloPolicy.title')}: {policy.message}
      </AlertTitle>
      <div>{t(`sloGate.${policy.gate}`)}.</div>
      <div>
        {t(`sloPolicy.since.${policy.state}`, {
          age: <RelativeTime at={policy.since} />,
          policy: policy.title,
        })}
      </div>
      {/* Said aloud when somebody acknowledges it. */}
      <div role="status">
        <Acknowledgement policy={policy} />
      </div>
    </Alert>
  );
};

function Acknowledgement(props: { policy: SloPolicyView }) {
  const { acknowledged, acknowledgeBy } = props.policy;
  const { t, formats } = useWords();
  const clock = useContext(ClockContext);
  if (acknowledged) {
    return (
      <>
        <div>
          {t('sloPolicy.acknowledged', {
            by: <PersonLink personRef={acknowledged.by} />,
            age: <RelativeTime at={acknowledged.at} />,
          })}
        </div>
        {acknowledged.comment && (
          <Typography variant="body2">
            {t('sloPolicy.comment', { comment: acknowledged.comment })}
          </Typography>
        )}
      </>
    );
  }
  if (acknowledgeBy === null) {
    return null;
  }
  const late = Date.parse(acknowledgeBy) < clock();
  return (
    <div>
      {t(late ? 'sloPolicy.acknowledgeLate' : 'sloPolicy.acknowledgeBy', {
        time: formats.instant(acknowledgeBy),
      })}{' '}
      ({formats.distance(acknowledgeBy)})
    </div>
  );
}
