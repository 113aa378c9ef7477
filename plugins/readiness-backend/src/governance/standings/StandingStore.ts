import { Knex } from 'knex';
import { bulkUpsert, BulkTarget } from '../../database/bulkUpsert';
import { isPostgres, whereInList } from '../../database/dialect';
import {
  DbStandingChangesRow,
  DbStandingsRow,
} from '../../database/governanceTables';
import { DbEntitiesRow } from '../../database/tables';

const TARGET: BulkTarget<DbStandingsRow> = {
  table: 'standings',
  columns: {
    entity_ref: 'text',
    tier: 'smallint',
    lifecycle: 'text',
    scopes: 'text',
    looked_at: 'bigint',
    etag: 'text',
    declared_tier: 'smallint',
    owner_ref: 'text',
    gone_since: 'bigint',
  },
  key: ['entity_ref'],
};

/** What the watch needs of an entity. @internal */
export type LookedAtRow = Pick<
  DbEntitiesRow,
  | 'entity_ref'
  | 'entity'
  | 'etag'
  | 'tier'
  | 'lifecycle'
  | 'owner_ref'
  | 'first_seen_at'
>;

const LOOKED_AT = [
  'entities.entity_ref',
  'entities.entity',
  'entities.etag',
  'entities.tier',
  'entities.lifecycle',
  'entities.owner_ref',
  'entities.first_seen_at',
] as const;

/**
 * Stores what counts of each entity, and the changes that wait for a person.
 * @internal
 */
export class StandingStore {
  /** One page of entities in the order of their refs: all, or those that differ from when they were last looked at. */
  async readDue(
    knex: Knex,
    page: {
      readonly after: string;
      readonly all: boolean;
      readonly limit: number;
    },
  ): Promise<LookedAtRow[]> {
    const query = knex('entities')
      .leftJoin('standings', 'standings.entity_ref', 'entities.entity_ref')
      .where('entities.entity_ref', '>', page.after)
      .orderBy('entities.entity_ref')
      .limit(page.limit)
      .select(...LOOKED_AT);
    if (!page.all) {
      query.where(differs =>
        differs
          .whereNull('standings.entity_ref')
          .orWhereNotNull('standings.gone_since')
          .orWhereRaw('standings.etag <> entities.etag')
          .orWhereRaw(
            'coalesce(standings.declared_tier, -1) <> coalesce(entities.tier, -1)',
          ),
      );
    }
    return query;
  }

  /** Entities as they are now, for a transaction that holds their standings. */
  async readEntities(
    tx: Knex.Transaction,
    entityRefs: readonly string[],
  ): Promise<LookedAtRow[]> {
    const query = tx('entities').select(...LOOKED_AT);
    whereInList(query, tx, 'entities.entity_ref', entityRefs);
    return query;
  }

  async read(
    knex: Knex,
    entityRefs: readonly string[],
  ): Promise<Map<string, DbStandingsRow>> {
    return byRef(await this.#standings(knex, entityRefs));
  }

  /** Standings by ref, in the order of refs, so that two who lock the same ones wait for each other. */
  async lock(
    tx: Knex.Transaction,
    entityRefs: readonly string[],
  ): Promise<Map<string, DbStandingsRow>> {
    const query = this.#standings(tx, entityRefs);
    if (isPostgres(tx)) {
      query.forUpdate();
    }
    return byRef(await query);
  }

  #standings(knex: Knex, entityRefs: readonly string[]): Knex.QueryBuilder {
    const query = knex<DbStandingsRow>('standings').orderBy('entity_ref');
    whereInList(query, knex, 'entity_ref', entityRefs);
    return query;
  }

  async readOpen(
    knex: Knex,
    entityRefs: readonly string[],
  ): Promise<DbStandingChangesRow[]> {
    const query = knex<DbStandingChangesRow>('standing_changes').where({
      state: 'open',
    });
    whereInList(query, knex, 'entity_ref', entityRefs);
    return query;
  }

  async write(
    tx: Knex.Transaction,
    rows: readonly DbStandingsRow[],
  ): Promise<void> {
    await bulkUpsert(tx, TARGET, rows);
  }

  /** Gives the id. */
  async add(
    tx: Knex.Transaction,
    change: Pick<DbStandingChangesRow, 'entity_ref' | 'kind' | 'at' | 'state'> &
      Partial<DbStandingChangesRow>,
  ): Promise<string> {
    const [{ id }] = await tx<DbStandingChangesRow>('standing_changes')
      .insert(change)
      .returning('id');
    return String(id);
  }

  async undo(
    tx: Knex.Transaction,
    ids: readonly DbStandingChangesRow['id'][],
    now: number,
  ): Promise<void> {
    if (ids.length > 0) {
      await tx<DbStandingChangesRow>('standing_changes')
        .whereIn('id', [...ids])
        .andWhere({ state: 'open' })
        .update({ state: 'undone', decided_at: now });
    }
  }

  /** Refs of standings whose entity is gone and of which that is not known yet. */
  async readGone(knex: Knex, limit: number): Promise<string[]> {
    const rows: Pick<DbStandingsRow, 'entity_ref'>[] = await knex('standings')
      .leftJoin('entities', 'entities.entity_ref', 'standings.entity_ref')
      .whereNull('entities.entity_ref')
      .whereNull('standings.gone_since')
      .orderBy('standings.entity_ref')
      .limit(limit)
      .select('standings.entity_ref');
    return rows.map(row => row.entity_ref);
  }

  /** Gives how many were deleted. */
  async deleteGoneBefore(
    knex: Knex,
    before: number,
    limit: number,
  ): Promise<number> {
    const gone = knex<DbStandingsRow>('standings')
      .select('entity_ref')
      .where('gone_since', '<', before)
      .limit(limit);
    return knex<DbStandingsRow>('standings')
      .whereIn('entity_ref', gone)
      .delete();
  }
}

function byRef(rows: readonly DbStandingsRow[]): Map<string, DbStandingsRow> {
  return new Map(rows.map(row => [row.entity_ref, row]));
}
