import { makeStyles } from '@material-ui/core/styles';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import CheckCircleOutlineIcon from '@material-ui/icons/CheckCircleOutline';
import RecordVoiceOverIcon from '@material-ui/icons/RecordVoiceOver';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import { useWords } from '../../hooks/useWords';
import { ShownOutcome } from '../../words/shownOutcome';

/** Each outcome has a shape of its own, so that colour adds to it and carries nothing alone. */
const ICONS = {
  met: CheckCircleIcon,
  'met-with-exemptions': CheckCircleOutlineIcon,
  excused: RecordVoiceOverIcon,
  'nothing-required': RemoveCircleOutlineIcon,
  'only-warns': ReportProblemIcon,
  'not-met': CancelIcon,
} as const;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
    met: { color: theme.palette.success.main },
    'met-with-exemptions': { color: theme.palette.success.main },
    excused: { color: theme.palette.warning.main },
    'nothing-required': { color: theme.palette.text.secondary },
    'only-warns': { color: theme.palette.warning.main },
    'not-met': { color: theme.palette.error.main },
  }),
  { name: 'ReadinessOutcomeLabel' },
);

/** What became of a requirement of a gate, as icon and words. @internal */
export const OutcomeLabel = (props: { outcome: ShownOutcome }) => {
  const { outcome } = props;
  const classes = useStyles();
  const { t } = useWords();
  const Icon = ICONS[outcome];
  return (
    <span className={classes.root}>
      <Icon className={classes[outcome]} fontSize="small" aria-hidden />
      <span>{t(`requirement.outcome.${outcome}`)}</span>
    </span>
  );
};
