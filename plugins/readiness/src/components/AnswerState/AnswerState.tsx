import { ReactNode } from 'react';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Answer } from '../../hooks/useReadiness';
import { useWords } from '../../hooks/useWords';
import { AnswerFailure } from './AnswerFailure';
import { AnswerSkeleton } from './AnswerSkeleton';

const useStyles = makeStyles(
  theme => ({
    root: { '& section + section': { marginTop: theme.spacing(2) } },
  }),
  { name: 'ReadinessAnswerState' },
);

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
  const classes = useStyles();
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
    <Typography
      variant="body2"
      component="div"
      className={classes.root}
      aria-busy={answer.refreshing}
    >
      {answer.refreshing && (
        <LinearProgress aria-label={t('state.refreshing')} />
      )}
      {children(answer.value)}
    </Typography>
  );
}
