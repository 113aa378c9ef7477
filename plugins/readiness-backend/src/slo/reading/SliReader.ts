import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { SliceReading, SliReadOutcome } from 'backstage-readiness-core';
import {
  SliReadAnswer,
  SliReadRequest,
  SliSource,
} from 'backstage-plugin-readiness-node';
import { untilAborted } from '../../clock/untilAborted';
import { rounded } from '../slices/packSlices';
import { afterSpan, ReadSpan, readSpans, ReadTime } from './readSpans';

const MOST_WARNINGS = 10;

/** One SLI to be read. @internal */
export interface SliToRead
  extends Pick<SliReadRequest, 'definition' | 'threshold' | 'sliceSeconds'> {
  /** The time of which slices have been read. */
  readonly read: ReadTime | null;
  /** The time of which slices are needed. */
  readonly needed: ReadSpan;
}

/** What was read of one SLI: what came before a failure counts. @internal */
export interface SliReading {
  readonly outcome: SliReadOutcome;
  readonly retryAfterSeconds?: number;
  readonly readings: readonly SliceReading[];
  readonly read: ReadTime | null;
  /** There is more to read, older than this. */
  readonly more: boolean;
  readonly warnings: readonly string[];
}

/**
 * Reads one SLI from its source, span by span, and trusts nothing of what it answers.
 * @internal
 */
export class SliReader {
  readonly #logger: LoggerService;
  readonly #timeoutMs: number;

  constructor(options: { logger: LoggerService; timeoutMs: number }) {
    this.#logger = options.logger;
    this.#timeoutMs = options.timeoutMs;
  }

  async read(
    source: SliSource,
    sli: SliToRead,
    signal: AbortSignal,
  ): Promise<SliReading> {
    const { spans, more } = readSpans(sli.read, sli.needed, sli.sliceSeconds);
    const readings = new Array<SliceReading>();
    const warnings = new Set<string>();
    let { read } = sli;
    const soFar = (outcome: SliReadOutcome, retryAfterSeconds?: number) => ({
      ...{ outcome, retryAfterSeconds, readings, read, more },
      warnings: [...warnings].slice(0, MOST_WARNINGS),
    });
    for (const span of spans) {
      const answer = await this.#ask(source, sli, span, signal);
      if (answer.kind === 'refused') {
        return soFar(answer);
      }
      if (answer.kind === 'unavailable') {
        const { kind, reason, retryAfterSeconds } = answer;
        return soFar({ kind, reason }, retryAfterSeconds);
      }
      readings.push(...usable(answer.readings, span, sli.sliceSeconds));
      answer.warnings.forEach(warning => warnings.add(warning));
      read = afterSpan(read, span);
    }
    return soFar({ kind: 'read' });
  }

  async #ask(
    source: SliSource,
    { definition, threshold, sliceSeconds }: SliToRead,
    span: ReadSpan,
    stop: AbortSignal,
  ): Promise<SliReadAnswer> {
    const timeout = AbortSignal.timeout(this.#timeoutMs);
    const signal = AbortSignal.any([stop, timeout]);
    try {
      return await untilAborted(
        source.read({
          ...{ definition, sliceSeconds, ...span, signal },
          ...(threshold && { threshold }),
        }),
        signal,
      );
    } catch (error) {
      if (timeout.aborted) {
        return unavailable(
          `${source.title} did not answer within ${
            this.#timeoutMs / 1000
          } seconds; look whether it is overloaded, or give it longer by readiness.slo.timeout`,
        );
      }
      if (stop.aborted) {
        return unavailable('The backend is stopping');
      }
      // The message may hold what nobody should read on a page, such as an address with a password.
      this.#logger.error(
        `Reading an SLI from ${source.name} failed unexpectedly`,
        toError(error),
      );
      return unavailable(
        `Reading from ${source.title} failed unexpectedly; the log of the backend has the cause`,
      );
    }
  }
}

function unavailable(reason: string): SliReadAnswer {
  return { kind: 'unavailable', reason };
}

/** The readings of the slices that were asked for, with numbers that can be stored. */
function usable(
  readings: readonly SliceReading[],
  { from, to }: ReadSpan,
  sliceSeconds: number,
): SliceReading[] {
  const length = sliceSeconds * 1000;
  return readings
    .filter(({ start }) => start >= from && start < to && start % length === 0)
    .map(({ start, part, total }) => ({
      start,
      part: rounded(part),
      total: rounded(total),
    }))
    .filter(({ part, total }) => part !== null || total !== null);
}
