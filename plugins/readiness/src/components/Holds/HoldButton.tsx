import { GateView } from 'backstage-plugin-readiness-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import PanToolIcon from '@material-ui/icons/PanTool';
import { useState } from 'react';
import { useWords } from '../../hooks/useWords';
import { HoldDialog } from './HoldDialog';

const useStyles = makeStyles(
  { button: { textTransform: 'none' } },
  { name: 'ReadinessHoldButton' },
);

/** Stops the line: one gate, or all of them. @internal */
export const HoldButton = (props: {
  /** Absent: all gates. */
  gate?: Pick<GateView, 'name' | 'title'>;
  reload(): void;
}) => {
  const { gate, reload } = props;
  const classes = useStyles();
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button
        className={classes.button}
        variant="outlined"
        size="small"
        aria-haspopup="dialog"
        startIcon={<PanToolIcon />}
        aria-label={
          gate ? t('hold.stopTitleOne', { gate: gate.title }) : undefined
        }
        onClick={() => setOpen(true)}
      >
        {t(gate ? 'hold.stopOne' : 'hold.stopAll')}
      </Button>
      {open && (
        <HoldDialog
          gate={gate}
          onDone={reload}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
};
