import { SloSourceView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import { useWords } from '../../hooks/useWords';
import { RelativeTime } from '../RelativeTime';

const ICONS = {
  ok: CheckCircleIcon,
  waiting: HourglassEmptyIcon,
  down: CloudOffIcon,
  never: RadioButtonUncheckedIcon,
} as const;

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', gap: theme.spacing(0.5) },
    ok: { color: theme.palette.success.main },
    waiting: { color: theme.palette.warning.main },
    down: { color: theme.palette.error.main },
    never: { color: theme.palette.text.secondary },
    reason: { overflowWrap: 'break-word' },
  }),
  { name: 'ReadinessSloSourceLabel' },
);

/** Whether a data source answers, since when, and why not. @internal */
export const SloSourceLabel = (props: { source: SloSourceView }) => {
  const { state, since, reason } = props.source;
  const classes = useStyles();
  const { t } = useWords();
  const Icon = ICONS[state];
  const word = t(`sloSource.${state}`);
  return (
    <span className={classes.root}>
      <Icon className={classes[state]} fontSize="small" aria-hidden />
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
