import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import { FormEvent, ReactNode, useId } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useWords } from '../../hooks/useWords';
import { DecisionFailure } from './DecisionFailure';

const useStyles = makeStyles(
  theme => ({
    fields: { '& > * + *': { marginTop: theme.spacing(2) } },
  }),
  { name: 'ReadinessDecisionDialog' },
);

/**
 * Takes what belongs to a decision, does it once, and stays open with the reason where it could not be done, so that
 * nothing typed is lost.
 * @internal
 */
export const DecisionDialog = (props: {
  title: string;
  text?: ReactNode;
  /** On the button that does it. */
  confirm: string;
  /** Whether everything that is asked for has been given. */
  ready?: boolean;
  act(): Promise<unknown>;
  /** Reads again what was decided about. */
  onDone(): void;
  onClose(): void;
  children?: ReactNode;
}) => {
  const { title, text, confirm, ready = true, act } = props;
  const { onDone, onClose, children } = props;
  const classes = useStyles();
  const { t } = useWords();
  const dialogId = useId();
  const leave = () => {
    onDone();
    onClose();
  };
  const [request, decide] = useAsyncFn(async () => {
    await act();
    leave();
  }, [act, onDone, onClose]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !request.loading) {
      decide();
    }
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={onClose}
      aria-labelledby={`${dialogId}.title`}
      aria-describedby={text ? `${dialogId}.text` : undefined}
    >
      <form onSubmit={onSubmit} noValidate>
        <DialogTitle id={`${dialogId}.title`}>{title}</DialogTitle>
        <DialogContent className={classes.fields}>
          {text && (
            <DialogContentText id={`${dialogId}.text`} component="div">
              {text}
            </DialogContentText>
          )}
          {children}
          {request.error && (
            <DecisionFailure error={request.error} onReload={leave} />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('decision.cancel')}</Button>
          <Button
            type="submit"
            color="primary"
            variant="contained"
            disabled={!ready || request.loading}
          >
            {confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
