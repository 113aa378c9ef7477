import { useApi } from '@backstage/core-plugin-api';
import { GateDecisionView } from 'backstage-plugin-readiness-common';
import { useState } from 'react';
import { governanceApiRef } from '../../api';
import { useWords } from '../../hooks/useWords';
import { CommentField, DecisionDialog } from '../DecisionDialog';

/** A reason that others can do something with. */
const SHORTEST = 10;

/** Breaks the glass of a gate for the entity, with a reason. @internal */
export const BreakGlassDialog = (props: {
  decision: GateDecisionView;
  changed(): void;
  onClose(): void;
}) => {
  const { decision, changed, onClose } = props;
  const { gate, title, entityRef } = decision;
  const { t } = useWords();
  const api = useApi(governanceApiRef);
  const [reason, setReason] = useState('');
  return (
    <DecisionDialog
      title={t('shipping.breakGlassOf', { gate: title })}
      text={t('shipping.breakGlassText')}
      confirm={t('shipping.breakGlass')}
      ready={reason.trim().length >= SHORTEST}
      act={() => api.breakGlass(gate, { entityRef, reason: reason.trim() })}
      onDone={changed}
      onClose={onClose}
    >
      <CommentField
        label={t('shipping.breakGlassReason')}
        help={t('shipping.breakGlassHelp')}
        required
        value={reason}
        onChange={setReason}
      />
    </DecisionDialog>
  );
};
