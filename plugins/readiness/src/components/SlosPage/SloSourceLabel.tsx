import { SloSourceView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import { useWords } from '../../hooks/useWords';
import { Look, ToneIcon } from '../IconLabel';
import { RelativeTime } from '../RelativeTime';

const LOOKS: Readonly<Record<SloSourceView['state'], Look>> = {
  ok: { icon: CheckCircleIcon, tone: 'good' },
  waiting: { icon: HourglassEmptyIcon, tone: 'warning' },
  down: { icon: CloudOffIcon, tone: 'bad' },
  never: { icon: RadioButtonUncheckedIcon, tone: 'quiet' },
};

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', gap: theme.spacing(0.5) },
    reason: { overflowWrap: 'break-word' },
  }),
  { name: 'ReadinessSloSourceLabel' },
);

/** Whether a data source answers, since when, and why not. @internal */
export const SloSourceLabel = (props: { source: SloSourceView }) => {
  const { state, since, reason } = props.source;
  const classes = useStyles();
  const { t } = useWords();
  const word = t(`sloSource.${state}`);
  return (
    <span className={classes.root}>
      <ToneIcon {...LOOKS[state]} />
      <span>
        {since === null
          ? word
          : t('sloSource.since', {
              state: word,
              age: <RelativeTime at={since} />,
            })}
        {reason && <div className={classes.reason}>{reason}</div>}
      </span>
    </span>
  );
};
