import { Translate } from '../../hooks/useWords';

/** The name of a level; "Not yet foundation" below the first. @internal */
export function levelName(
  t: Translate,
  level: string | null,
  levels: readonly string[],
): string {
  if (level !== null) {
    return level;
  }
  return levels.length > 0
    ? t('level.below', { first: levels[0] })
    : t('level.none');
}

/** A level as the list asks for it. @internal */
export function levelParam(level: string | null): string {
  return level ?? 'none';
}
