import { AttestationState } from 'backstage-plugin-readiness-common';
import { useWords } from '../../hooks/useWords';
import { StateLabel, StateTone } from './StateLabel';

const TONES: Readonly<Record<AttestationState, StateTone>> = {
  'awaiting-review': 'waits',
  'in-force': 'holds',
  expired: 'ended',
  refused: 'refused',
  withdrawn: 'gone',
  replaced: 'gone',
};

/** Where a sign-off stands, as icon and words. @internal */
export const AttestationStateLabel = (props: { state: AttestationState }) => {
  const { t } = useWords();
  return (
    <StateLabel tone={TONES[props.state]}>
      {t(`attestation.state.${props.state}`)}
    </StateLabel>
  );
};
