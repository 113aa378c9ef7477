import { Knex } from 'knex';
import { isPostgres, whereInList } from '../../src/database/dialect';
import {
  DbAdoptionsRow,
  DbChangesRow,
  DbEvaluationsRow,
  DbScorecardsRow,
} from '../../src/database/tables';

/** The rows that a run over some entities has written. @internal */
export interface ResultRows {
  readonly scorecards: readonly DbScorecardsRow[];
  readonly adoptions: readonly DbAdoptionsRow[];
  readonly changes: readonly DbChangesRow[];
  readonly evaluations: readonly DbEvaluationsRow[];
}

/**
 * What evaluations have written, to be read, and to be taken away so that everything is due for the first time again.
 * @internal
 */
export class StoredResults {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async read(entityRefs: readonly string[]): Promise<ResultRows> {
    return {
      scorecards: await this.#rows<DbScorecardsRow>('scorecards', entityRefs),
      adoptions: await this.#rows<DbAdoptionsRow>('adoptions', entityRefs),
      changes: await this.#rows<DbChangesRow>('changes', entityRefs),
      evaluations: await this.#rows<DbEvaluationsRow>(
        'evaluations',
        entityRefs,
      ),
    };
  }

  async count(): Promise<number> {
    const [{ count }] = await this.#knex('scorecards').count('* as count');
    return Number(count);
  }

  async forget(): Promise<void> {
    for (const table of ['scorecards', 'adoptions', 'changes']) {
      await (isPostgres(this.#knex)
        ? this.#knex(table).truncate()
        : this.#knex(table).delete());
    }
    await this.#knex<DbEvaluationsRow>('evaluations').update({
      due_at: 0,
      requested: true,
      attempts: 0,
      revision: null,
      etag: null,
      evaluated_at: null,
      valid_until: null,
      inputs: null,
    });
  }

  async #rows<Row>(
    table: string,
    entityRefs: readonly string[],
  ): Promise<Row[]> {
    const query = this.#knex(table).select();
    whereInList(query, this.#knex, 'entity_ref', entityRefs);
    return query;
  }
}
