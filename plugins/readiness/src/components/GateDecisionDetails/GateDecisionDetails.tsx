import { GateDecisionView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useWords } from '../../hooks/useWords';
import { claimWords } from '../../words/claimWords';
import { tierWords } from '../../words/tierWords';
import { GateAnswerLabel } from '../GateAnswerLabel';
import { PersonLink } from '../PersonLink';
import { RelativeTime } from '../RelativeTime';
import { RequirementList } from '../RequirementList';
import { SafeLink } from '../SafeLink';

const useStyles = makeStyles(
  theme => ({
    root: { '& > * + *': { marginTop: theme.spacing(1) } },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 2),
    },
    meta: { color: theme.palette.text.secondary },
    list: { margin: 0, paddingLeft: theme.spacing(3) },
  }),
  { name: 'ReadinessGateDecisionDetails' },
);

/** All that is behind one answer of a gate: tier, broken glass, requirements and claims. @internal */
export const GateDecisionDetails = (props: { decision: GateDecisionView }) => {
  const { decision } = props;
  const { answer, summary, tier, title, requirements } = decision;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <div className={classes.root}>
      <div className={classes.line}>
        <GateAnswerLabel answer={answer} />
        <span>{summary}</span>
      </div>
      <div className={classes.meta}>
        {t('gateDecisions.judged', { tier: tierWords(t, tier.judged) })}
        {tier.reason && ` · ${tier.reason}`}
      </div>
      <BrokenGlass breakGlass={decision.breakGlass} />
      <RequirementList title={title} requirements={requirements} />
      <Claims claims={decision.claims} />
    </div>
  );
};

function BrokenGlass(props: { breakGlass: GateDecisionView['breakGlass'] }) {
  const { t, formats } = useWords();
  if (props.breakGlass === null) {
    return null;
  }
  const { reason, by, at, until } = props.breakGlass;
  return (
    <Alert severity="warning" role="note">
      {t('gateDecisions.broken', {
        by: <PersonLink personRef={by} />,
        age: <RelativeTime at={at} />,
        until: formats.instant(until),
      })}
      : {reason}
    </Alert>
  );
}

/** What the caller said and nobody checked. */
function Claims(props: { claims: GateDecisionView['claims'] }) {
  const classes = useStyles();
  const { t } = useWords();
  if (props.claims.length === 0) {
    return null;
  }
  return (
    <div>
      {t('gateDecisions.claimed')}
      <ul className={classes.list}>
        {props.claims.map(({ kind, value }) => (
          <li key={`${kind} ${value}`}>
            {claimWords(t, kind)}: <SafeLink url={value}>{value}</SafeLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
