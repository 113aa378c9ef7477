import { StandingChangeView } from 'backstage-plugin-readiness-common';
import { Translate } from '../hooks/useWords';

/** What became less strict about an entity: "Tier from 0 to undeclared". @internal */
export function standingChangeWords(
  t: Translate,
  change: Pick<StandingChangeView, 'kind' | 'subject' | 'from' | 'to'>,
): string {
  const { kind, subject, from, to } = change;
  return kind === 'tier'
    ? t('standing.tier', { from: tierText(t, from), to: tierText(t, to) })
    : t(`standing.${kind}`, { subject: subject ?? '–' });
}

function tierText(t: Translate, tier: string | null): string {
  return tier === null || tier === 'undeclared'
    ? t('standing.undeclared')
    : tier;
}
