import { GateDecisionView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useWords } from '../../hooks/useWords';
import { claimWords } from '../../words/claimWords';
import { PersonLink } from '../PersonLink';
import { RelativeTime } from '../RelativeTime';
import { SafeLink } from '../SafeLink';

const useStyles = makeStyles(
  theme => ({
    root: { '& > * + *': { marginTop: theme.spacing(0.5) } },
    meta: { color: theme.palette.text.secondary },
    text: { overflowWrap: 'anywhere' },
  }),
  { name: 'ReadinessGateNotes' },
);

/** What a reader of the answer has to know: a broken glass, a counted tier, claims, and until when it holds. @internal */
export const GateNotes = (props: { decision: GateDecisionView }) => {
  const { tier, breakGlass, claims, validUntil } = props.decision;
  const classes = useStyles();
  const { t, formats } = useWords();
  return (
    <div className={classes.root}>
      {breakGlass && <BrokenGlass breakGlass={breakGlass} />}
      {tier.reason !== null && (
        <Alert severity="info" role="note">
          {t('shipping.tier', {
            tier: String(tier.judged),
            reason: tier.reason,
          })}
        </Alert>
      )}
      {claims.length > 0 && (
        <div className={classes.text}>
          {t('shipping.claims')}:{' '}
          {claims.map(({ kind, value }, index) => (
            <span key={kind}>
              {index > 0 && ', '}
              {claimWords(t, kind)}: <SafeLink url={value}>{value}</SafeLink>
            </span>
          ))}
        </div>
      )}
      {validUntil !== null && (
        <div className={classes.meta}>
          {t('shipping.until', { time: formats.instant(validUntil) })}
        </div>
      )}
    </div>
  );
};

function BrokenGlass(props: {
  breakGlass: NonNullable<GateDecisionView['breakGlass']>;
}) {
  const { reason, by, at, until } = props.breakGlass;
  const classes = useStyles();
  const { t, formats } = useWords();
  return (
    <Alert severity="warning" role="note">
      <AlertTitle>
        {t('shipping.glass', { time: formats.instant(until) })}
      </AlertTitle>
      <div className={classes.text}>{reason}</div>
      <div>
        {t('shipping.glassBy', {
          by: <PersonLink personRef={by} />,
          age: <RelativeTime at={at} />,
        })}
      </div>
    </Alert>
  );
}
