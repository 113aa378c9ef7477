import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { useContext, useId } from 'react';
import { ClockContext } from '../../hooks/ClockContext';
import { useWords } from '../../hooks/useWords';
import { DateField } from '../DecisionDialog';
import {
  AttestableCheck,
  endOfForm,
  lastDay,
  periodsOf,
  SignOffEnd,
  SignOffForm,
  SignOffPeriod,
} from './signOffForm';

type Validity = Pick<SignOffForm, 'period' | 'until'>;

/** For how long a sign-off holds, never longer than its check allows, and when that ends. @internal */
export const ValidityField = (props: {
  check: Pick<AttestableCheck, 'validForDays'>;
  value: Validity;
  onChange(value: Partial<Validity>): void;
}) => {
  const { check, value, onChange } = props;
  const { t, formats } = useWords();
  const now = useContext(ClockContext)();
  const labelId = useId();
  const latest = lastDay(check, now);
  const end = endOfForm(value, check, now);
  const words = (period: SignOffPeriod) => {
    if (period === 'date') {
      return t('signOff.period.date');
    }
    return period === 'check'
      ? t('signOff.period.check', { count: check.validForDays })
      : t('signOff.period.days', { count: period });
  };
  return (
    <div>
      <FormControl component="fieldset">
        <FormLabel component="legend" id={labelId}>
          {t('signOff.valid')}
        </FormLabel>
        <RadioGroup row aria-labelledby={labelId} value={String(value.period)}>
          {periodsOf(check).map(period => (
            <FormControlLabel
              key={period}
              value={String(period)}
              control={<Radio color="primary" />}
              label={words(period)}
              onChange={() => onChange({ period })}
            />
          ))}
        </RadioGroup>
        <FormHelperText role="status">
          {end && <EndWords end={end} />}
        </FormHelperText>
      </FormControl>
      {value.period === 'date' && (
        <DateField
          label={t('signOff.until')}
          help={t('signOff.untilHelp', { date: formats.date(latest) })}
          required
          latest={latest}
          problem={
            value.until > latest
              ? t('signOff.untilLate', { date: formats.date(latest) })
              : undefined
          }
          value={value.until}
          onChange={until => onChange({ until })}
        />
      )}
    </div>
  );
};

function EndWords(props: { end: SignOffEnd }) {
  const { day, at } = props.end;
  const { t, formats } = useWords();
  const date = formats.date(day);
  return (
    <>
      {at === undefined
        ? t('signOff.ends', { date })
        : t('signOff.endsAt', { date, time: formats.time(at) })}
    </>
  );
}
