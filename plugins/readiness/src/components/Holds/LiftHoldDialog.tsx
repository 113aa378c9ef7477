import { useApi } from '@backstage/core-plugin-api';
import { HoldView } from 'backstage-plugin-readiness-common';
import { useState } from 'react';
import { governanceApiRef } from '../../api';
import { useWords } from '../../hooks/useWords';
import { CommentField, DecisionDialog } from '../DecisionDialog';

/** Lets go what a hold stops. @internal */
export const LiftHoldDialog = (props: {
  hold: HoldView;
  onDone(): void;
  onClose(): void;
}) => {
  const { hold, onDone, onClose } = props;
  const { t } = useWords();
  const api = useApi(governanceApiRef);
  const [comment, setComment] = useState('');
  return (
    <DecisionDialog
      title={t('hold.liftTitle', { reason: hold.reason })}
      text={t('hold.liftText')}
      confirm={t('hold.lift')}
      act={() =>
        api.liftHold(hold.id, { comment: comment.trim() || undefined })
      }
      onDone={onDone}
      onClose={onClose}
    >
      <CommentField
        label={t('decision.comment')}
        value={comment}
        onChange={setComment}
      />
    </DecisionDialog>
  );
};
