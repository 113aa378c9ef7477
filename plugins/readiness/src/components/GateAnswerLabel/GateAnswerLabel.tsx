import { GateDecisionView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import BlockIcon from '@material-ui/icons/Block';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import { useWords } from '../../hooks/useWords';

/** Each answer has a shape of its own, so that colour adds to it and carries nothing alone. */
const ICONS = {
  allow: CheckCircleIcon,
  warn: ReportProblemIcon,
  block: BlockIcon,
} as const;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
    allow: { color: theme.palette.success.main },
    warn: { color: theme.palette.warning.main },
    block: { color: theme.palette.error.main },
  }),
  { name: 'ReadinessGateAnswerLabel' },
);

/** What a gate answers, as icon and words. @internal */
export const GateAnswerLabel = (props: {
  answer: GateDecisionView['answer'];
}) => {
  const { answer } = props;
  const classes = useStyles();
  const { t } = useWords();
  const Icon = ICONS[answer];
  return (
    <span className={classes.root}>
      <Icon className={classes[answer]} fontSize="small" aria-hidden />
      <span>{t(`gateAnswer.${answer}`)}</span>
    </span>
  );
};
