import { useApi } from '@backstage/core-plugin-api';
import { FollowUpView } from 'backstage-plugin-readiness-common';
import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { governanceApiRef } from '../../api';
import { useWords } from '../../hooks/useWords';
import { CommentField, DecisionDialog } from '../DecisionDialog';

/** Closes what was owed, with what was done. @internal */
export const CloseFollowUpButton = (props: {
  followUp: FollowUpView;
  reload(): void;
}) => {
  const { followUp, reload } = props;
  const { id, text } = followUp;
  const { t } = useWords();
  const api = useApi(governanceApiRef);
  const [open, setOpen] = useState(false);
  const [comment, setComment] = useState('');
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        aria-haspopup="dialog"
        aria-label={t('followUp.closeLabel', { text })}
        onClick={() => setOpen(true)}
      >
        {t('followUp.close')}
      </Button>
      {open && (
        <DecisionDialog
          title={t('followUp.closeTitle')}
          text={text}
          confirm={t('followUp.close')}
          ready={comment.trim() !== ''}
          act={() => api.closeFollowUp(id, { comment: comment.trim() })}
          onDone={reload}
          onClose={() => setOpen(false)}
        >
          <CommentField
            label={t('followUp.closeComment')}
            required
            value={comment}
            onChange={setComment}
          />
        </DecisionDialog>
      )}
    </>
  );
};
