import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ArrowDownwardIcon from '@material-ui/icons/ArrowDownward';
import ArrowForwardIcon from '@material-ui/icons/ArrowForward';
import ArrowUpwardIcon from '@material-ui/icons/ArrowUpward';
import { useWords, Words } from '../../hooks/useWords';

/** Less than a twentieth of a point is no movement. */
const STILL = 0.0005;

const useStyles = makeStyles(
  theme => ({
    label: { color: theme.palette.text.secondary },
    value: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
  }),
  { name: 'ReadinessAdoptionChange' },
);

/** Where the rate is going: arrow, points and word. @internal */
export const AdoptionChange = (props: { change: number | null }) => {
  const { change } = props;
  const classes = useStyles();
  const words = useWords();
  const Icon = iconOf(change);
  return (
    <>
      <Typography variant="body2" className={classes.label}>
        {words.t('capability.change')}
      </Typography>
      <Typography className={classes.value} component="div">
        {Icon && <Icon fontSize="small" aria-hidden />}
        <span>{changeText(words, change)}</span>
      </Typography>
    </>
  );
};

function iconOf(change: number | null) {
  if (change === null) {
    return undefined;
  }
  if (Math.abs(change) < STILL) {
    return ArrowForwardIcon;
  }
  return change > 0 ? ArrowUpwardIcon : ArrowDownwardIcon;
}

function changeText({ t, formats }: Words, change: number | null): string {
  if (change === null) {
    return t('capability.noHistory');
  }
  if (Math.abs(change) < STILL) {
    return t('capability.flat');
  }
  return t(change > 0 ? 'capability.up' : 'capability.down', {
    points: formats.points(change),
  });
}
