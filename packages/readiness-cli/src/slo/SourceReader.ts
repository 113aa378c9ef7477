import { stringifyError } from '@backstage/errors';
import type {
  SliReadAnswer,
  SliReadRequest,
  SliSource,
} from 'backstage-plugin-readiness-node';

const MOST_FAILURES_IN_A_ROW = 5;

/**
 * Asks a source, until it is plain that it does not answer: after five `unavailable` answers in a row every further
 * request has the last of them as its answer, so that a thousand SLOs do not wait for a thousand time-outs.
 *
 * @remarks
 * Any number of reads may be under way. Those that had begun when the source was given up end as they would.
 * @internal
 */
export class SourceReader {
  readonly #source: Pick<SliSource, 'read'>;
  #failuresInARow = 0;
  #lastFailure: SliReadAnswer | undefined;

  constructor(source: Pick<SliSource, 'read'>) {
    this.#source = source;
  }

  async read(request: SliReadRequest): Promise<SliReadAnswer> {
    if (this.#lastFailure && this.#failuresInARow >= MOST_FAILURES_IN_A_ROW) {
      return this.#lastFailure;
    }
    const answer = await this.#ask(request);
    const failed = answer.kind === 'unavailable';
    this.#failuresInARow = failed ? this.#failuresInARow + 1 : 0;
    this.#lastFailure = failed ? answer : undefined;
    return answer;
  }

  async #ask(request: SliReadRequest): Promise<SliReadAnswer> {
    try {
      return await this.#source.read(request);
    } catch (error) {
      // By the contract of sources.
      return { kind: 'unavailable', reason: stringifyError(error) };
    }
  }
}
