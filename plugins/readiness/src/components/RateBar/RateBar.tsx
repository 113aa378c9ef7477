import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords, Words } from '../../hooks/useWords';

const useStyles = makeStyles(
  theme => ({
    label: { color: theme.palette.text.secondary },
    bar: {
      position: 'relative',
      height: 12,
      margin: theme.spacing(0.5, 0),
      borderRadius: 2,
      backgroundColor: theme.palette.action.hover,
      border: `1px solid ${theme.palette.text.secondary}`,
    },
    rate: {
      position: 'absolute',
      inset: 0,
      right: 'auto',
      backgroundColor: theme.palette.primary.main,
    },
    target: {
      position: 'absolute',
      top: -4,
      bottom: -4,
      width: 3,
      marginLeft: -1,
      backgroundColor: theme.palette.text.primary,
    },
  }),
  { name: 'ReadinessRateBar' },
);

interface RateBarProps {
  label: string;
  /** 0 to 1; null where nothing is in scope. */
  rate: number | null;
  total: number;
  target: number | null;
  /** The day of the target. */
  date?: string;
}

/** A share against its target, as a bar and in words. @internal */
export const RateBar = (props: RateBarProps) => {
  const { label, rate, total, target } = props;
  const classes = useStyles();
  const words = useWords();
  const { t, formats } = words;
  return (
    <div role="group" aria-label={label}>
      <Typography variant="body2" className={classes.label}>
        {label}
      </Typography>
      <Typography variant="h6" component="p">
        {rate === null
          ? t('capability.nobody')
          : t('capability.rate', {
              rate: formats.share(rate),
              total: formats.number(total),
            })}
      </Typography>
      {rate !== null && (
        <div className={classes.bar} aria-hidden="true">
          <div className={classes.rate} style={{ width: `${rate * 100}%` }} />
          {target !== null && (
            <div
              className={classes.target}
              style={{ left: `${target * 100}%` }}
            />
          )}
        </div>
      )}
      <Typography variant="body2">{targetText(words, props)}</Typography>
    </div>
  );
};

function targetText(
  { t, formats }: Words,
  { rate, target, date }: RateBarProps,
): string {
  if (target === null || date === undefined) {
    return t('capability.noTarget');
  }
  const text = t('capability.target', {
    target: formats.share(target),
    date: formats.date(date),
  });
  if (rate === null) {
    return text;
  }
  return `${text}, ${t(
    rate >= target ? 'capability.met' : 'capability.notMet',
  )}`;
}
