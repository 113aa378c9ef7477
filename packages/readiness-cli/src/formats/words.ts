import { CheckStatus, TierDeclaration } from 'backstage-readiness-core';
import { CheckedResult, EvaluatedStandard } from '../evaluation/types';

/** Worst first. */
const STATUSES: readonly CheckStatus[] = [
  'fail',
  'error',
  'no-data',
  'warn',
  'pass',
  'not-applicable',
];

/** @internal */
export function worstFirst(
  results: readonly CheckedResult[],
): readonly CheckedResult[] {
  return [...results].sort(
    (left, right) =>
      STATUSES.indexOf(left.status) - STATUSES.indexOf(right.status) ||
      right.check.weight - left.check.weight,
  );
}

/** Whether a result is worth a line of its own. @internal */
export function isOpen({ status }: Pick<CheckedResult, 'status'>): boolean {
  return status !== 'pass' && status !== 'not-applicable';
}

/** `pass`, or `pass (stale)`. @internal */
export function statusInWords({ status, stale }: CheckedResult): string {
  return stale ? `${status} (stale)` : status;
}

/** @internal */
export function tierInWords(tier: TierDeclaration): string {
  return tier.kind === 'declared' ? `tier ${tier.tier}` : 'tier undeclared';
}

/** `foundation (level 1 of 3)`. @internal */
export function levelInWords({
  standard,
  scorecard,
}: EvaluatedStandard): string {
  const { level, levelRank, highestRank } = scorecard;
  const count = standard.levels.length;
  if (level === null) {
    return highestRank === 0
      ? 'nothing applies'
      : `not yet ${standard.levels[0]} (level 0 of ${count})`;
  }
  const highest =
    levelRank === highestRank && levelRank < count
      ? ', the highest that applies'
      : '';
  return `${level} (level ${levelRank} of ${count}${highest})`;
}

/** `62 %`, rounded down so that 100 % means all; nothing known is no number. @internal */
export function shareInWords(share: number | null): string {
  return share === null
    ? 'not assessed'
    : `${Math.floor(share * 100 + 1e-9)} %`;
}

/** `14 of 16 known`. @internal */
export function knownInWords({ scorecard }: EvaluatedStandard): string {
  const { counts } = scorecard;
  const known = counts.pass + counts.warn + counts.fail;
  return `${known} of ${known + counts['no-data'] + counts.error} known`;
}

/** `1 objective`, `2 objectives`. @internal */
export function countInWords(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Text from files and facts, without anything that could steer a terminal or break a line. @internal */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
