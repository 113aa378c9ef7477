import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { useContext, useId } from 'react';
import { ClockContext } from '../../hooks/ClockContext';
import { useWords } from '../../hooks/useWords';
import {
  EVIDENCE_PERIODS,
  EvidencePeriod,
  isAhead,
  isBackwards,
  utcDay,
} from './evidencePeriod';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(2),
      marginTop: theme.spacing(2),
    },
  }),
  { name: 'ReadinessPeriodFields' },
);

/** Chooses the period of an export: so many days back, or two days. @internal */
export const PeriodFields = (props: {
  period: EvidencePeriod;
  onChange(period: EvidencePeriod): void;
}) => {
  const { period, onChange } = props;
  const classes = useStyles();
  const { t } = useWords();
  const now = useContext(ClockContext)();
  const periodId = useId();
  return (
    <div className={classes.root}>
      <TextField
        select
        id={periodId}
        label={t('evidence.period')}
        variant="outlined"
        size="small"
        SelectProps={{ native: true }}
        value={period.kind}
        onChange={event => {
          const kind = EVIDENCE_PERIODS.find(one => one === event.target.value);
          onChange({ ...period, ...(kind && { kind }) });
        }}
      >
        {EVIDENCE_PERIODS.map(kind => (
          <option key={kind} value={kind}>
            {kind === 'dates'
              ? t('evidence.dates')
              : t('evidence.days', { number: kind })}
          </option>
        ))}
      </TextField>
      {period.kind === 'dates' && (
        <>
          <DayField
            label={t('evidence.from')}
            problem={isAhead(period, now) ? t('evidence.ahead') : undefined}
            latest={utcDay(now)}
            value={period.from}
            onChange={from => onChange({ ...period, from })}
          />
          <DayField
            label={t('evidence.to')}
            problem={isBackwards(period) ? t('evidence.backwards') : undefined}
            latest={utcDay(now)}
            value={period.to}
            onChange={to => onChange({ ...period, to })}
          />
        </>
      )}
    </div>
  );
};

/** A day up to today, as the backend counts days. */
function DayField(props: {
  label: string;
  /** What is wrong with the day, in the place of the help. */
  problem?: string;
  latest: string;
  value: string;
  onChange(value: string): void;
}) {
  const { label, problem, latest, value, onChange } = props;
  const { t } = useWords();
  const fieldId = useId();
  return (
    <TextField
      id={fieldId}
      type="date"
      required
      label={label}
      error={problem !== undefined}
      helperText={problem ?? t('evidence.dayHelp')}
      variant="outlined"
      size="small"
      InputLabelProps={{ shrink: true }}
      inputProps={{ max: latest }}
      value={value}
      onChange={event => onChange(event.target.value)}
    />
  );
}
