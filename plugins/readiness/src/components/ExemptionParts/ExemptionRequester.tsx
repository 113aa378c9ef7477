import { ExemptionView } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { PersonLink } from '../PersonLink';
import { RelativeTime } from '../RelativeTime';

/** Who asked for an exemption, and when. @internal */
export const ExemptionRequester = (props: { exemption: ExemptionView }) => {
  const { requestedBy, requestedAt } = props.exemption;
  const { t } = useWords();
  return (
    <>
      {t('exemption.requestedBy', {
        by: <PersonLink personRef={requestedBy} />,
        age: <RelativeTime at={requestedAt} />,
      })}
    </>
  );
};
