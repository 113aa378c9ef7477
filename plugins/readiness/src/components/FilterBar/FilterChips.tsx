import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import { useSearchParams } from 'react-router-dom';
import { useWords } from '../../hooks/useWords';
import { FILTER_NAMES, withoutValue } from '../../words/entityQuery';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      listStyle: 'none',
      margin: theme.spacing(1, 0, 0),
      padding: 0,
    },
    button: { textTransform: 'none' },
  }),
  { name: 'ReadinessFilterChips' },
);

/** The filters in force, each with a button that removes it. @internal */
export const FilterChips = () => {
  const classes = useStyles();
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const active = FILTER_NAMES.flatMap(name =>
    params
      .getAll(name)
      .filter(Boolean)
      .map(value => ({ name, value })),
  );
  if (active.length === 0) {
    return null;
  }
  const clear = () => {
    const rest = new URLSearchParams(params);
    [...FILTER_NAMES, 'cursor'].forEach(name => rest.delete(name));
    setParams(rest, { replace: true });
  };
  return (
    <ul className={classes.list} aria-label={t('filter.active')}>
      {active.map(({ name, value }) => {
        const noTeam = name === 'team' && value === 'none';
        const words = {
          name: t(`filter.${name}`),
          value: noTeam ? t('filter.noTeam') : value,
        };
        return (
          <li key={`${name} ${value}`}>
            <Button
              className={classes.button}
              size="small"
              variant="outlined"
              endIcon={<CloseIcon />}
              aria-label={t('filter.remove', words)}
              onClick={() =>
                setParams(withoutValue(params, name, value), { replace: true })
              }
            >
              {t('filter.chip', words)}
            </Button>
          </li>
        );
      })}
      <li>
        <Button className={classes.button} size="small" onClick={clear}>
          {t('filter.clear')}
        </Button>
      </li>
    </ul>
  );
};
