import { useSearchParams } from 'react-router-dom';
import { withValue } from '../../words/entityQuery';
import { FilterField } from '../FilterBar';
import { RemovableChipList } from '../RemovableChip';

/** A filter that is typed: one value, or several. What is chosen lives in the URL and can be removed. @internal */
export const ValueFilter = (props: {
  /** As the URL has it. */
  param: string;
  label: string;
  suggestions?: readonly string[];
  /** Another value replaces the one before, unless several may be chosen. */
  several?: boolean;
}) => {
  const { param, label, suggestions = [], several = false } = props;
  const [params, setParams] = useSearchParams();
  const add = (value: string) => {
    const before = new URLSearchParams(params);
    if (!several) {
      before.delete(param);
    }
    setParams(withValue(before, param, value), { replace: true });
  };
  return (
    <>
      <FilterField label={label} suggestions={suggestions} onAdd={add} />
      <RemovableChipList
        names={[param]}
        wordsOf={(_, value) => ({
          name: label,
          value,
        })}
      />
    </>
  );
};
