import { Evidence } from 'backstage-plugin-readiness-common';
import { MarkdownContent } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { SafeLink } from '../SafeLink';

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: 0,
      paddingLeft: theme.spacing(3),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'ReadinessEvidenceList' },
);

/** What somebody gave as evidence: links, which are shown and never fetched, and text. @internal */
export const EvidenceList = (props: { evidence: Evidence }) => {
  const { links, text } = props.evidence;
  const classes = useStyles();
  const { t } = useWords();
  if (links.length === 0 && !text) {
    return (
      <Typography variant="body2">{t('attestation.noEvidence')}</Typography>
    );
  }
  return (
    <>
      {links.length > 0 && (
        <ul className={classes.list} aria-label={t('attestation.evidence')}>
          {links.map(({ url, title }) => (
            <Typography key={url} variant="body2" component="li">
              <SafeLink url={url}>{title ?? url}</SafeLink>
            </Typography>
          ))}
        </ul>
      )}
      {text && <MarkdownContent content={text} />}
    </>
  );
};
