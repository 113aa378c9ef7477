import { BurnDownPoint } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { budgetWords } from '../../words/budgetWords';
import { FigureTable } from '../FigureTable';

const useStyles = makeStyles(
  { root: { maxHeight: 320, overflowY: 'auto' } },
  { name: 'ReadinessBurnDownTable' },
);

/** The figures of a burn-down, newest first. @internal */
export const BurnDownTable = (props: {
  title: string;
  points: readonly BurnDownPoint[];
}) => {
  const { title, points } = props;
  const classes = useStyles();
  const words = useWords();
  const { t, formats } = words;
  const label = `${title}: ${t('slo.burnDown')}`;
  const rows = points.map(({ at, budgetRemaining }) => ({
    key: at,
    cells: [formats.instant(at), budgetWords(words, budgetRemaining)],
  }));
  return (
    <div className={classes.root} role="region" aria-label={label} tabIndex={0}>
      <FigureTable
        label={label}
        columns={[
          { title: t('slo.burnDownTime'), oneLine: true },
          { title: t('slo.budget') },
        ]}
        rows={rows.reverse()}
      />
    </div>
  );
};
