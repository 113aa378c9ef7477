import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';

/** An archive that was handed to the browser. @internal */
export interface SavedArchive {
  readonly name: string;
  /** Null where something on the way took it out of the answer. */
  readonly digest: string | null;
}

const useStyles = makeStyles(
  theme => ({
    code: {
      display: 'block',
      margin: theme.spacing(0.5, 0),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'ReadinessExportedArchive' },
);

/** The digest of what was saved, and how to check later that it is still the same. @internal */
export const ExportedArchive = (props: { archive: SavedArchive }) => {
  const { name, digest } = props.archive;
  const classes = useStyles();
  const { t } = useWords();
  const command = `readiness evidence verify ${name}`;
  return (
    <>
      {digest && (
        <Typography variant="body2" component="div">
          {t('evidence.digest')}
          <code className={classes.code}>{digest}</code>
        </Typography>
      )}
      <Typography variant="body2" component="div">
        {t(digest ? 'evidence.verify' : 'evidence.noDigest')}
        <code className={classes.code}>
          {digest ? `${command} --digest ${digest}` : command}
        </code>
      </Typography>
    </>
  );
};
