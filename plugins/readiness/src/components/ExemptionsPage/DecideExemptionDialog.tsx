import { useApi } from '@backstage/core-plugin-api';
import {
  ExemptionDecision,
  ExemptionView,
} from 'backstage-plugin-readiness-common';
import { useState } from 'react';
import { governanceApiRef } from '../../api';
import { useWords } from '../../hooks/useWords';
import { CommentField, DecisionDialog } from '../DecisionDialog';

/** @internal */
export type Decision = ExemptionDecision['decision'];

/** Whoever asked has to know why not. */
const COMMENTED: readonly Decision[] = ['reject', 'revoke'];

/** Decides about an exemption in the version that the viewer has seen. @internal */
export const DecideExemptionDialog = (props: {
  exemption: ExemptionView;
  decision: Decision;
  onDone(): void;
  onClose(): void;
}) => {
  const { exemption, decision, onDone, onClose } = props;
  const { id, version, checkTitle, endsAt } = exemption;
  const { t, formats } = useWords();
  const api = useApi(governanceApiRef);
  const [comment, setComment] = useState('');
  const required = COMMENTED.includes(decision);
  return (
    <DecisionDialog
      title={t('exemptionsPage.actLabel', {
        act: t(`exemptionsPage.${decision}`),
        title: checkTitle,
      })}
      text={t(`exemptionsPage.dialogText.${decision}`, {
        time: formats.instant(endsAt),
      })}
      confirm={t(`exemptionsPage.${decision}`)}
      ready={!required || comment.trim() !== ''}
      act={() =>
        api.decideExemption(id, {
          decision,
          comment: comment.trim() || undefined,
          version,
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      <CommentField
        label={t('decision.comment')}
        required={required}
        value={comment}
        onChange={setComment}
      />
    </DecisionDialog>
  );
};
