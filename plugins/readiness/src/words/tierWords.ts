import { Translate } from '../hooks/useWords';

/** "Tier 0" or "Tier undeclared". @internal */
export function tierWords(t: Translate, tier: number | null): string {
  return tier === null
    ? t('tier.undeclared')
    : t('tier.value', { tier: String(tier) });
}
