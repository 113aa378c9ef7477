import { useApi } from '@backstage/core-plugin-api';
import { GateView } from 'backstage-plugin-readiness-common';
import { useState } from 'react';
import { governanceApiRef } from '../../api';
import { useWords } from '../../hooks/useWords';
import { endOfDay } from '../../words/endOfDay';
import { CommentField, DateField, DecisionDialog } from '../DecisionDialog';

/** Asks why and until when before it stops a gate, or all of them. @internal */
export const HoldDialog = (props: {
  /** Absent: all gates. */
  gate?: Pick<GateView, 'name' | 'title'>;
  onDone(): void;
  onClose(): void;
}) => {
  const { gate, onDone, onClose } = props;
  const { t } = useWords();
  const api = useApi(governanceApiRef);
  const [reason, setReason] = useState('');
  const [day, setDay] = useState('');
  const stop = () =>
    api.setHold({
      gate: gate?.name,
      reason: reason.trim(),
      until: endOfDay(day),
    });
  return (
    <DecisionDialog
      title={
        gate
          ? t('hold.stopTitleOne', { gate: gate.title })
          : t('hold.stopTitleAll')
      }
      text={t('hold.stopText')}
      confirm={t('hold.stop')}
      ready={reason.trim() !== ''}
      act={stop}
      onDone={onDone}
      onClose={onClose}
    >
      <CommentField
        label={t('hold.reason')}
        help={t('hold.reasonHelp')}
        required
        value={reason}
        onChange={setReason}
      />
      <DateField
        label={t('hold.until')}
        help={t('hold.untilHelp')}
        value={day}
        onChange={setDay}
      />
    </DecisionDialog>
  );
};
