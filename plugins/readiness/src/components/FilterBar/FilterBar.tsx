import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useFilterSuggestions } from '../../hooks/useFilterSuggestions';
import { useWords } from '../../hooks/useWords';
import { FilterName, withValue } from '../../words/entityQuery';
import { FilterChips } from './FilterChips';
import { FilterField } from './FilterField';
import { TextFilter } from './TextFilter';
import { TierFilter } from './TierFilter';

const ALWAYS: readonly FilterName[] = ['owner', 'type', 'lifecycle'];
const MORE: readonly FilterName[] = ['kind', 'system', 'domain'];

const useStyles = makeStyles(
  theme => ({
    root: { margin: theme.spacing(1, 0, 2) },
    fields: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5),
    },
    button: { textTransform: 'none' },
  }),
  { name: 'ReadinessFilterBar' },
);

/** The filters that all views share. They live in the URL. @internal */
export const FilterBar = () => {
  const classes = useStyles();
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const suggestions = useFilterSuggestions();
  const [more, setMore] = useState(() => MORE.some(name => params.has(name)));
  const add = (name: FilterName) => (value: string) =>
    setParams(withValue(params, name, value), { replace: true });
  return (
    <div className={classes.root} role="search" aria-label={t('filter.title')}>
      <div className={classes.fields}>
        <TextFilter />
        {[...ALWAYS, ...(more ? MORE : [])].map(name => (
          <FilterField
            key={name}
            label={t(`filter.${name}`)}
            suggestions={suggestions.of(name)}
            onAdd={add(name)}
          />
        ))}
        <TierFilter />
        <Button
          className={classes.button}
          size="small"
          aria-expanded={more}
          onClick={() => setMore(!more)}
        >
          {t(more ? 'filter.fewer' : 'filter.more')}
        </Button>
      </div>
      {suggestions.failed && (
        <Typography variant="body2" color="textSecondary">
          {t('filter.noSuggestions')}
        </Typography>
      )}
      <FilterChips />
    </div>
  );
};
