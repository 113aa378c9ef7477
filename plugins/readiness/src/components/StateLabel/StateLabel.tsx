import CancelIcon from '@material-ui/icons/Cancel';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import EventBusyIcon from '@material-ui/icons/EventBusy';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import ReportProblemIcon from '@material-ui/icons/ReportProblem';
import { ReactNode } from 'react';
import { IconLabel, Look, ToneIcon } from '../IconLabel';

/** What a state of something that people decide means for who reads it. @internal */
export type StateTone =
  | 'holds'
  | 'waits'
  | 'late'
  | 'refused'
  | 'ended'
  | 'gone';

const LOOKS: Readonly<Record<StateTone, Look>> = {
  holds: { icon: CheckCircleIcon, tone: 'good' },
  waits: { icon: HourglassEmptyIcon, tone: 'info' },
  late: { icon: ReportProblemIcon, tone: 'warning' },
  refused: { icon: CancelIcon, tone: 'bad' },
  ended: { icon: EventBusyIcon, tone: 'quiet' },
  gone: { icon: RemoveCircleOutlineIcon, tone: 'quiet' },
};

/** A state as icon and words. @internal */
export const StateLabel = (props: { tone: StateTone; children: ReactNode }) => (
  <IconLabel icon={<ToneIcon {...LOOKS[props.tone]} />}>
    {props.children}
  </IconLabel>
);
