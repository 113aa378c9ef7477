import { Translate } from '../hooks/useWords';

const UNITS = [
  { key: 'days', seconds: 86_400 },
  { key: 'hours', seconds: 3_600 },
  { key: 'minutes', seconds: 60 },
  { key: 'seconds', seconds: 1 },
] as const;

/** Up to two days are told in hours, which is what people compare with a working day. */
const DAYS_FROM = 2 * UNITS[0].seconds;

/**
 * A length of time in its two largest units, such as "27 h 19 min", "3 days 4 h" or "45 s". The sign is left to the
 * words around it.
 * @internal
 */
export function durationWords(t: Translate, seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const units = whole >= DAYS_FROM ? UNITS : UNITS.slice(1);
  const start = units.findIndex(unit => whole >= unit.seconds);
  if (start === -1) {
    return t('duration.seconds', { count: 0 });
  }
  const larger = units[start];
  const smaller = units[start + 1];
  const count = Math.floor(whole / larger.seconds);
  const words = t(`duration.${larger.key}`, { count });
  const rest = smaller
    ? Math.floor((whole % larger.seconds) / smaller.seconds)
    : 0;
  return smaller && rest > 0
    ? t('duration.pair', {
        larger: words,
        smaller: t(`duration.${smaller.key}`, { count: rest }),
      })
    : words;
}
