import TextField from '@material-ui/core/TextField';
import { DateTime } from 'luxon';
import { useContext, useId } from 'react';
import { ClockContext } from '../../hooks/ClockContext';

/** A day from tomorrow on. @internal */
export const DateField = (props: {
  label: string;
  help?: string;
  required?: boolean;
  /** Such as `2027-01-31`; empty for none. */
  value: string;
  onChange(value: string): void;
}) => {
  const { label, help, required = false, value, onChange } = props;
  const clock = useContext(ClockContext);
  const fieldId = useId();
  const tomorrow = DateTime.fromMillis(clock()).plus({ days: 1 }).toISODate();
  return (
    <TextField
      id={fieldId}
      type="date"
      label={label}
      helperText={help}
      required={required}
      variant="outlined"
      size="small"
      InputLabelProps={{ shrink: true }}
      inputProps={{ min: tomorrow ?? undefined }}
      value={value}
      onChange={event => onChange(event.target.value)}
    />
  );
};
