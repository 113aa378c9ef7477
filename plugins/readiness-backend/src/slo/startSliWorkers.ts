import { LifecycleService, LoggerService } from '@backstage/backend-plugin-api';
import { runLoop } from '../evaluation/runLoop';
import { WakeUp } from '../evaluation/WakeUp';
import { SliWorker } from './reading/SliWorker';

/** Milliseconds after which a worker looks for what other replicas have marked, and for what is due by time. */
const PAUSE = 2000;

/** Workers of one process: as many data sources are read from at once. */
const WORKERS = 4;

/**
 * Reads SLIs from the start of the backend to its end. A shutdown stops what is being read and waits for what is being
 * stored.
 * @internal
 */
export function startSliWorkers(
  stages: { readonly worker: SliWorker; readonly wakeUp: WakeUp },
  services: {
    readonly lifecycle: LifecycleService;
    readonly logger: LoggerService;
  },
): void {
  const { lifecycle, logger } = services;
  const controller = new AbortController();
  const { signal } = controller;
  const running = new Array<Promise<void>>();
  lifecycle.addStartupHook(() => {
    for (let worker = 1; worker <= WORKERS; worker++) {
      running.push(
        runLoop({
          name: `SLI worker ${worker}`,
          step: async () => {
            const { result } = await stages.worker.runOnce({ signal });
            return result === 'idle' ? 'idle' : 'again';
          },
          wakeUp: stages.wakeUp,
          pause: PAUSE,
          ...{ logger, signal },
        }),
      );
    }
  });
  lifecycle.addShutdownHook(async () => {
    controller.abort();
    await Promise.all(running);
  });
}
