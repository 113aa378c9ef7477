import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useWords } from '../../hooks/useWords';
import { decisionErrorKind } from '../../words/decisionErrorKind';
import { errorReason } from '../../words/errorReason';

/** Why something could not be decided. Where somebody was faster, it leads to what they decided. @internal */
export const DecisionFailure = (props: {
  error: Error;
  /** Shows the present state in place of what was open. */
  onReload(): void;
}) => {
  const { error, onReload } = props;
  const { t } = useWords();
  const kind = decisionErrorKind(error);
  return (
    <Alert
      severity={kind === 'conflict' ? 'warning' : 'error'}
      action={
        kind === 'conflict' ? (
          <Button color="inherit" size="small" onClick={onReload}>
            {t('decision.showPresent')}
          </Button>
        ) : undefined
      }
    >
      <AlertTitle>{t(`decision.${kind}`)}</AlertTitle>
      {errorReason(error)}
    </Alert>
  );
};
