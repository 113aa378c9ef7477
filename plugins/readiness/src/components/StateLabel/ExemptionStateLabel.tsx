import { ExemptionState } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { StateLabel, StateTone } from './StateLabel';

const TONES: Readonly<Record<ExemptionState, StateTone>> = {
  requested: 'waits',
  approved: 'holds',
  rejected: 'refused',
  revoked: 'refused',
  withdrawn: 'gone',
  expired: 'ended',
};

/** Where an exemption stands, as icon and words. @internal */
export const ExemptionStateLabel = (props: { state: ExemptionState }) => {
  const { t } = useWords();
  return (
    <StateLabel tone={TONES[props.state]}>
      {t(`exemption.state.${props.state}`)}
    </StateLabel>
  );
};
