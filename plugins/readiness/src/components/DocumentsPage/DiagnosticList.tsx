import { DiagnosticView } from 'backstage-plugin-readiness-common';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { useWords } from '../../hooks/useWords';
import { DiagnosticAlerts } from '../DiagnosticAlerts';

/** What is wrong with the documents, and which are in force in an older version because of it. @internal */
export const DiagnosticList = (props: {
  diagnostics: readonly DiagnosticView[];
  lastValid: readonly string[];
  /** Said where nothing is wrong. */
  noDiagnostics: string;
}) => {
  const { diagnostics, lastValid, noDiagnostics } = props;
  const { t } = useWords();
  return (
    <>
      {lastValid.length > 0 && (
        <Alert severity="warning">
          {t('documents.lastValid')}: {lastValid.join(', ')}
        </Alert>
      )}
      {diagnostics.length === 0 ? (
        <Typography variant="body2">{noDiagnostics}</Typography>
      ) : (
        <DiagnosticAlerts diagnostics={diagnostics} />
      )}
    </>
  );
};
