import TextField from '@material-ui/core/TextField';
import { DateTime } from 'luxon';
import { useContext, useId } from 'react';
import { ClockContext } from '../../hooks/ClockContext';

/** A day from tomorrow on, to a last one where there is one. @internal */
export const DateField = (props: {
  label: string;
  help?: string;
  required?: boolean;
  /** The last day that can be chosen. */
  latest?: string;
  /** What is wrong with the day that was chosen, in the place of the help. */
  problem?: string;
  /** Such as `2027-01-31`; empty for none. */
  value: string;
  onChange(value: string): void;
}) => {
  const { label, help, required = false, latest, problem } = props;
  const { value, onChange } = props;
  const clock = useContext(ClockContext);
  const fieldId = useId();
  const tomorrow = DateTime.fromMillis(clock()).plus({ days: 1 }).toISODate();
  return (
    <TextField
      id={fieldId}
      type="date"
      label={label}
      helperText={problem ?? help}
      error={problem !== undefined}
      required={required}
      variant="outlined"
      size="small"
      InputLabelProps={{ shrink: true }}
      inputProps={{ min: tomorrow ?? undefined, max: latest }}
      value={value}
      onChange={event => onChange(event.target.value)}
    />
  );
};
