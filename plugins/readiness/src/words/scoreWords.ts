import { CheckStatus } from 'backstage-plugin-readiness-common';
import { Words } from '../hooks/useWords';

/** The score as a percentage, or "not assessed". Never a number where nothing is known. @internal */
export function scoreWords(
  { t, formats }: Words,
  score: number | null,
): string {
  return score === null ? t('score.notAssessed') : formats.share(score);
}

/** "41 of 50 known", out of the checks that apply. @internal */
export function knownWords(
  { t, formats }: Words,
  counts: Record<CheckStatus, number>,
): string {
  const known = counts.pass + counts.warn + counts.fail;
  const total = known + counts['no-data'] + counts.error;
  return t('score.known', {
    known: formats.number(known),
    total: formats.number(total),
  });
}
