import { LevelView } from 'backstage-plugin-readiness-common';
import { Translate } from '../hooks/useWords';

/**
 * A level in words: "Level 2 of 3: professional".
 * @param levels - the names of the standard's levels, lowest first; where they are not known, the first is not named
 * @internal
 */
export function levelWords(
  t: Translate,
  level: LevelView,
  levels: readonly string[] = [],
): string {
  const { name, rank, of, highest } = level;
  if (highest === 0) {
    return t('level.nothingApplies', { of: String(of) });
  }
  if (name === null || rank === 0) {
    return levels.length > 0
      ? t('level.notYet', { of: String(of), first: levels[0] })
      : t('level.notYetUnnamed', { of: String(of) });
  }
  const key =
    rank === highest && highest < of ? 'level.highest' : 'level.reached';
  return t(key, { rank: String(rank), of: String(of), name });
}
