import { useFilterSuggestions } from '../../hooks/useFilterSuggestions';
import { useReadiness } from '../../hooks/useReadiness';
import { useWords } from '../../hooks/useWords';
import { FilterRow } from '../FilterRow';
import { ToggleFilter } from '../ToggleFilter';
import { ValueFilter } from '../ValueFilter';
import { EXEMPTION_STATES } from './readExemptionQuery';

/** What the list of exemptions is narrowed by. @internal */
export const ExemptionFilters = () => {
  const { t } = useWords();
  const owners = useFilterSuggestions().of('owner');
  const documents = useReadiness(api => api.getDocuments(), []);
  // Without the documents a standard or check can still be typed.
  const standards =
    documents.state === 'ready' ? documents.value.standards : [];
  return (
    <FilterRow>
      <ToggleFilter
        param="state"
        label={t('exemptionsPage.columnState')}
        options={EXEMPTION_STATES.map(state => ({
          value: state,
          label: t(`exemption.state.${state}`),
        }))}
      />
      <ToggleFilter
        param="mine"
        label={t('reviewsPage.filterMine')}
        options={[{ value: 'true', label: t('reviewsPage.mine') }]}
      />
      <ValueFilter
        param="owner"
        label={t('filter.owner')}
        suggestions={owners}
        several
      />
      <ValueFilter
        param="standard"
        label={t('exemptionsPage.filterStandard')}
        suggestions={standards.map(({ name }) => name)}
      />
      <ValueFilter
        param="check"
        label={t('exemptionsPage.columnCheck')}
        suggestions={[
          ...new Set(
            standards.flatMap(({ checks }) => checks.map(({ id }) => id)),
          ),
        ]}
      />
    </FilterRow>
  );
};
