import { SloObjectiveView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { BudgetGauge } from '../BudgetGauge';
import { Disclosure } from '../Disclosure';
import { SectionTitle } from '../SectionTitle';
import { SloStateLabel } from '../SloStateLabel';
import { BudgetPolicies } from './BudgetPolicies';
import { ObjectiveDetails } from './ObjectiveDetails';
import { ObjectiveFigures } from './ObjectiveFigures';
import { ObjectiveNotes } from './ObjectiveNotes';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1, 0, 1, 2),
      margin: theme.spacing(2, 0),
      // A pattern for each kind of state: counted, old, nothing to count, broken.
      borderLeft: '5px solid transparent',
    },
    ok: { borderLeftColor: theme.palette.success.main },
    'at-risk': { borderLeftColor: theme.palette.warning.main },
    exhausted: { borderLeftColor: theme.palette.error.main },
    stale: {
      borderLeftColor: theme.palette.text.secondary,
      borderLeftStyle: 'dashed',
    },
    'no-data': {
      borderLeftColor: theme.palette.text.secondary,
      borderLeftStyle: 'dotted',
    },
    'no-traffic': {
      borderLeftColor: theme.palette.text.disabled,
      borderLeftStyle: 'dotted',
    },
    error: {
      borderLeftColor: theme.palette.error.main,
      borderLeftStyle: 'double',
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 3),
    },
    state: { flex: '0 0 auto', minWidth: 120, paddingTop: 2 },
    text: { flex: '1 1 260px', minWidth: 0 },
    gauge: { flex: '1 1 220px', maxWidth: 360 },
    reason: { overflowWrap: 'anywhere' },
  }),
  { name: 'ReadinessObjective' },
);

/** One objective: where it stands and why, what is left of its budget, and what follows; the rest unfolds. @internal */
export const Objective = (props: {
  entityRef: string;
  objective: SloObjectiveView;
  mayAcknowledge: boolean;
  reload(): void;
}) => {
  const { entityRef, objective, mayAcknowledge, reload } = props;
  const { title, state, reason } = objective;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <li className={`${classes.root} ${classes[state]}`}>
      <div className={classes.head}>
        <span className={classes.state}>
          <SloStateLabel state={state} />
        </span>
        <div className={classes.text}>
          <SectionTitle>{title}</SectionTitle>
          <Typography variant="body2" className={classes.reason}>
            {reason}
          </Typography>
        </div>
        <div className={classes.gauge}>
          <BudgetGauge objective={objective} />
        </div>
      </div>
      <ObjectiveFigures objective={objective} />
      <ObjectiveNotes objective={objective} />
      <BudgetPolicies
        entityRef={entityRef}
        objective={objective}
        mayAcknowledge={mayAcknowledge}
        reload={reload}
      />
      <Disclosure summary={t('slo.details', { title })}>
        <ObjectiveDetails objective={objective} />
      </Disclosure>
    </li>
  );
};
