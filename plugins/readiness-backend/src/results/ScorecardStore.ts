import { Knex } from 'knex';
import { bulkUpsert, BulkTarget } from '../database/bulkUpsert';
import { isPostgres, whereInList } from '../database/dialect';
import { DbAdoptionsRow, DbScorecardsRow } from '../database/tables';

const SCORECARDS: BulkTarget<DbScorecardsRow> = {
  table: 'scorecards',
  columns: {
    entity_ref: 'text',
    standard: 'text',
    level_rank: 'smallint',
    highest_rank: 'smallint',
    score: 'integer',
    known: 'integer',
    statuses: 'text',
    values_used: 'text',
    judged_tier: 'smallint',
    revision: 'integer',
    changed_at: 'bigint',
  },
  key: ['entity_ref', 'standard'],
};

const ADOPTIONS: BulkTarget<DbAdoptionsRow> = {
  table: 'adoptions',
  columns: {
    entity_ref: 'text',
    statuses: 'text',
    alternatives: 'text',
    changed_at: 'bigint',
  },
  key: ['entity_ref'],
};

/** A scorecard that ends. @internal */
export type ScorecardKey = Pick<DbScorecardsRow, 'entity_ref' | 'standard'>;

/**
 * Stores scorecards and adoption, each with one statement for a whole batch.
 * @internal
 */
export class ScorecardStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async readScorecards(
    entityRefs: readonly string[],
    knex: Knex = this.#knex,
  ): Promise<DbScorecardsRow[]> {
    const query = knex<DbScorecardsRow>('scorecards').select();
    whereInList(query, knex, 'entity_ref', entityRefs);
    return query;
  }

  async readAdoptions(
    entityRefs: readonly string[],
  ): Promise<Map<string, DbAdoptionsRow>> {
    const query = this.#knex<DbAdoptionsRow>('adoptions').select();
    whereInList(query, this.#knex, 'entity_ref', entityRefs);
    const rows: DbAdoptionsRow[] = await query;
    return new Map(rows.map(row => [row.entity_ref, row]));
  }

  /** The level rank in a standard of each entity that it applies to. */
  async readLevels(
    standard: string,
    entityRefs?: readonly string[],
    knex: Knex = this.#knex,
  ): Promise<Map<string, number>> {
    const query = knex<DbScorecardsRow>('scorecards')
      .select('entity_ref', 'level_rank')
      .where({ standard });
    if (entityRefs) {
      whereInList(query, knex, 'entity_ref', entityRefs);
    }
    const rows: Pick<DbScorecardsRow, 'entity_ref' | 'level_rank'>[] =
      await query;
    return new Map(rows.map(row => [row.entity_ref, row.level_rank]));
  }

  async writeScorecards(
    tx: Knex,
    rows: readonly DbScorecardsRow[],
  ): Promise<void> {
    await bulkUpsert(tx, SCORECARDS, rows);
  }

  async writeAdoptions(
    tx: Knex,
    rows: readonly DbAdoptionsRow[],
  ): Promise<void> {
    await bulkUpsert(tx, ADOPTIONS, rows);
  }

  async deleteScorecards(
    tx: Knex,
    keys: readonly ScorecardKey[],
  ): Promise<void> {
    if (keys.length === 0) {
      return;
    }
    const pairs = keys.map(key => [key.entity_ref, key.standard]);
    await tx<DbScorecardsRow>('scorecards')
      .whereRaw(
        isPostgres(tx)
          ? '(entity_ref, standard) in (select pair ->> 0, pair ->> 1 from json_array_elements(?::json) as pair)'
          : "(entity_ref, standard) in (select json_extract(value, '$[0]'), json_extract(value, '$[1]') from json_each(?))",
        [JSON.stringify(pairs)],
      )
      .delete();
  }

  async deleteAdoptions(
    tx: Knex,
    entityRefs: readonly string[],
  ): Promise<void> {
    const query = tx<DbAdoptionsRow>('adoptions').delete();
    whereInList(query, tx, 'entity_ref', entityRefs);
    await query;
  }
}
