import { Trend } from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../hooks/useWords';
import { shortLine } from '../../words/shortLine';
import { Disclosure } from '../Disclosure';

/** A revision of the documents in one line; what does not fit is unfolded from it. @internal */
export const TrendRevision = (props: {
  revision: Trend['revisions'][number];
}) => {
  const { day, revision, summary } = props.revision;
  const { t, formats } = useWords();
  const line = shortLine(summary);
  const words = `${formats.date(day)}: ${t('trend.revision', {
    revision: String(revision),
    summary: line,
  })}`;
  return (
    <Typography variant="body2" component="li">
      {line === summary.trim() ? (
        words
      ) : (
        <Disclosure summary={words}>{summary}</Disclosure>
      )}
    </Typography>
  );
};
