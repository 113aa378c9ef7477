import { SloStateView } from 'backstage-plugin-readiness-common';
import BugReportIcon from '@material-ui/icons/BugReport';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import HistoryIcon from '@material-ui/icons/History';
import NotInterestedIcon from '@material-ui/icons/NotInterested';
import PauseCircleOutlineIcon from '@material-ui/icons/PauseCircleOutline';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import { Look, ToneIcon } from '../IconLabel';

const LOOKS: Readonly<Record<SloStateView, Look>> = {
  ok: { icon: CheckCircleIcon, tone: 'good' },
  'at-risk': { icon: ReportProblemIcon, tone: 'warning' },
  exhausted: { icon: NotInterestedIcon, tone: 'bad' },
  'no-traffic': { icon: PauseCircleOutlineIcon, tone: 'quiet' },
  'no-data': { icon: HelpOutlineIcon, tone: 'quiet' },
  stale: { icon: HistoryIcon, tone: 'quiet' },
  error: { icon: BugReportIcon, tone: 'bad' },
};

/** The icon of a state. @internal */
export const SloStateIcon = (props: { state: SloStateView }) => (
  <ToneIcon {...LOOKS[props.state]} />
);
