import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { useWords } from '../../hooks/useWords';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5, 3),
      margin: theme.spacing(1, 0, 2),
    },
  }),
  { name: 'ReadinessFilterRow' },
);

/** The filters of one list beside each other, as many as there is room for. @internal */
export const FilterRow = (props: { children: ReactNode }) => {
  const classes = useStyles();
  const { t } = useWords();
  return (
    <div className={classes.root} role="search" aria-label={t('filter.title')}>
      {props.children}
    </div>
  );
};
