import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import RefreshIcon from '@material-ui/icons/Refresh';
import { readinessEntityEvaluatePermission } from 'backstage-plugin-readiness-common';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { readinessApiRef } from '../../api';
import { usePolling } from '../../hooks/usePolling';
import { useWords } from '../../hooks/useWords';
import { evaluationState } from './evaluationState';

/** An evaluation takes seconds; two minutes of waiting say that something is slow. */
const POLL_EVERY = 3_000;
const POLL_ROUNDS = 40;

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', alignItems: 'center', gap: theme.spacing(1.5) },
  }),
  { name: 'ReadinessEvaluateButton' },
);

/** Asks for a fresh evaluation and waits for it, a bounded time. Not there without the permission. @internal */
export const EvaluateButton = (props: {
  entityRef: string;
  /** Whether the backend still has something to evaluate. */
  pending: boolean;
  reload(): void;
}) => {
  const { entityRef, pending, reload } = props;
  const classes = useStyles();
  const { t } = useWords();
  const api = useApi(readinessApiRef);
  const { allowed } = usePermission({
    permission: readinessEntityEvaluatePermission,
    resourceRef: entityRef,
  });
  const [asked, setAsked] = useState(false);
  const gaveUp = usePolling({
    active: pending,
    poll: reload,
    every: POLL_EVERY,
    rounds: POLL_ROUNDS,
  });
  const [request, evaluate] = useAsyncFn(async () => {
    await api.evaluateEntity(entityRef);
    setAsked(true);
    reload();
  }, [api, entityRef, reload]);
  const state = evaluationState({ request, pending, gaveUp, asked });
  return (
    <div className={classes.root}>
      <Typography variant="body2" role="status">
        {state.kind === 'failed'
          ? t('evaluate.failed', { message: state.message })
          : state.kind !== 'idle' && t(`evaluate.${state.kind}`)}
      </Typography>
      {allowed && (
        <Button
          variant="outlined"
          startIcon={<RefreshIcon />}
          disabled={state.kind === 'asking' || state.kind === 'pending'}
          onClick={evaluate}
        >
          {t('evaluate.button')}
        </Button>
      )}
    </div>
  );
};
