import { AdoptionStatus, CheckStatus } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { IconLabel } from '../IconLabel';
import { StatusIcon } from '../StatusLabel';

/** Adoption borrows the shapes of the statuses that mean the same. */
const SHAPES: Record<AdoptionStatus, CheckStatus> = {
  adopted: 'pass',
  'not-adopted': 'not-applicable',
  unknown: 'no-data',
};

/** Adopted, not adopted or unknown, as icon and word. @internal */
export const AdoptionLabel = (props: { status: AdoptionStatus }) => {
  const { t } = useWords();
  return (
    <IconLabel icon={<StatusIcon status={SHAPES[props.status]} />} oneLine>
      {t(`adoption.${props.status}`)}
    </IconLabel>
  );
};
