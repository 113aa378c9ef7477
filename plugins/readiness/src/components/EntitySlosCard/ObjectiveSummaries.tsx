import { SloObjectiveSummary } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { BudgetGauge } from '../BudgetGauge';
import { SloAlertLabel } from '../SloAlertLabel';
import { SloStateLabel } from '../SloStateLabel';

/** A card shows where to look first; the tab has them all. */
const SHOWN = 5;

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      gap: theme.spacing(0.5, 2),
      padding: theme.spacing(1, 0),
      borderBottom: `1px solid ${theme.palette.divider}`,
      '&:last-child': { borderBottom: 0 },
    },
    text: { flex: '1 1 180px', minWidth: 0 },
    labels: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 2) },
    gauge: { flex: '1 1 140px', maxWidth: 240 },
  }),
  { name: 'ReadinessObjectiveSummaries' },
);

/** The worst objectives with state and budget left. @internal */
export const ObjectiveSummaries = (props: {
  /** Worst first. */
  objectives: readonly SloObjectiveSummary[];
}) => {
  const { objectives } = props;
  const classes = useStyles();
  const { t } = useWords();
  if (objectives.length === 0) {
    return <Typography variant="body2">{t('firstSlo.short')}</Typography>;
  }
  const hidden = objectives.length - SHOWN;
  return (
    <>
      <ul className={classes.list} aria-label={t('slo.objectives')}>
        {objectives.slice(0, SHOWN).map(objective => (
          <li
            key={`${objective.slo} ${objective.objective}`}
            className={classes.item}
          >
            <div className={classes.text}>
              <Typography variant="body2">{objective.title}</Typography>
              <div className={classes.labels}>
                <SloStateLabel state={objective.state} />
                {objective.alert && <SloAlertLabel alert={objective.alert} />}
              </div>
            </div>
            <div className={classes.gauge}>
              <BudgetGauge objective={objective} />
            </div>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Typography variant="body2">
          {t('change.more', { count: hidden })}
        </Typography>
      )}
    </>
  );
};
