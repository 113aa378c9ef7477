import { Words } from '../hooks/useWords';

/** What rounds to nothing is told as less than this. */
const LEAST = 0.01;

/** "14.4x"; what is more than nothing never reads as nothing, and what is not known has no number. @internal */
export function burnRateWords(
  { t, formats }: Words,
  rate: number | null,
): string {
  if (rate === null) {
    return t('slo.notKnown');
  }
  const text = t('slo.burnRate', {
    rate: formats.number(rate > 0 ? Math.max(rate, LEAST) : 0),
  });
  return rate > 0 && rate < LEAST ? `<${text}` : text;
}
