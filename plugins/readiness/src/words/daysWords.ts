import { Words } from '../hooks/useWords';

/** A number of days in words: "less than a day", "3 days". @internal */
export function daysWords(words: Words, days: number): string {
  const { t, formats } = words;
  const rounded = Math.round(days * 10) / 10;
  return rounded < 1
    ? t('decision.today')
    : t('decision.days', { count: rounded, number: formats.number(rounded) });
}
