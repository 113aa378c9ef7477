import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  CheckKey,
  currentExemption,
  isOfCheck,
  useEntityGovernance,
} from '../../hooks/EntityGovernanceContext';
import { useWords } from '../../hooks/useWords';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'block', color: theme.palette.text.secondary },
  }),
  { name: 'ReadinessRowDecisions' },
);

/** What people decided about a result, or have to: until when it is exempt, and what waits. @internal */
export const RowDecisions = (props: { check: CheckKey; exempt: boolean }) => {
  const { check, exempt } = props;
  const classes = useStyles();
  const { t, formats } = useWords();
  const governance = useEntityGovernance()?.governance;
  if (!governance) {
    return null;
  }
  const exemption = currentExemption(governance.exemptions, check);
  const waits = governance.attestations
    .filter(isOfCheck(check))
    .some(({ state }) => state === 'awaiting-review');
  const notes = [
    ...(exempt && exemption?.state === 'approved'
      ? [t('exempting.rowUntil', { date: formats.instant(exemption.endsAt) })]
      : []),
    ...(exemption?.state === 'requested' ? [t('exempting.rowRequested')] : []),
    ...(waits ? [t('signOff.waitsRow')] : []),
  ];
  return notes.length === 0 ? null : (
    <Typography className={classes.root} variant="body2" component="span">
      {notes.join(' · ')}
    </Typography>
  );
};
