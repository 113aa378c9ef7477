import { ExemptionView } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { PersonLink } from '../PersonLink';
import { RelativeTime } from '../RelativeTime';
import { TeamLink } from '../TeamLink';

/** Who asked for an exemption, and who decided or has to. @internal */
export const ExemptionPeople = (props: { exemption: ExemptionView }) => {
  const { requestedBy, requestedAt } = props.exemption;
  const { t } = useWords();
  return (
    <>
      <div>
        {t('exemption.requestedBy', {
          by: <PersonLink personRef={requestedBy} />,
          age: <RelativeTime at={requestedAt} />,
        })}
      </div>
      <div>
        <Decision exemption={props.exemption} />
      </div>
    </>
  );
};

function Decision(props: { exemption: ExemptionView }) {
  const { state, approver, automatic, decidedBy, decidedAt } = props.exemption;
  const { t } = useWords();
  if (automatic) {
    return <>{t('exemption.automatic')}</>;
  }
  if (decidedBy && decidedAt) {
    return (
      <>
        {t('exemption.decidedBy', {
          by: <PersonLink personRef={decidedBy} />,
          age: <RelativeTime at={decidedAt} />,
        })}
      </>
    );
  }
  if (state !== 'requested') {
    return null;
  }
  return approver ? (
    <>{t('exemption.approver', { group: <TeamLink entityRef={approver} /> })}</>
  ) : (
    <>{t('exemption.approverAny')}</>
  );
}
