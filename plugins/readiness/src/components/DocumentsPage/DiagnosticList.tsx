import {
  DiagnosticView,
  DocumentsView,
} from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useWords, Words } from '../../hooks/useWords';

/** What is wrong with the documents, errors first, with file and line. @internal */
export const DiagnosticList = (props: { documents: DocumentsView }) => {
  const { diagnostics, lastValid } = props.documents;
  const { t } = useWords();
  const sorted = [...diagnostics].sort((a, b) =>
    a.severity.localeCompare(b.severity),
  );
  return (
    <>
      {lastValid.length > 0 && (
        <Alert severity="warning">
          {t('documents.lastValid')}: {lastValid.join(', ')}
        </Alert>
      )}
      {sorted.length === 0 ? (
        <Typography variant="body2">{t('documents.noDiagnostics')}</Typography>
      ) : (
        sorted.map((diagnostic, index) => (
          <Diagnostic
            key={`${index} ${diagnostic.code}`}
            diagnostic={diagnostic}
          />
        ))
      )}
    </>
  );
};

function Diagnostic(props: { diagnostic: DiagnosticView }) {
  const { severity, code, message, path } = props.diagnostic;
  const words = useWords();
  const place = [placeOf(words, props.diagnostic), path]
    .filter(Boolean)
    .join(' · ');
  return (
    <Alert severity={severity} role="note">
      <AlertTitle>
        {words.t(`documents.${severity}`)}: {code}
      </AlertTitle>
      {message}
      {place && (
        <Typography variant="body2" component="div">
          <code>{place}</code>
        </Typography>
      )}
    </Alert>
  );
}

function placeOf({ t }: Words, { file, line }: DiagnosticView) {
  return file && line
    ? t('documents.place', { file, line: String(line) })
    : file;
}
