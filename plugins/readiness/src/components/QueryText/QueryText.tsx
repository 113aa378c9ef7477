import { CopyTextButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      margin: theme.spacing(0.5, 0),
      backgroundColor: theme.palette.action.hover,
      borderRadius: theme.shape.borderRadius,
    },
    text: {
      flex: 1,
      minWidth: 0,
      margin: 0,
      padding: theme.spacing(1.5),
      fontSize: 13,
      // Wrapped, so that nothing hides behind an edge that a keyboard cannot scroll.
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'ReadinessQueryText' },
);

/** Something written for a machine, to be read and copied. @internal */
export const QueryText = (props: {
  text: string;
  /** Names the button. */
  copyLabel: string;
  copiedLabel: string;
}) => {
  const { text, copyLabel, copiedLabel } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <pre className={classes.text}>
        <code>{text}</code>
      </pre>
      <CopyTextButton
        text={text}
        aria-label={copyLabel}
        tooltipText={copiedLabel}
      />
    </div>
  );
};
