import { BudgetsByAdoption } from 'backstage-plugin-readiness-common';
import { Words } from '../hooks/useWords';
import { tierWords } from './tierWords';

/** Below so many services on one side, a single one decides. */
const FEW = 5;

/**
 * Budgets of adopters and of the others within one tier: "Tier 0: 5 of 7 adopters ok, 1 of 3 others ok; 2 without SLO;
 * too few to compare".
 * @internal
 */
export function adoptionBudgetWords(
  { t, formats }: Words,
  budgets: BudgetsByAdoption,
): string {
  const { tier, adopters, nonAdopters } = budgets;
  const without = budgets.adoptersWithoutSlo + budgets.nonAdoptersWithoutSlo;
  const few = Math.min(adopters.total, nonAdopters.total) < FEW;
  const shareOf = (who: 'adopters' | 'others', counts: typeof adopters) =>
    counts.total === 0
      ? t(`budgets.${who}None`)
      : t(`budgets.${who}`, {
          ok: formats.number(counts.byState.ok),
          count: counts.total,
        });
  return [
    t('budgets.line', {
      tier: tierWords(t, tier),
      adopters: shareOf('adopters', adopters),
      others: shareOf('others', nonAdopters),
    }),
    ...(without > 0 ? [t('budgets.withoutSlo', { count: without })] : []),
    ...(few ? [t('budgets.few')] : []),
  ].join('; ');
}
