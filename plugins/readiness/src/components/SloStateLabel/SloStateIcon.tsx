import { SloStateView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import BugReportIcon from '@material-ui/icons/BugReport';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import HistoryIcon from '@material-ui/icons/History';
import NotInterestedIcon from '@material-ui/icons/NotInterested';
import PauseCircleOutlineIcon from '@material-ui/icons/PauseCircleOutline';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';

/** Each state has a shape of its own, so that colour adds to it and carries nothing alone. */
const ICONS = {
  ok: CheckCircleIcon,
  'at-risk': ReportProblemIcon,
  exhausted: NotInterestedIcon,
  'no-traffic': PauseCircleOutlineIcon,
  'no-data': HelpOutlineIcon,
  stale: HistoryIcon,
  error: BugReportIcon,
} as const;

const useStyles = makeStyles(
  theme => ({
    ok: { color: theme.palette.success.main },
    'at-risk': { color: theme.palette.warning.main },
    exhausted: { color: theme.palette.error.main },
    'no-traffic': { color: theme.palette.text.secondary },
    'no-data': { color: theme.palette.text.secondary },
    stale: { color: theme.palette.text.secondary },
    error: { color: theme.palette.error.main },
  }),
  { name: 'ReadinessSloStateIcon' },
);

/** The icon of a state. Its word stands beside it, so readers of the screen skip the icon. @internal */
export const SloStateIcon = (props: { state: SloStateView }) => {
  const classes = useStyles();
  const Icon = ICONS[props.state];
  return <Icon className={classes[props.state]} fontSize="small" aria-hidden />;
};
