import { useGovernance } from '../../hooks/useGovernance';
import { useWords } from '../../hooks/useWords';
import { REVIEW_STATES } from '../../words/reviewStates';
import { FilterRow } from '../FilterRow';
import { ToggleFilter } from '../ToggleFilter';
import { ValueFilter } from '../ValueFilter';

/** What the queue is narrowed by: state, gate, entity, and what the viewer may decide. @internal */
export const ReviewFilters = () => {
  const { t } = useWords();
  const gates = useGovernance(api => api.getGates(), []);
  // Without the names of the gates a filter can still be typed.
  const names =
    gates.state === 'ready' ? gates.value.gates.map(({ name }) => name) : [];
  return (
    <FilterRow>
      <ToggleFilter
        param="state"
        label={t('reviewsPage.filterState')}
        options={REVIEW_STATES.map(state => ({
          value: state,
          label: t(`reviewState.${state}`),
        }))}
      />
      <ValueFilter
        param="gate"
        label={t('reviewsPage.filterGate')}
        suggestions={names}
      />
      <ValueFilter param="entity" label={t('reviewsPage.columnEntity')} />
      <ToggleFilter
        param="mine"
        label={t('reviewsPage.filterMine')}
        options={[{ value: 'true', label: t('reviewsPage.mine') }]}
      />
    </FilterRow>
  );
};
