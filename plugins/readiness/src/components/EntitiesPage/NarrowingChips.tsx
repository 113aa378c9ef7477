import { useWords } from '../../hooks/useWords';
import { NARROWING_NAMES } from '../../words/entityQuery';
import { RemovableChipList } from '../RemovableChip';
import { narrowingWords } from './narrowingWords';

/** What a figure asked of the list when it led here, each with a button that removes it. @internal */
export const NarrowingChips = () => {
  const { t } = useWords();
  return (
    <RemovableChipList
      names={NARROWING_NAMES}
      wordsOf={(name, value) => ({
        name: t(`entities.${name}`),
        value: narrowingWords(t, name, value),
      })}
    />
  );
};
