import {
  CheckStatus,
  ExemptionView,
  ReviewSnapshot,
} from 'backstage-plugin-readiness-common';
import { CHECK_STATUSES } from '../../words/statusOrder';

/** @internal */
export type ReviewScorecard = ReviewSnapshot['scorecards'][number];

/** @internal */
export type ReviewResult = ReviewScorecard['results'][number];

const MET: readonly CheckStatus[] = ['pass', 'not-applicable'];

/** The results of a scorecard as a reviewer reads them. @internal */
export interface ReviewedResults {
  /** What is not met, failures first and what is exempt last; a warning is among it, because it is worth a look. */
  readonly open: readonly ReviewResult[];
  readonly met: readonly ReviewResult[];
  readonly exempt: number;
}

/** @internal */
export function sortReviewResults(
  results: readonly ReviewResult[],
): ReviewedResults {
  const isMet = ({ status }: ReviewResult) => MET.includes(status);
  const open = results.filter(result => !isMet(result));
  return {
    open: [...open].sort((a, b) => urgency(a) - urgency(b)),
    met: results.filter(isMet),
    exempt: open.filter(({ exempt }) => exempt).length,
  };
}

/** Until when a check was exempt at that moment; undefined where no exemption of the snapshot says so. @internal */
export function exemptUntil(
  exemptions: readonly ExemptionView[],
  standard: string,
  checkId: string,
): string | undefined {
  return exemptions
    .filter(
      exemption =>
        exemption.state === 'approved' &&
        exemption.standard === standard &&
        exemption.checkId === checkId,
    )
    .map(({ endsAt }) => endsAt)
    .sort()
    .pop();
}

function urgency({ status, exempt }: ReviewResult): number {
  return CHECK_STATUSES.indexOf(status) + (exempt ? CHECK_STATUSES.length : 0);
}
