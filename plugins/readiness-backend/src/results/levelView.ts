import { LevelView } from 'backstage-plugin-readiness-common';

/**
 * A stored level in words. A rank above the levels that the standard has today (it lost some, and the entity is not
 * evaluated by it yet) reads as its highest.
 * @internal
 */
export function levelView(
  levels: readonly string[],
  row: { readonly level_rank: number; readonly highest_rank: number },
): LevelView {
  const rank = Math.min(row.level_rank, levels.length);
  return {
    name: levelName(levels, rank),
    rank,
    of: levels.length,
    highest: Math.min(row.highest_rank, levels.length),
  };
}

/**
 * The name of a level by its rank; null below the first.
 * @internal
 */
export function levelName(
  levels: readonly string[],
  rank: number | null,
): string | null {
  return rank === null || rank < 1
    ? null
    : levels[Math.min(rank, levels.length) - 1] ?? null;
}
