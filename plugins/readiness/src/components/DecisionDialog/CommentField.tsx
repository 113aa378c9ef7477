import TextField from '@material-ui/core/TextField';
import { useId } from 'react';
import { useWords } from '../../hooks/useWords';

/** As much as the backend takes. */
const LONGEST = 2_000;

/** A text that goes with a decision, and whether it must be there. @internal */
export const CommentField = (props: {
  label: string;
  help?: string;
  required?: boolean;
  value: string;
  onChange(value: string): void;
}) => {
  const { label, help, required = false, value, onChange } = props;
  const { t } = useWords();
  const fieldId = useId();
  return (
    <TextField
      id={fieldId}
      label={label}
      helperText={
        help ??
        t(required ? 'decision.commentRequired' : 'decision.commentOptional')
      }
      required={required}
      fullWidth
      multiline
      minRows={3}
      variant="outlined"
      inputProps={{ maxLength: LONGEST }}
      value={value}
      onChange={event => onChange(event.target.value)}
    />
  );
};
