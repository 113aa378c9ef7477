import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { TeamLink } from '../TeamLink';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: theme.spacing(2),
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'ReadinessDocumentFacts' },
);

/** Who owns a document and where it is written. @internal */
export const DocumentFacts = (props: {
  owner: string | null;
  file?: string;
  facts: readonly string[];
}) => {
  const { owner, file, facts } = props;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <Typography variant="body2" component="div" className={classes.root}>
      {facts.map(fact => (
        <span key={fact}>{fact}</span>
      ))}
      {owner && (
        <span>
          {t('documents.owner')} <TeamLink entityRef={owner} />
        </span>
      )}
      {file && <span>{t('documents.file', { file })}</span>}
    </Typography>
  );
};
