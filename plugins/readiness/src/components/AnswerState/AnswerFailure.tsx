import { EmptyState, ResponseErrorPanel } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { useWords } from '../../hooks/useWords';
import { readinessErrorKind } from '../../words/readinessErrorKind';

/** Why there is no answer, and what can be done. @internal */
export const AnswerFailure = (props: {
  error: Error;
  what: string;
  retry(): void;
}) => {
  const { error, what, retry } = props;
  const { t } = useWords();
  const again = (
    <Button variant="outlined" onClick={retry}>
      {t('state.retry')}
    </Button>
  );
  switch (readinessErrorKind(error)) {
    case 'not-allowed':
      return (
        <EmptyState
          missing="info"
          title={t('state.notAllowedTitle')}
          description={t('state.notAllowedText', { what })}
        />
      );
    case 'not-found':
      return (
        <EmptyState
          missing="data"
          title={t('state.notFoundTitle')}
          description={t('state.notFoundText')}
          action={again}
        />
      );
    default:
      return (
        <div role="alert">
          <ResponseErrorPanel
            title={t('state.failed', { what })}
            error={error}
          />
          {again}
        </div>
      );
  }
};
