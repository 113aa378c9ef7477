import { useWords } from '../../hooks/useWords';

import { FilterRow } from '../FilterRow';
import { ToggleFilter } from '../ToggleFilter';
import { ValueFilter } from '../ValueFilter';
import { FOLLOW_UP_KINDS, FOLLOW_UP_STATES } from './followUpWords';

/** What the list of follow-ups is narrowed by. @internal */
export const FollowUpFilters = () => {
  const { t } = useWords();
  return (
    <FilterRow>
      <ToggleFilter
        param="state"
        label={t('followUp.columnState')}
        options={FOLLOW_UP_STATES.map(state => ({
          value: state,
          label: t(`followUp.${state}`),
        }))}
      />
      <ToggleFilter
        param="kind"
        label={t('followUp.kind')}
        options={FOLLOW_UP_KINDS.map(kind => ({
          value: kind,
          label: t(`followUp.kinds.${kind}`),
        }))}
      />
      <ValueFilter param="entity" label={t('followUp.columnEntity')} />
    </FilterRow>
  );
};
