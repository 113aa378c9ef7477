import { makeStyles } from '@material-ui/core/styles';
import SvgIcon from '@material-ui/core/SvgIcon';

const useStyles = makeStyles(
  theme => ({
    good: { color: theme.palette.success.main },
    info: { color: theme.palette.info.main },
    warning: { color: theme.palette.warning.main },
    bad: { color: theme.palette.error.main },
    broken: { color: theme.palette.error.dark },
    quiet: { color: theme.palette.text.secondary },
  }),
  { name: 'ReadinessToneIcon' },
);

/** What a colour says. @internal */
export type Tone = 'good' | 'info' | 'warning' | 'bad' | 'broken' | 'quiet';

/**
 * How a state looks. States that stand side by side have a shape each, so that
 * colour adds to it and carries nothing alone.
 * @internal
 */
export type Look = { icon: typeof SvgIcon; tone: Tone };

/** An icon in a colour. Its words stand beside it, so readers of the screen skip the icon. @internal */
export const ToneIcon = (props: Look) => {
  const { icon: Icon, tone } = props;
  const classes = useStyles();
  return <Icon className={classes[tone]} fontSize="small" aria-hidden />;
};
