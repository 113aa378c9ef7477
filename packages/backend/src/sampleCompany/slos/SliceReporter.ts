import { setTimeout as delay } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  PushedSlice,
  SlicePushResult,
} from 'backstage-plugin-readiness-common';
import { sampleSlices } from './sampleSlices';
import { SAMPLE_SLOS } from './sampleSlos';

/** How far back the first report goes: a whole calendar month and some more. */
const HISTORY_DAYS = 35;
const DAY = 86_400_000;
/** Slices of one push. */
const AT_MOST = 5_000;
/** Slices that were reported already and are sent once more, should one of them not have arrived. */
const OVERLAP = 3 * 3_600_000;
/** Milliseconds between two attempts. */
const PAUSE = 1000;

/** @internal */
export interface ReportSlicesOptions {
  readonly readiness: {
    pushSlices(
      slices: PushedSlice[],
      signal: AbortSignal,
    ): Promise<SlicePushResult>;
  };
  readonly logger: LoggerService;
  /** The instant from which the story is told, such as the start of the portal. */
  readonly anchor: number;
  readonly now: () => number;
  readonly pause?: (signal: AbortSignal) => Promise<void>;
}

/**
 * Reports the slices of the sample company's SLOs: all of them the first time, afterwards those since the last report.
 *
 * Contract: one report at a time. What a report has sent stays sent when it is interrupted; the next one sends a little of
 * it again, which changes nothing.
 * @internal
 */
export class SliceReporter {
  readonly #options: ReportSlicesOptions;
  #reportedUntil: number | undefined;

  constructor(options: ReportSlicesOptions) {
    this.#options = options;
  }

  /** Tries until readiness takes them or the signal is aborted. */
  async report(signal: AbortSignal): Promise<void> {
    const { logger, pause = pauseFor } = this.#options;
    let problem: string | undefined;
    while (!signal.aborted) {
      const attempt = await this.#tryReport(signal);
      if (attempt.result === 'reported') {
        return;
      }
      if (attempt.problem !== problem) {
        problem = attempt.problem;
        logger.info(`Readiness takes no slices yet: ${problem}`);
      }
      await pause(signal);
    }
  }

  async #tryReport(signal: AbortSignal): Promise<Attempt> {
    const { anchor, now } = this.#options;
    const at = now();
    const from =
      this.#reportedUntil === undefined
        ? at - HISTORY_DAYS * DAY
        : this.#reportedUntil - OVERLAP;
    try {
      await this.#push(pushesOf({ from, now: at, anchor }), signal);
      this.#reportedUntil = at;
      return { result: 'reported' };
    } catch (error) {
      return { result: 'failed', problem: stringifyError(error) };
    }
  }

  async #push(pushes: Iterable<PushedSlice[]>, signal: AbortSignal) {
    const { readiness, logger } = this.#options;
    let accepted = 0;
    for (const slices of pushes) {
      const result = await readiness.pushSlices(slices, signal);
      accepted += result.accepted;
      const { rejected } = result;
      if (rejected.length > 0) {
        logger.warn(
          `Readiness refused ${rejected.length} slices: ${rejected[0].message}`,
        );
      }
    }
    logger.info(`Readiness took ${accepted} slices`);
  }
}

/** Made only as they are sent: while readiness takes none yet, no more than the first is worth its work. */
function* pushesOf(
  span: Parameters<typeof sampleSlices>[1],
): Generator<PushedSlice[]> {
  let waiting = new Array<PushedSlice>();
  for (const slo of SAMPLE_SLOS) {
    waiting = waiting.concat(sampleSlices(slo, span));
    while (waiting.length >= AT_MOST) {
      yield waiting.slice(0, AT_MOST);
      waiting = waiting.slice(AT_MOST);
    }
  }
  if (waiting.length > 0) {
    yield waiting;
  }
}

type Attempt =
  | { readonly result: 'reported' }
  | { readonly result: 'failed'; readonly problem: string };

/** Ends early, without an error, when the signal is aborted: the caller looks at it next. */
async function pauseFor(signal: AbortSignal): Promise<void> {
  await delay(PAUSE, undefined, { signal }).catch(error => {
    if (!signal.aborted) {
      throw error;
    }
  });
}
