import { useApi } from '@backstage/core-plugin-api';
import { SloObjectiveView } from 'backstage-plugin-readiness-common';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import Alert from '@material-ui/lab/Alert';
import { useId, useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { readinessApiRef } from '../../api';
import { useWords } from '../../hooks/useWords';

/** Asks once more, takes a comment, and stays open with the reason where it could not be done. @internal */
export const AcknowledgeDialog = (props: {
  entityRef: string;
  objective: SloObjectiveView;
  onClose(): void;
  onAcknowledged(): void;
}) => {
  const { entityRef, objective, onClose, onAcknowledged } = props;
  const { slo, objective: name, title } = objective;
  const { t } = useWords();
  const api = useApi(readinessApiRef);
  const dialogId = useId();
  const [comment, setComment] = useState('');
  const [request, acknowledge] = useAsyncFn(async () => {
    await api.acknowledgeSlo(entityRef, slo, name, comment.trim() || undefined);
    onAcknowledged();
    onClose();
  }, [api, entityRef, slo, name, comment, onAcknowledged, onClose]);
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={`${dialogId}.title`}
      aria-describedby={`${dialogId}.text`}
    >
      <DialogTitle id={`${dialogId}.title`}>
        {t('sloPolicy.dialogTitle', { title })}
      </DialogTitle>
      <DialogContent>
        <DialogContentText id={`${dialogId}.text`}>
          {t('sloPolicy.dialogText')}
        </DialogContentText>
        <TextField
          id={`${dialogId}.comment`}
          label={t('sloPolicy.dialogComment')}
          helperText={t('sloPolicy.dialogCommentHelp')}
          fullWidth
          multiline
          minRows={3}
          variant="outlined"
          value={comment}
          onChange={event => setComment(event.target.value)}
        />
        {request.error && (
          <Alert severity="error">
            {t('sloPolicy.failed', { message: request.error.message })}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('sloPolicy.dialogCancel')}</Button>
        <Button
          color="primary"
          variant="contained"
          disabled={request.loading}
          onClick={acknowledge}
        >
          {t('sloPolicy.dialogConfirm')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
