import { SloObjectiveView } from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { useWords, Words } from '../../hooks/useWords';
import { QueryText } from '../QueryText';
import { RelativeTime } from '../RelativeTime';

/** Where the numbers come from: data source, queries, what is doubtful about them, and the last reading. @internal */
export const IndicatorQueries = (props: { objective: SloObjectiveView }) => {
  const { indicator, read } = props.objective;
  const words = useWords();
  const { t } = words;
  return (
    <>
      <Typography variant="body2">
        {sourceWords(words, indicator)}
        {' · '}
        <Reading read={read} />
      </Typography>
      {indicator.queries.length === 0 && (
        <Typography variant="body2">{t('slo.indicatorNoQueries')}</Typography>
      )}
      {indicator.queries.map((query, index) => (
        <QueryText
          key={`${index} ${query}`}
          text={query}
          copyLabel={t('slo.copyQuery')}
          copiedLabel={t('slo.copied')}
        />
      ))}
      {indicator.warnings.length > 0 && (
        <Alert severity="warning" role="note">
          {t('slo.indicatorWarnings')}
          <ul>
            {indicator.warnings.map(warning => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  );
};

/** When it was read last, and how that ended. */
function Reading(props: { read: SloObjectiveView['read'] }) {
  const { at, outcome, reason } = props.read;
  const { t } = useWords();
  if (outcome === 'never' && reason !== null) {
    return <>{t('slo.readNeverWhy', { reason })}</>;
  }
  const age = at === null ? t('slo.readUndated') : <RelativeTime at={at} />;
  return (
    <>
      {t(`slo.readOutcome.${outcome}`, {
        age,
        reason: reason ?? t('slo.readNoReason'),
      })}
    </>
  );
}

function sourceWords(
  { t }: Words,
  { source, sourceType }: SloObjectiveView['indicator'],
): string {
  if (source === null) {
    return t('slo.indicatorNoSource');
  }
  return sourceType === null
    ? t('slo.indicatorSourcePlain', { source })
    : t('slo.indicatorSource', { source, type: sourceType });
}
