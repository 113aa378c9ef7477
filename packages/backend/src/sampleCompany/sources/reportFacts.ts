import { setTimeout as delay } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  FactPushResult,
  HealthView,
  PushedFact,
} from 'backstage-plugin-readiness-common';
import { sampleFacts } from '../sampleFacts';
import { ReadinessAccess } from './ReadinessAccess';

/** Milliseconds between two attempts. */
const PAUSE = 1000;

/** @internal */
export interface ReportOptions {
  readonly readiness: Pick<ReadinessAccess, 'health' | 'push'>;
  readonly logger: LoggerService;
  /** The instant at which the portal started: what readiness saw before may be of another catalog. */
  readonly startedAt: number;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly pause?: (signal: AbortSignal) => Promise<void>;
}

/**
 * Reports what the sources of the sample company say today, as soon as readiness answers. It waits until the catalog has
 * been seen and judged, so that the history names the facts, and nothing else, as the cause of what they change.
 * @internal
 */
export async function reportFacts(options: ReportOptions): Promise<void> {
  const { logger, signal, pause = pauseFor } = options;
  let problem: string | undefined;
  while (!signal.aborted) {
    const attempt = await tryReport(options);
    if (attempt.result === 'reported') {
      logReport(attempt.report, logger);
      return;
    }
    if (attempt.result === 'failed' && attempt.problem !== problem) {
      problem = attempt.problem;
      logger.info(`Readiness takes no facts yet: ${problem}`);
    }
    await pause(signal);
  }
}

type Attempt =
  | { readonly result: 'reported'; readonly report: FactPushResult }
  | { readonly result: 'too-early' }
  | { readonly result: 'failed'; readonly problem: string };

async function tryReport(options: ReportOptions): Promise<Attempt> {
  const { readiness, startedAt, now, signal } = options;
  try {
    if (!hasJudgedSince(await readiness.health(signal), startedAt)) {
      return { result: 'too-early' };
    }
    const facts = sampleFacts(0, new Date(now())).filter(isPushed);
    return { result: 'reported', report: await readiness.push(facts, signal) };
  } catch (error) {
    return { result: 'failed', problem: stringifyError(error) };
  }
}

/** Readiness itself says how SLOs stand, from their slices. */
function isPushed({ source }: PushedFact): boolean {
  return source !== 'slo';
}

function hasJudgedSince({ lastSync, queue }: HealthView, instant: number) {
  const { at } = lastSync;
  return at !== null && Date.parse(at) >= instant && queue.due === 0;
}

function logReport(report: FactPushResult, logger: LoggerService): void {
  logger.info(`Readiness took ${report.accepted} facts`);
  for (const { index, message } of report.rejected) {
    logger.warn(`Readiness refused fact ${index}: ${message}`);
  }
}

/** Ends early, without an error, when the signal is aborted: the caller looks at it next. */
async function pauseFor(signal: AbortSignal): Promise<void> {
  await delay(PAUSE, undefined, { signal }).catch(error => {
    if (!signal.aborted) {
      throw error;
    }
  });
}
