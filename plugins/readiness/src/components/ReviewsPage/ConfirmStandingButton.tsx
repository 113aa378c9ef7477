import { useApi } from '@backstage/core-plugin-api';
import { StandingChangeView } from 'backstage-plugin-readiness-common';
import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { governanceApiRef } from '../../api';
import { useWords } from '../../hooks/useWords';
import { standingChangeWords } from '../../words/standingChangeWords';
import { CommentField, DecisionDialog } from '../DecisionDialog';

/** Lets a less critical tier, or a scope that was left, count at gates. @internal */
export const ConfirmStandingButton = (props: {
  change: StandingChangeView;
  reload(): void;
}) => {
  const { change, reload } = props;
  const { title } = change.entity;
  const { t } = useWords();
  const api = useApi(governanceApiRef);
  const [open, setOpen] = useState(false);
  const [comment, setComment] = useState('');
  const words = standingChangeWords(t, change);
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        aria-haspopup="dialog"
        aria-label={t('standing.confirmLabel', { change: words, title })}
        onClick={() => setOpen(true)}
      >
        {t('standing.confirm')}
      </Button>
      {open && (
        <DecisionDialog
          title={t('standing.confirmTitle', { title })}
          text={t('standing.confirmText', { change: words })}
          confirm={t('standing.confirm')}
          act={() =>
            api.confirmStandingChange(change.id, {
              comment: comment.trim() || undefined,
            })
          }
          onDone={reload}
          onClose={() => setOpen(false)}
        >
          <CommentField
            label={t('decision.comment')}
            value={comment}
            onChange={setComment}
          />
        </DecisionDialog>
      )}
    </>
  );
};
