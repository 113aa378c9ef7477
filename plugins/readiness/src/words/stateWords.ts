import { CHECK_STATUSES } from './statusOrder';
import { Translate } from '../hooks/useWords';

const ADOPTION_STATUSES = ['adopted', 'not-adopted', 'unknown'] as const;

const FLAGS = ['stale', 'exempt'] as const;

/**
 * A state of a check or capability as the change log writes it, such as `pass, stale`. A word that these pages do not
 * know is shown as it is.
 * @internal
 */
export function stateWords(t: Translate, state: string | null): string {
  if (state === null) {
    return t('change.nothing');
  }
  return state
    .split(', ')
    .map(word => stateWord(t, word))
    .join(', ');
}

function stateWord(t: Translate, word: string): string {
  const status = [...CHECK_STATUSES, ...FLAGS].find(known => known === word);
  if (status) {
    return t(`status.${status}`);
  }
  const adoption = ADOPTION_STATUSES.find(known => known === word);
  return adoption ? t(`adoption.${adoption}`) : word;
}
