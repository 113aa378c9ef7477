import { makeStyles } from '@material-ui/core/styles';
import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import EventBusyIcon from '@material-ui/icons/EventBusy';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import { ReactNode } from 'react';

/** Each tone has a shape of its own, so that colour adds to it and carries nothing alone. */
const ICONS = {
  holds: CheckCircleIcon,
  waits: HourglassEmptyIcon,
  late: ReportProblemIcon,
  refused: CancelIcon,
  ended: EventBusyIcon,
  gone: RemoveCircleOutlineIcon,
} as const;

/** What a state of something that people decide means for who reads it. @internal */
export type StateTone = keyof typeof ICONS;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
    holds: { color: theme.palette.success.main },
    waits: { color: theme.palette.info.main },
    late: { color: theme.palette.warning.main },
    refused: { color: theme.palette.error.main },
    ended: { color: theme.palette.text.secondary },
    gone: { color: theme.palette.text.secondary },
  }),
  { name: 'ReadinessStateLabel' },
);

/** A state as icon and words. @internal */
export const StateLabel = (props: { tone: StateTone; children: ReactNode }) => {
  const { tone, children } = props;
  const classes = useStyles();
  const Icon = ICONS[tone];
  return (
    <span className={classes.root}>
      <Icon className={classes[tone]} fontSize="small" aria-hidden />
      <span>{children}</span>
    </span>
  );
};
