import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { ReactNode, useId, useState } from 'react';

const useStyles = makeStyles(
  { button: { textTransform: 'none', textAlign: 'left' } },
  { name: 'ReadinessDisclosure' },
);

/** Something folded away behind a button. What is inside is made when it is first opened. @internal */
export const Disclosure = (props: {
  summary: string;
  startsOpen?: boolean;
  children: ReactNode;
}) => {
  const { summary, startsOpen = false, children } = props;
  const classes = useStyles();
  const contentId = useId();
  const [open, setOpen] = useState(startsOpen);
  return (
    <div>
      <Button
        className={classes.button}
        size="small"
        aria-expanded={open}
        aria-controls={open ? contentId : undefined}
        endIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
        onClick={() => setOpen(!open)}
      >
        {summary}
      </Button>
      {open && <div id={contentId}>{children}</div>}
    </div>
  );
};
