import { SloObjectiveView } from 'backstage-plugin-readiness-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { useWords } from '../../hooks/useWords';
import { AcknowledgeDialog } from './AcknowledgeDialog';

const useStyles = makeStyles(
  theme => ({ root: { margin: theme.spacing(1, 0) } }),
  { name: 'ReadinessAcknowledgeButton' },
);

/** Opens the dialog by which an owner acknowledges what a policy asks for. @internal */
export const AcknowledgeButton = (props: {
  entityRef: string;
  objective: SloObjectiveView;
  reload(): void;
}) => {
  const { entityRef, objective, reload } = props;
  const classes = useStyles();
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        className={classes.root}
        variant="outlined"
        size="small"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('sloPolicy.acknowledge')}
      </Button>
      {open && (
        <AcknowledgeDialog
          entityRef={entityRef}
          objective={objective}
          onClose={() => setOpen(false)}
          onAcknowledged={reload}
        />
      )}
    </>
  );
};
