import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { bulkUpsert, BulkTarget } from '../database/bulkUpsert';
import { whereInList } from '../database/dialect';
import { DbEntitiesRow } from '../database/tables';

const COLUMNS: BulkTarget<DbEntitiesRow>['columns'] = {
  entity_ref: 'text',
  kind: 'text',
  namespace: 'text',
  name: 'text',
  title: 'text',
  type: 'text',
  lifecycle: 'text',
  owner_ref: 'text',
  owner_state: 'text',
  has_contact: 'boolean',
  has_rotation: 'boolean',
  system_ref: 'text',
  domain_ref: 'text',
  tier: 'smallint',
  tier_problem: 'text',
  etag: 'text',
  entity: 'text',
  first_seen_at: 'bigint',
  missing_since: 'bigint',
};

const TARGET: BulkTarget<DbEntitiesRow> = {
  table: 'entities',
  columns: COLUMNS,
  key: ['entity_ref'],
};

/** What is known of an entity without reading it whole. @internal */
export interface KnownEntity {
  readonly etag: string;
  readonly firstSeenAt: number;
  readonly missingSince: number | undefined;
}

/** @internal */
export type EntityVersion = Pick<DbEntitiesRow, 'etag' | 'tier'>;

/** Rows of one page of the whole table: so few that they are garbage before the collector takes them for long-lived. */
const PAGE = 200;

/**
 * Stores entities of the catalog.
 * @internal
 */
export class EntityStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async readKnown(): Promise<Map<string, KnownEntity>> {
    const rows = await this.#knex<DbEntitiesRow>('entities').select(
      'entity_ref',
      'etag',
      'first_seen_at',
      'missing_since',
    );
    return new Map(
      rows.map(row => [
        row.entity_ref,
        {
          etag: row.etag,
          firstSeenAt: Number(row.first_seen_at),
          missingSince:
            row.missing_since === null ? undefined : Number(row.missing_since),
        },
      ]),
    );
  }

  /** All rows in the order of their refs, page by page, so that memory does not grow with the catalog. */
  async *readPages(): AsyncIterable<DbEntitiesRow[]> {
    let after = '';
    for (;;) {
      const page = await this.#knex<DbEntitiesRow>('entities')
        .where('entity_ref', '>', after)
        .orderBy('entity_ref')
        .limit(PAGE);
      if (page.length > 0) {
        yield page;
      }
      if (page.length < PAGE) {
        return;
      }
      after = page[page.length - 1].entity_ref;
    }
  }

  async readRows(
    entityRefs: readonly string[],
    knex: Knex = this.#knex,
  ): Promise<Map<string, DbEntitiesRow>> {
    const query = knex<DbEntitiesRow>('entities').select();
    whereInList(query, knex, 'entity_ref', entityRefs);
    const rows: DbEntitiesRow[] = await query;
    return new Map(rows.map(row => [row.entity_ref, row]));
  }

  /** What tells whether some entities have changed, without reading them whole. */
  async readVersions(
    entityRefs: readonly string[],
  ): Promise<Map<string, EntityVersion>> {
    const query = this.#knex<DbEntitiesRow>('entities').select(
      'entity_ref',
      'etag',
      'tier',
    );
    whereInList(query, this.#knex, 'entity_ref', entityRefs);
    const rows: (EntityVersion & { entity_ref: string })[] = await query;
    return new Map(rows.map(row => [row.entity_ref, row]));
  }

  /** Those of the refs that the catalog has. */
  async existing(
    entityRefs: readonly string[],
    knex: Knex = this.#knex,
  ): Promise<Set<string>> {
    const query = knex<DbEntitiesRow>('entities').select('entity_ref');
    whereInList(query, knex, 'entity_ref', entityRefs);
    const rows: Pick<DbEntitiesRow, 'entity_ref'>[] = await query;
    return new Set(rows.map(row => row.entity_ref));
  }

  /** Stores what entities say about themselves; what is derived of rows that exist stays until it is derived again. */
  async writeOwn(tx: Knex, rows: readonly DbEntitiesRow[]): Promise<void> {
    await bulkUpsert(tx, TARGET, rows, {
      keep: [
        'owner_state',
        'has_contact',
        'has_rotation',
        'domain_ref',
        'first_seen_at',
      ],
    });
  }

  /** Stores rows whose derived columns differ. Whether a rotation is known is the evaluation's to say. */
  async writeDerived(tx: Knex, rows: readonly DbEntitiesRow[]): Promise<void> {
    await bulkUpsert(tx, TARGET, rows, { keep: ['has_rotation'] });
  }

  async writeMissingSince(
    entityRefs: readonly string[],
    missingSince: number | null,
  ): Promise<void> {
    if (entityRefs.length === 0) {
      return;
    }
    const query = this.#knex<DbEntitiesRow>('entities').update({
      missing_since: missingSince,
    });
    whereInList(query, this.#knex, 'entity_ref', entityRefs);
    await query;
  }

  async delete(entityRefs: readonly string[], knex: Knex): Promise<void> {
    const query = knex<DbEntitiesRow>('entities').delete();
    whereInList(query, knex, 'entity_ref', entityRefs);
    await query;
  }
}

/**
 * The entity that a row holds.
 * @internal
 */
export function entityOf(row: Pick<DbEntitiesRow, 'entity'>): Entity {
  return JSON.parse(row.entity) as Entity;
}
