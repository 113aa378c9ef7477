import { Translate } from '../hooks/useWords';

/** A check that is switched off. @internal */
export interface OffCheck {
  readonly title: string;
  readonly needs?: string;
}

/** "11 checks off, they need pagerduty, ci". @internal */
export function offWords(t: Translate, off: readonly OffCheck[]): string {
  const needs = [...new Set(off.flatMap(check => check.needs ?? []))].sort();
  return needs.length > 0
    ? t('standard.off', { count: off.length, needs: needs.join(', ') })
    : t('standard.offPlain', { count: off.length });
}
