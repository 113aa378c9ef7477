import { makeStyles } from '@material-ui/core/styles';
import { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
    oneLine: { whiteSpace: 'nowrap' },
  }),
  { name: 'ReadinessIconLabel' },
);

/** An icon with words beside it. @internal */
export const IconLabel = (props: {
  icon: ReactElement;
  /** Whether the words never break. */
  oneLine?: boolean;
  children: ReactNode;
}) => {
  const { icon, oneLine, children } = props;
  const classes = useStyles();
  return (
    <span className={`${classes.root} ${oneLine ? classes.oneLine : ''}`}>
      {icon}
      <span>{children}</span>
    </span>
  );
};
