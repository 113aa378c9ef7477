import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useSearchParams } from 'react-router-dom';
import { useWords } from '../../hooks/useWords';
import { FILTER_NAMES } from '../../words/entityQuery';
import { RemovableChipList } from '../RemovableChip';

const useStyles = makeStyles(
  { button: { textTransform: 'none' } },
  { name: 'ReadinessFilterChips' },
);

/** The filters in force, each with a button that removes it, and one that removes them all. @internal */
export const FilterChips = () => {
  const classes = useStyles();
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const clear = () => {
    const rest = new URLSearchParams(params);
    [...FILTER_NAMES, 'cursor'].forEach(name => rest.delete(name));
    setParams(rest, { replace: true });
  };
  return (
    <RemovableChipList
      names={FILTER_NAMES}
      wordsOf={(name, value) => ({
        name: t(`filter.${name}`),
        value: name === 'team' && value === 'none' ? t('filter.noTeam') : value,
      })}
    >
      <Button className={classes.button} size="small" onClick={clear}>
        {t('filter.clear')}
      </Button>
    </RemovableChipList>
  );
};
