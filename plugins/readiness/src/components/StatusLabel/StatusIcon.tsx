import { CheckStatus } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import BugReportIcon from '@material-ui/icons/BugReport';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';

/** Each status has a shape of its own, so that colour adds to it and carries nothing alone. */
const ICONS = {
  pass: CheckCircleIcon,
  warn: ReportProblemIcon,
  fail: CancelIcon,
  'no-data': HelpOutlineIcon,
  error: BugReportIcon,
  'not-applicable': RemoveCircleOutlineIcon,
} as const;

const useStyles = makeStyles(
  theme => ({
    pass: { color: theme.palette.success.main },
    warn: { color: theme.palette.warning.main },
    fail: { color: theme.palette.error.main },
    'no-data': { color: theme.palette.text.secondary },
    error: { color: theme.palette.error.dark },
    'not-applicable': { color: theme.palette.text.secondary },
  }),
  { name: 'ReadinessStatusIcon' },
);

/** The icon of a status. Its word stands beside it, so readers of the screen skip the icon. @internal */
export const StatusIcon = (props: { status: CheckStatus }) => {
  const classes = useStyles();
  const Icon = ICONS[props.status];
  return (
    <Icon className={classes[props.status]} fontSize="small" aria-hidden />
  );
};
