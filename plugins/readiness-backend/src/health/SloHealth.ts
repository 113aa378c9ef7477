import { Diagnostic } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { DbSloDocumentsRow } from '../database/sloTables';
import { SliQueue } from '../slo/reading/SliQueue';
import { SourceStates } from '../slo/reading/SourceStates';

/** An SLI that has been due for longer than this is a problem. Milliseconds. */
const TOO_LONG = 15 * 60_000;

/**
 * Says what keeps SLOs from being read and counted, and what to mend.
 * @internal
 */
export class SloHealth {
  readonly #knex: Knex;
  readonly #queue: SliQueue;
  readonly #states: SourceStates;

  constructor(options: { knex: Knex; queue: SliQueue; states: SourceStates }) {
    this.#knex = options.knex;
    this.#queue = options.queue;
    this.#states = options.states;
  }

  async problems(): Promise<string[]> {
    const states = await this.#states.readAll();
    const down = [...states]
      .filter(([, { state }]) => state === 'down')
      .map(
        ([source, { since, reason }]) =>
          `The data source ${source} has not answered since ${new Date(
            since ?? 0,
          ).toISOString()}: ${reason}`,
      );
    return [
      ...down.sort(),
      ...(await this.#documentProblems()),
      ...(await this.#queueProblems()),
    ];
  }

  async #documentProblems(): Promise<string[]> {
    const rows = await this.#knex<DbSloDocumentsRow>('slo_documents')
      .where({ valid: false })
      .orderBy('file')
      .select('file', 'diagnostics');
    if (rows.length === 0) {
      return [];
    }
    const found = JSON.parse(rows[0].diagnostics) as Diagnostic[];
    const first = found.find(({ severity }) => severity === 'error');
    return [
      `${rows.length} OpenSLO files have errors, the first: ${rows[0].file}${
        first?.line === undefined ? '' : `:${first.line}`
      } ${first?.message ?? 'it holds no OpenSLO document'}`,
    ];
  }

  async #queueProblems(): Promise<string[]> {
    const { due, oldestDueMs } = await this.#queue.status();
    return oldestDueMs !== null && oldestDueMs > TOO_LONG
      ? [
          `${due} SLIs wait to be read, the oldest for ${Math.round(
            oldestDueMs / 60_000,
          )} minutes; look at the log of the SLI workers, or add a replica`,
        ]
      : [];
  }
}
