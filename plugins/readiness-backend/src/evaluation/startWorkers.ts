import { LifecycleService, LoggerService } from '@backstage/backend-plugin-api';
import { EvaluationWorker } from './EvaluationWorker';
import { runLoop } from './runLoop';
import { WakeUp } from './WakeUp';

/** Milliseconds after which a worker looks for what other replicas have marked. */
const PAUSE = 1000;

/** Workers of one process: while one waits for the database, the other evaluates. */
const WORKERS = 2;

/**
 * Works the queue from the start of the backend to its end. A shutdown waits for what is being stored.
 * @internal
 */
export function startWorkers(
  stages: { readonly worker: EvaluationWorker; readonly wakeUp: WakeUp },
  services: {
    readonly lifecycle: LifecycleService;
    readonly logger: LoggerService;
  },
): void {
  const { lifecycle, logger } = services;
  const controller = new AbortController();
  const running = new Array<Promise<void>>();
  lifecycle.addStartupHook(() => {
    for (let worker = 1; worker <= WORKERS; worker++) {
      running.push(
        runLoop({
          name: `Evaluation worker ${worker}`,
          step: async () => {
            const { result } = await stages.worker.runOnce();
            return result === 'idle' ? 'idle' : 'again';
          },
          wakeUp: stages.wakeUp,
          pause: PAUSE,
          logger,
          signal: controller.signal,
        }),
      );
    }
  });
  lifecycle.addShutdownHook(async () => {
    controller.abort();
    await Promise.all(running);
  });
}
