import { Translate } from '../hooks/useWords';

const HOUR = 60;
const DAY = 24 * HOUR;

/** Minutes of work as "30 min", "4 h" or "2 days". @internal */
export function effortWords(t: Translate, minutes: number): string {
  if (minutes < HOUR) {
    return t('effort.minutes', { count: minutes });
  }
  if (minutes < DAY) {
    return t('effort.hours', { count: oneDecimal(minutes / HOUR) });
  }
  return t('effort.days', { count: oneDecimal(minutes / DAY) });
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
