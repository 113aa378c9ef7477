import { CheckStatus } from 'backstage-plugin-readiness-common';
import BugReportIcon from '@material-ui/icons/BugReport';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import { Look, ToneIcon } from '../IconLabel';

const LOOKS: Readonly<Record<CheckStatus, Look>> = {
  pass: { icon: CheckCircleIcon, tone: 'good' },
  warn: { icon: ReportProblemIcon, tone: 'warning' },
  fail: { icon: CancelIcon, tone: 'bad' },
  'no-data': { icon: HelpOutlineIcon, tone: 'quiet' },
  error: { icon: BugReportIcon, tone: 'broken' },
  'not-applicable': { icon: RemoveCircleOutlineIcon, tone: 'quiet' },
};

/** The icon of a status. @internal */
export const StatusIcon = (props: { status: CheckStatus }) => (
  <ToneIcon {...LOOKS[props.status]} />
);
