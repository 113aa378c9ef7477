import { Translate } from '../../hooks/useWords';
import { NarrowingName, OWNERSHIP_GAPS } from '../../words/entityQuery';
import { stateWords } from '../../words/stateWords';

/** A value of the URL in words. @internal */
export function narrowingWords(
  t: Translate,
  name: NarrowingName,
  value: string,
): string {
  switch (name) {
    case 'level':
      return value === 'none' ? t('entities.belowFirst') : value;
    case 'scope':
      return value === 'out' ? t('entities.out') : value;
    case 'adoption':
      return value === 'left' ? t('adoption.left') : stateWords(t, value);
    case 'status':
      return stateWords(t, value);
    case 'gap': {
      const gap = OWNERSHIP_GAPS.find(known => known === value);
      return gap ? t(`gap.${gap}`) : value;
    }
    default:
      return value;
  }
}
