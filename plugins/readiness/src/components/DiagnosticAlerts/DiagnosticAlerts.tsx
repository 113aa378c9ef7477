import { DiagnosticView } from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useWords, Words } from '../../hooks/useWords';

/** What is wrong with documents, errors first, with file and line. @internal */
export const DiagnosticAlerts = (props: {
  diagnostics: readonly DiagnosticView[];
}) => {
  const sorted = [...props.diagnostics].sort((a, b) =>
    a.severity.localeCompare(b.severity),
  );
  return (
    <>
      {sorted.map((diagnostic, index) => (
        <Diagnostic
          key={`${index} ${diagnostic.code}`}
          diagnostic={diagnostic}
        />
      ))}
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
