import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { KeyboardEvent, useId, useState } from 'react';
import { useWords } from '../../hooks/useWords';

const useStyles = makeStyles(
  { root: { width: 220 } },
  { name: 'ReadinessFilterField' },
);

/** A field that adds values to a filter: one of the suggestions, or what is typed and ended with Enter. @internal */
export const FilterField = (props: {
  label: string;
  suggestions: readonly string[];
  onAdd(value: string): void;
}) => {
  const { label, suggestions, onAdd } = props;
  const classes = useStyles();
  const fieldId = useId();
  const { t } = useWords();
  const [text, setText] = useState('');
  const add = (value: string) => {
    setText('');
    if (value.trim()) {
      onAdd(value.trim());
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      add(text);
    }
  };
  return (
    <>
      <TextField
        className={classes.root}
        id={fieldId}
        label={label}
        size="small"
        variant="outlined"
        value={text}
        inputProps={{ list: `${fieldId}.options`, title: t('filter.hint') }}
        onKeyDown={onKeyDown}
        onChange={event => {
          const { value } = event.target;
          return wasPicked(event.nativeEvent) ? add(value) : setText(value);
        }}
      />
      <datalist id={`${fieldId}.options`}>
        {suggestions.map(value => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </>
  );
};

/** Browsers tell a suggestion that was picked from typing by the kind of input. */
function wasPicked(event: Event): boolean {
  return (
    !('inputType' in event) ||
    event.inputType === undefined ||
    event.inputType === 'insertReplacementText'
  );
}
