import TextField from '@material-ui/core/TextField';
import { useId } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useFilterSuggestions } from '../../hooks/useFilterSuggestions';
import { useWords } from '../../hooks/useWords';
import { FilterRow } from '../FilterRow';
import { ValueFilter } from '../ValueFilter';
import { DAYS, readDays } from './readDays';

/** Whose, and how far ahead. Both live in the URL. @internal */
export const DueFilters = () => {
  const { t } = useWords();
  const fieldId = useId();
  const [params, setParams] = useSearchParams();
  const owners = useFilterSuggestions().of('owner');
  const choose = (days: string) => {
    const next = new URLSearchParams(params);
    next.delete('cursor');
    next.set('days', days);
    setParams(next, { replace: true });
  };
  return (
    <FilterRow>
      <TextField
        id={fieldId}
        label={t('dueSoon.within')}
        size="small"
        select
        SelectProps={{ native: true }}
        value={String(readDays(params))}
        onChange={event => choose(event.target.value)}
      >
        {DAYS.map(days => (
          <option key={days} value={days}>
            {t('dueSoon.days', { count: days })}
          </option>
        ))}
      </TextField>
      <ValueFilter
        param="owner"
        label={t('filter.owner')}
        suggestions={owners}
        several
      />
    </FilterRow>
  );
};
