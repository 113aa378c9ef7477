import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { WakeUp } from './WakeUp';

const LONGEST_PAUSE = 30_000;

/**
 * Repeats a step until the signal is aborted: at once while there is more to do, else after a wake-up or a pause. When it
 * fails (a database that is away, for example), it is tried again after longer and longer pauses; one line is logged when
 * that begins and one when it is over. The step must leave nothing half done.
 * @internal
 */
export async function runLoop(options: {
  readonly name: string;
  /** Tells whether there may be more to do. */
  readonly step: () => Promise<'again' | 'idle'>;
  readonly wakeUp: WakeUp;
  /** Milliseconds between two looks when nothing happens. */
  readonly pause: number;
  readonly logger: LoggerService;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { name, step, wakeUp, pause, logger, signal } = options;
  let failures = 0;
  while (!signal.aborted) {
    const since = wakeUp.events;
    let milliseconds = 0;
    try {
      milliseconds = (await step()) === 'again' ? 0 : pause;
      if (failures > 0) {
        logger.info(`${name} works again after ${failures} failures`);
      }
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures === 1) {
        logger.error(`${name} failed and is tried again`, toError(error));
      }
      milliseconds = Math.min(pause * 2 ** failures, LONGEST_PAUSE);
    }
    if (milliseconds > 0) {
      await wakeUp.sleep({
        milliseconds,
        // What happens while nothing works is no reason to try more often.
        since: failures > 0 ? wakeUp.events : since,
        signal,
      });
    }
  }
}
