import { JsonValue } from '@backstage/types';
import {
  EMPTY_SLOT,
  encodeOutcome,
  factsReadBy,
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
  const layout = layoutOf(standard, slots);
  return {
    level_rank: scorecard.levelRank,
    highest_rank: scorecard.highestRank,
    score: millionths(scorecard.score),
    known: millionths(scorecard.known),
    statuses: statusLetters(scorecard, layout),
    values_used: sortedJson(scorecard, layout),
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

/** Where the results and values of a standard go; the same for every entity, so worked out once. */
interface Layout {
  readonly slots: readonly string[];
  /** By slot, the position of its check in the standard; undefined where it has none. */
  readonly positions: readonly (number | undefined)[];
  /** In the order in which values are written. */
  readonly factIds: readonly string[];
}

const layouts = new WeakMap<Standard, Layout>();

function layoutOf(standard: Standard, slots: readonly string[]): Layout {
  const known = layouts.get(standard);
  if (known?.slots === slots) {
    return known;
  }
  const positions = new Map(
    standard.checks.map(({ id }, position) => [id, position]),
  );
  const layout = {
    slots,
    positions: slots.map(id => positions.get(id)),
    factIds: [...new Set(standard.checks.flatMap(factsReadBy))].sort(),
  };
  layouts.set(standard, layout);
  return layout;
}

function statusLetters({ outcomes }: Scorecard, { positions }: Layout): string {
  let letters = '';
  for (const position of positions) {
    letters +=
      position === undefined ? EMPTY_SLOT : encodeOutcome(outcomes[position]);
  }
  return letters;
}

function sortedJson({ valuesUsed }: Scorecard, { factIds }: Layout): string {
  const sorted: Record<string, JsonValue> = {};
  for (const factId of factIds) {
    if (Object.hasOwn(valuesUsed, factId)) {
      sorted[factId] = valuesUsed[factId];
    }
  }
  return JSON.stringify(sorted);
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
