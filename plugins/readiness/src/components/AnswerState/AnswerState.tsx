import { ReactNode } from 'react';
import LinearProgress from '@material-ui/core/LinearProgress';
import { Answer } from '../../hooks/useReadiness';
import { useWords } from '../../hooks/useWords';
import { AnswerFailure } from './AnswerFailure';
import { AnswerSkeleton } from './AnswerSkeleton';

/**
 * Waits for an answer, says why there is none, or shows it.
 * @internal
 */
export function AnswerState<T>(props: {
  answer: Answer<T>;
  /** Names what is read, for messages. */
  what: string;
  children: (value: T) => ReactNode;
}) {
  const { answer, what, children } = props;
  const { t } = useWords();
  if (answer.state === 'loading') {
    return <AnswerSkeleton />;
  }
  if (answer.state === 'failed') {
    return (
      <AnswerFailure error={answer.error} retry={answer.retry} what={what} />
    );
  }
  return (
    <div aria-busy={answer.refreshing}>
      {answer.refreshing && (
        <LinearProgress aria-label={t('state.refreshing')} />
      )}
      {children(answer.value)}
    </div>
  );
}
