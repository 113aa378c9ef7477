import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import AddIcon from '@material-ui/icons/Add';
import DeleteIcon from '@material-ui/icons/DeleteOutline';
import { useId } from 'react';
import { useWords } from '../../hooks/useWords';
import { isEvidenceUrl, SignOffForm } from './signOffForm';

/** As many links as the backend takes. */
const MOST_LINKS = 20;

const useStyles = makeStyles(
  theme => ({
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
    },
    field: { flex: '1 1 200px' },
  }),
  { name: 'ReadinessEvidenceFields' },
);

type Links = SignOffForm['links'];

/** Links as evidence, row by row. @internal */
export const EvidenceFields = (props: {
  links: Links;
  onChange(links: Links): void;
}) => {
  const { links, onChange } = props;
  const { t } = useWords();
  return (
    <div>
      {links.map((link, index) => (
        <EvidenceRow
          // Rows are told apart by their place: two may hold the same link for a moment.
          key={index}
          number={index + 1}
          link={link}
          onChange={changed =>
            onChange(links.map((each, at) => (at === index ? changed : each)))
          }
          onRemove={() => onChange(links.filter((_, at) => at !== index))}
        />
      ))}
      <Button
        size="small"
        startIcon={<AddIcon />}
        disabled={links.length >= MOST_LINKS}
        onClick={() => onChange([...links, { url: '', title: '' }])}
      >
        {t('signOff.addLink')}
      </Button>
    </div>
  );
};

function EvidenceRow(props: {
  number: number;
  link: Links[number];
  onChange(link: Links[number]): void;
  onRemove(): void;
}) {
  const { link, onChange, onRemove } = props;
  const classes = useStyles();
  const { t } = useWords();
  const rowId = useId();
  const number = String(props.number);
  const url = link.url.trim();
  const isWrong = url === '' ? link.title !== '' : !isEvidenceUrl(url);
  return (
    <div className={classes.row}>
      <TextField
        id={`${rowId}.url`}
        className={classes.field}
        type="url"
        size="small"
        variant="outlined"
        label={t('signOff.url', { number })}
        error={isWrong}
        helperText={isWrong ? t('signOff.urlProblem') : undefined}
        inputProps={{ maxLength: 2_000 }}
        value={link.url}
        onChange={event => onChange({ ...link, url: event.target.value })}
      />
      <TextField
        id={`${rowId}.title`}
        className={classes.field}
        size="small"
        variant="outlined"
        label={t('signOff.urlTitle', { number })}
        inputProps={{ maxLength: 200 }}
        value={link.title}
        onChange={event => onChange({ ...link, title: event.target.value })}
      />
      <IconButton
        size="small"
        aria-label={t('signOff.removeLink', { number })}
        onClick={onRemove}
      >
        <DeleteIcon />
      </IconButton>
    </div>
  );
}
