import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import AddIcon from '@material-ui/icons/Add';
import { useId } from 'react';
import { useFilterSuggestions } from '../../hooks/useFilterSuggestions';
import { useWords } from '../../hooks/useWords';
import { DateField } from '../DecisionDialog';
import { Condition, withCondition } from './conditions';

/** As many as the backend takes. */
const MOST = 20;

const useStyles = makeStyles(
  theme => ({
    row: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      margin: theme.spacing(1, 0),
      padding: theme.spacing(1.5),
      '& > * + *': { marginTop: theme.spacing(1.5) },
    },
    button: { textTransform: 'none' },
  }),
  { name: 'ReadinessConditionFields' },
);

/** What is still owed after an approval, row by row: what, by whom, until when. @internal */
export const ConditionFields = (props: {
  rows: readonly Condition[];
  /** Whom a new row names. */
  owner: string;
  onChange(rows: readonly Condition[]): void;
}) => {
  const { rows, owner, onChange } = props;
  const classes = useStyles();
  const { t } = useWords();
  const owners = useFilterSuggestions().of('owner');
  const replace = (changed: Condition) =>
    onChange(rows.map(row => (row.key === changed.key ? changed : row)));
  return (
    <div>
      <Typography variant="body2">{t('reviewPage.conditionsHelp')}</Typography>
      {rows.map((row, index) => (
        <ConditionRow
          key={row.key}
          row={row}
          number={String(index + 1)}
          owners={owners}
          onChange={replace}
          onRemove={() => onChange(rows.filter(({ key }) => key !== row.key))}
        />
      ))}
      <Button
        className={classes.button}
        size="small"
        startIcon={<AddIcon />}
        disabled={rows.length >= MOST}
        onClick={() => onChange(withCondition(rows, owner))}
      >
        {t('reviewPage.addCondition')}
      </Button>
    </div>
  );
};

function ConditionRow(props: {
  row: Condition;
  number: string;
  owners: readonly string[];
  onChange(row: Condition): void;
  onRemove(): void;
}) {
  const { row, number, owners, onChange, onRemove } = props;
  const classes = useStyles();
  const { t } = useWords();
  const rowId = useId();
  return (
    <div
      className={classes.row}
      role="group"
      aria-label={t('reviewPage.condition', { number })}
    >
      <TextField
        id={`${rowId}.text`}
        label={t('reviewPage.conditionText')}
        required
        fullWidth
        size="small"
        variant="outlined"
        inputProps={{ maxLength: 500 }}
        value={row.text}
        onChange={event => onChange({ ...row, text: event.target.value })}
      />
      <TextField
        id={`${rowId}.owner`}
        label={t('reviewPage.conditionOwner')}
        required
        fullWidth
        size="small"
        variant="outlined"
        inputProps={{ list: `${rowId}.owners` }}
        value={row.owner}
        onChange={event => onChange({ ...row, owner: event.target.value })}
      />
      <datalist id={`${rowId}.owners`}>
        {owners.map(value => (
          <option key={value} value={value} />
        ))}
      </datalist>
      <DateField
        label={t('reviewPage.conditionDue')}
        required
        value={row.day}
        onChange={day => onChange({ ...row, day })}
      />
      <Button
        className={classes.button}
        size="small"
        aria-label={t('reviewPage.removeCondition', { number })}
        onClick={onRemove}
      >
        {t('reviewPage.remove')}
      </Button>
    </div>
  );
}
