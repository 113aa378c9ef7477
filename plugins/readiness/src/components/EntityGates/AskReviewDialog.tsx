import { useApi } from '@backstage/core-plugin-api';
import { GateDecisionView } from 'backstage-plugin-readiness-common';
import { useState } from 'react';
import { governanceApiRef } from '../../api';
import { useWords } from '../../hooks/useWords';
import { entityName } from '../../words/entityName';
import { CommentField, DecisionDialog } from '../DecisionDialog';

/** Asks for a review of the entity at a gate. @internal */
export const AskReviewDialog = (props: {
  decision: GateDecisionView;
  /** Whether it is the next one, while an approval still holds. */
  ask: 'askReview' | 'askNextReview';
  /** Ref of the group whose members review. */
  reviewers: string;
  changed(): void;
  onClose(): void;
}) => {
  const { decision, ask, reviewers, changed, onClose } = props;
  const { gate, title, entityRef } = decision;
  const { t } = useWords();
  const api = useApi(governanceApiRef);
  const [comment, setComment] = useState('');
  return (
    <DecisionDialog
      title={t(`shipping.${ask}Of`, { gate: title })}
      text={t('shipping.askReviewText', {
        group: entityName(reviewers, 'group'),
      })}
      confirm={t(`shipping.${ask}`)}
      act={() =>
        api.requestReview({
          entityRef,
          gate,
          ...(comment.trim() && { comment: comment.trim() }),
        })
      }
      onDone={changed}
      onClose={onClose}
    >
      <CommentField
        label={t('shipping.askReviewComment')}
        value={comment}
        onChange={setComment}
      />
    </DecisionDialog>
  );
};
