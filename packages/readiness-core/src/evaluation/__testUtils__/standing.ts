import { Scorecard } from '../types';

/** Whether a scorecard stands no higher than another, in score and in level; no score is the lowest. */
export function standsNoHigher(now: Scorecard, before: Scorecard): boolean {
  return (
    (now.score ?? -1) <= (before.score ?? -1) &&
    now.levelRank <= before.levelRank
  );
}
