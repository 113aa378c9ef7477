import {
  EntityGovernance,
  StandingChangeView,
} from 'backstage-plugin-readiness-common';
import Alert from '@material-ui/lab/Alert';
import { useWords } from '../../hooks/useWords';
import { RelativeTime } from '../RelativeTime';
import { ConfirmStandingButton } from '../ReviewsPage/ConfirmStandingButton';

/** What became less strict about the entity and does not count at gates yet. @internal */
export const OpenStandingChanges = (props: {
  governance: EntityGovernance;
  changed(): void;
}) => {
  const { governance, changed } = props;
  return (
    <>
      {governance.standingChanges
        .filter(({ state }) => state === 'open')
        .map(change => (
          <Alert
            key={change.id}
            severity="warning"
            role="note"
            action={
              change.actions.includes('confirm') && (
                <ConfirmStandingButton change={change} reload={changed} />
              )
            }
          >
            <ChangeWords change={change} />
          </Alert>
        ))}
    </>
  );
};

function ChangeWords(props: { change: StandingChangeView }) {
  const { kind, subject, from, to, at } = props.change;
  const { t } = useWords();
  const age = <RelativeTime at={at} />;
  if (kind === 'tier') {
    const tier = (value: string | null) =>
      value === null || value === 'undeclared'
        ? t('standing.undeclared')
        : value;
    return (
      <>
        {t('deciding.standing.tier', { from: tier(from), to: tier(to), age })}
      </>
    );
  }
  return (
    <>{t(`deciding.standing.${kind}`, { subject: subject ?? '–', age })}</>
  );
}
