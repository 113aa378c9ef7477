import { useApi } from '@backstage/core-plugin-api';
import { ReviewAction, ReviewView } from 'backstage-plugin-readiness-common';
import { useState } from 'react';
import { governanceApiRef } from '../../api';
import { useWords } from '../../hooks/useWords';
import { CommentField, DecisionDialog } from '../DecisionDialog';
import { Condition, conditionsOf } from './conditions';
import { ConditionFields } from './ConditionFields';

/** Whoever asked has to know what to change, or why not. */
const COMMENTED: readonly ReviewAction[] = ['request-changes', 'reject'];

/** Takes a decision about a review, an approval with what is still owed. @internal */
export const DecideReviewDialog = (props: {
  review: Pick<ReviewView, 'id' | 'version' | 'entity' | 'gateTitle'>;
  action: ReviewAction;
  onDone(): void;
  onClose(): void;
}) => {
  const { review, action, onDone, onClose } = props;
  const { t } = useWords();
  const api = useApi(governanceApiRef);
  const [comment, setComment] = useState('');
  const [rows, setRows] = useState<readonly Condition[]>([]);
  const required = COMMENTED.includes(action);
  const conditions = conditionsOf(rows);
  const decide = () =>
    api.decideReview(review.id, {
      decision: action,
      comment: comment.trim() || undefined,
      version: review.version,
      ...(conditions && conditions.length > 0 ? { conditions } : {}),
    });
  const title = t('reviewPage.title', {
    entity: review.entity.title,
    gate: review.gateTitle,
  });
  return (
    <DecisionDialog
      title={t(`reviewPage.dialogTitle.${action}`, { title })}
      text={t(`reviewPage.dialogText.${action}`)}
      confirm={
        rows.length > 0
          ? t('reviewPage.approveWith', { count: rows.length })
          : t(`reviewPage.${action}`)
      }
      ready={conditions !== undefined && (!required || comment.trim() !== '')}
      act={decide}
      onDone={onDone}
      onClose={onClose}
    >
      <CommentField
        label={t('decision.comment')}
        required={required}
        value={comment}
        onChange={setComment}
      />
      {action === 'approve' && (
        <ConditionFields
          rows={rows}
          owner={review.entity.owner ?? ''}
          onChange={setRows}
        />
      )}
    </DecisionDialog>
  );
};
