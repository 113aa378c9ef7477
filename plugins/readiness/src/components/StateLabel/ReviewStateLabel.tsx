import { ReviewState } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { StateLabel, StateTone } from './StateLabel';

const TONES: Readonly<Record<ReviewState, StateTone>> = {
  requested: 'waits',
  'changes-requested': 'late',
  approved: 'holds',
  rejected: 'refused',
  withdrawn: 'gone',
  lapsed: 'ended',
  expired: 'ended',
};

/** Where a readiness review stands, as icon and words. @internal */
export const ReviewStateLabel = (props: { state: ReviewState }) => {
  const { t } = useWords();
  return (
    <StateLabel tone={TONES[props.state]}>
      {t(`reviewState.${props.state}`)}
    </StateLabel>
  );
};
