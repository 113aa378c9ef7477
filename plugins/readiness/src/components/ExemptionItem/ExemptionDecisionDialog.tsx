import { useApi } from '@backstage/core-plugin-api';
import {
  ExemptionDecision,
  ExemptionView,
} from 'backstage-plugin-readiness-common';
import { useState } from 'react';
import { governanceApiRef } from '../../api';
import { useWords } from '../../hooks/useWords';
import { CommentField, DecisionDialog } from '../DecisionDialog';

/** Decides about the version that the viewer has seen. Who rejects or revokes says why. @internal */
export const ExemptionDecisionDialog = (props: {
  exemption: ExemptionView;
  act: ExemptionDecision['decision'];
  changed(): void;
  onClose(): void;
}) => {
  const { exemption, act, changed, onClose } = props;
  const { id, version, checkTitle } = exemption;
  const { t } = useWords();
  const api = useApi(governanceApiRef);
  const [comment, setComment] = useState('');
  const required = act === 'reject' || act === 'revoke';
  return (
    <DecisionDialog
      title={t('exempting.decideTitle', {
        act: t(`exempting.${act}`),
        title: checkTitle,
      })}
      text={t(`exempting.text.${act}`)}
      confirm={t(`exempting.${act}`)}
      ready={!required || comment.trim() !== ''}
      act={() =>
        api.decideExemption(id, {
          ...{ decision: act, version },
          ...(comment.trim() && { comment: comment.trim() }),
        })
      }
      onDone={changed}
      onClose={onClose}
    >
      <CommentField
        label={t('exempting.comment')}
        required={required}
        value={comment}
        onChange={setComment}
      />
    </DecisionDialog>
  );
};
