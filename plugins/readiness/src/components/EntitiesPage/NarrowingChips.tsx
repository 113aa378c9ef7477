import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import { useSearchParams } from 'react-router-dom';
import { useWords } from '../../hooks/useWords';
import { NARROWING_NAMES, withoutValue } from '../../words/entityQuery';
import { narrowingWords } from './narrowingWords';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      listStyle: 'none',
      margin: theme.spacing(0, 0, 2),
      padding: 0,
    },
    button: { textTransform: 'none' },
  }),
  { name: 'ReadinessNarrowingChips' },
);

/** What a figure asked of the list when it led here, each with a button that removes it. @internal */
export const NarrowingChips = () => {
  const classes = useStyles();
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const active = NARROWING_NAMES.flatMap(name =>
    params
      .getAll(name)
      .filter(Boolean)
      .map(value => ({ name, value })),
  );
  if (active.length === 0) {
    return null;
  }
  return (
    <ul className={classes.list} aria-label={t('filter.active')}>
      {active.map(({ name, value }) => {
        const words = {
          name: t(`entities.${name}`),
          value: narrowingWords(t, name, value),
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
    </ul>
  );
};
