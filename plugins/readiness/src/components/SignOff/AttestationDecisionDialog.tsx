import { useApi } from '@backstage/core-plugin-api';
import { AttestationView } from 'backstage-plugin-readiness-common';
import { useState } from 'react';
import { governanceApiRef } from '../../api';
import { useWords } from '../../hooks/useWords';
import { CommentField, DecisionDialog } from '../DecisionDialog';

/** Confirms, refuses or withdraws a version of a sign-off. Who refuses says why. @internal */
export const AttestationDecisionDialog = (props: {
  attestation: AttestationView;
  act: 'confirm' | 'refuse' | 'withdraw';
  changed(): void;
  onClose(): void;
}) => {
  const { attestation, act, changed, onClose } = props;
  const { id, checkTitle } = attestation;
  const { t } = useWords();
  const api = useApi(governanceApiRef);
  const [comment, setComment] = useState('');
  const required = act === 'refuse';
  return (
    <DecisionDialog
      title={t(`signOff.${act}Title`, { title: checkTitle })}
      text={t(`signOff.${act}Text`)}
      confirm={t(`signOff.${act}`)}
      ready={!required || comment.trim() !== ''}
      act={() =>
        api.decideAttestation(id, {
          decision: act,
          ...(comment.trim() && { comment: comment.trim() }),
        })
      }
      onDone={changed}
      onClose={onClose}
    >
      <CommentField
        label={t('signOff.comment')}
        required={required}
        value={comment}
        onChange={setComment}
      />
    </DecisionDialog>
  );
};
