import { ExemptionView } from 'backstage-plugin-readiness-common';
import { ReactNode } from 'react';
import { useWords } from '../../hooks/useWords';
import { PersonLink } from '../PersonLink';
import { RelativeTime } from '../RelativeTime';
import { TeamLink } from '../TeamLink';

/** Who decided about an exemption, or has to; nothing where nobody did. @internal */
export const ExemptionDecider = (props: {
  exemption: ExemptionView;
}): ReactNode => {
  const { state, approver, automatic, decidedBy, decidedAt } = props.exemption;
  const { t } = useWords();
  if (automatic) {
    return t('exemption.automatic');
  }
  if (decidedBy !== null && decidedAt !== null) {
    return t('exemption.decidedBy', {
      by: <PersonLink personRef={decidedBy} />,
      age: <RelativeTime at={decidedAt} />,
    });
  }
  if (state !== 'requested') {
    return null;
  }
  return approver === null
    ? t('exemption.approverAny')
    : t('exemption.approver', { group: <TeamLink entityRef={approver} /> });
};
