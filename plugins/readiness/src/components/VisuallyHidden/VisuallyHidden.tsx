import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';

const useStyles = makeStyles(
  {
    root: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    },
  },
  { name: 'ReadinessVisuallyHidden' },
);

/** Text for readers of the screen alone. @internal */
export const VisuallyHidden = (props: { children: ReactNode }) => (
  <span className={useStyles().root}>{props.children}</span>
);
