import { useWords } from '../../hooks/useWords';
import { ToggleFilter } from '../ToggleFilter';

const TIERS = ['0', '1', '2', '3', 'undeclared'];

/** Tiers as buttons; several may be chosen. @internal */
export const TierFilter = () => {
  const { t } = useWords();
  return (
    <ToggleFilter
      param="tier"
      label={t('filter.tier')}
      options={TIERS.map(tier => ({
        value: tier,
        label: tier === 'undeclared' ? t('tier.short') : tier,
      }))}
    />
  );
};
