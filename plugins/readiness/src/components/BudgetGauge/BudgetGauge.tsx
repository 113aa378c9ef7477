import {
  SloObjectiveSummary,
  SloStateView,
} from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { budgetOf } from '../../words/budgetWords';

const useStyles = makeStyles(
  theme => ({
    root: { minWidth: 140 },
    bar: {
      height: 12,
      marginTop: theme.spacing(0.5),
      borderRadius: 2,
      overflow: 'hidden',
      backgroundColor: theme.palette.action.hover,
      border: `1px solid ${theme.palette.text.secondary}`,
    },
    fill: { height: '100%' },
    ok: { backgroundColor: theme.palette.success.main },
    atRisk: { backgroundColor: theme.palette.warning.main },
    stale: { backgroundColor: theme.palette.text.disabled },
    overspent: {
      backgroundImage: `repeating-linear-gradient(135deg, ${theme.palette.error.main} 0 6px, transparent 6px 10px)`,
    },
  }),
  { name: 'ReadinessBudgetGauge' },
);

/**
 * How much of the error budget is left, as a meter and in words. What was spent beyond it is hatched; where nothing is
 * known there is no meter.
 * @internal
 */
export const BudgetGauge = (props: { objective: SloObjectiveSummary }) => {
  const { objective } = props;
  const { title, state, budgetRemaining: left } = objective;
  const classes = useStyles();
  const words = useWords();
  const text = budgetOf(words, objective);
  if (left === null) {
    return <div className={classes.root}>{text}</div>;
  }
  const percent = Math.round(left * 100);
  return (
    <div className={classes.root}>
      <span aria-hidden="true">{text}</span>
      <div
        className={classes.bar}
        role="meter"
        aria-label={words.t('slo.budgetOf', { title })}
        aria-valuemin={Math.min(0, percent)}
        aria-valuemax={Math.max(100, percent)}
        aria-valuenow={percent}
        aria-valuetext={text}
      >
        <div
          className={`${classes.fill} ${classes[fillOf(state, left)]}`}
          style={{ width: `${Math.min(Math.abs(left), 1) * 100}%` }}
        />
      </div>
    </div>
  );
};

function fillOf(
  state: SloStateView,
  left: number,
): 'ok' | 'atRisk' | 'stale' | 'overspent' {
  if (left < 0) {
    return 'overspent';
  }
  if (state === 'stale') {
    return 'stale';
  }
  return state === 'ok' ? 'ok' : 'atRisk';
}
