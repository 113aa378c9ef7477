import { CHECK_STATUSES } from './statusOrder';
import { Translate } from '../hooks/useWords';

const ADOPTION_STATUSES = ['adopted', 'not-adopted', 'unknown'] as const;

/**
 * A state of a check or capability as the change log writes it. One that these pages do not know is shown as it is.
 * @internal
 */
export function stateWords(t: Translate, state: string | null): string {
  if (state === null) {
    return t('change.nothing');
  }
  const status = CHECK_STATUSES.find(known => known === state);
  if (status) {
    return t(`status.${status}`);
  }
  const adoption = ADOPTION_STATUSES.find(known => known === state);
  return adoption ? t(`adoption.${adoption}`) : state;
}
