import { JsonValue } from '@backstage/types';
import {
  EMPTY_SLOT,
  encodeOutcome,
  Scorecard,
  Standard,
  Tier,
} from 'backstage-readiness-core';
import { DbScorecardsRow } from '../database/tables';

const MILLION = 1_000_000;

/** What is compared to decide whether a scorecard has changed. @internal */
export type ScorecardContent = Pick<
  DbScorecardsRow,
  | 'level_rank'
  | 'highest_rank'
  | 'score'
  | 'known'
  | 'statuses'
  | 'values_used'
  | 'judged_tier'
>;

/**
 * The stored form of a scorecard. The same results give the same text, in whatever order a document has its checks.
 * @param slots - check ids in the order of their slots
 * @internal
 */
export function scorecardContent(
  scorecard: Scorecard,
  standard: Standard,
  slots: readonly string[],
  judgedTier: Tier,
): ScorecardContent {
  return {
    level_rank: scorecard.levelRank,
    highest_rank: scorecard.highestRank,
    score: millionths(scorecard.score),
    known: millionths(scorecard.known),
    statuses: statusLetters(scorecard, standard, slots),
    values_used: sortedJson(scorecard.valuesUsed),
    judged_tier: judgedTier,
  };
}

/** Whether two scorecards say the same; slots that were added behind and hold nothing are no difference. @internal */
export function isSameScorecard(
  left: ScorecardContent,
  right: ScorecardContent,
): boolean {
  return (
    left.level_rank === right.level_rank &&
    left.score === right.score &&
    left.known === right.known &&
    left.highest_rank === right.highest_rank &&
    left.judged_tier === right.judged_tier &&
    trimmed(left.statuses) === trimmed(right.statuses) &&
    left.values_used === right.values_used
  );
}

function statusLetters(
  { outcomes }: Scorecard,
  { checks }: Standard,
  slots: readonly string[],
): string {
  const letters = new Map(
    checks.map((check, index) => [check.id, encodeOutcome(outcomes[index])]),
  );
  return slots.map(id => letters.get(id) ?? EMPTY_SLOT).join('');
}

function sortedJson(values: Readonly<Record<string, JsonValue>>): string {
  const ids = Object.keys(values).sort();
  return JSON.stringify(Object.fromEntries(ids.map(id => [id, values[id]])));
}

function millionths(share: number | null): number | null {
  return share === null ? null : Math.round(share * MILLION);
}

function trimmed(statuses: string): string {
  let end = statuses.length;
  while (end > 0 && statuses[end - 1] === EMPTY_SLOT) {
    end -= 1;
  }
  return statuses.slice(0, end);
}
