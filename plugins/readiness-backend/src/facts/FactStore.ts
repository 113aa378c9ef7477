import { chooseOwningFacts, EntityFacts, Fact } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { bulkUpsert, BulkTarget } from '../database/bulkUpsert';
import { isPostgres, whereInList } from '../database/dialect';
import { DbFactsRow } from '../database/tables';
import { FactSettings } from './FactSettings';
import { factOf, parseStoredFacts } from './StoredFact';

const TARGET: BulkTarget<DbFactsRow> = {
  table: 'facts',
  columns: {
    entity_ref: 'text',
    source: 'text',
    facts: 'text',
    updated_at: 'bigint',
  },
  key: ['entity_ref', 'source'],
};

/** Identifies a row. @internal */
export interface FactKey {
  readonly entityRef: string;
  readonly source: string;
}

/**
 * Stores facts, one row per entity and source, and gives them merged by owning source.
 * @internal
 */
export class FactStore {
  readonly #knex: Knex;
  readonly #settings: FactSettings;

  constructor(options: { knex: Knex; settings: FactSettings }) {
    this.#knex = options.knex;
    this.#settings = options.settings;
  }

  /**
   * The facts of some entities in one query; entities without any are left out.
   * @param factIds - the only facts that are wanted; absent: all
   */
  async read(
    entityRefs: readonly string[],
    factIds?: ReadonlySet<string>,
  ): Promise<Map<string, EntityFacts>> {
    const query = this.#knex<DbFactsRow>('facts').select(
      'entity_ref',
      'source',
      'facts',
    );
    whereInList(query, this.#knex, 'entity_ref', entityRefs);
    const rows: Omit<DbFactsRow, 'updated_at'>[] = await query;
    const byEntity = new Map<string, Fact[]>();
    for (const row of rows) {
      const facts = byEntity.get(row.entity_ref) ?? [];
      this.#collect(row, factIds, facts);
      byEntity.set(row.entity_ref, facts);
    }
    const { priority } = this.#settings;
    return new Map(
      Array.from(byEntity, ([entityRef, facts]) => [
        entityRef,
        chooseOwningFacts(facts, priority),
      ]),
    );
  }

  /** Makes rows that do not exist and locks all of them until the transaction ends. */
  async lock(
    tx: Knex.Transaction,
    keys: readonly FactKey[],
    now: number,
  ): Promise<DbFactsRow[]> {
    const rows = await this.#select(tx, keys);
    const known = new Set(rows.map(row => `${row.entity_ref} ${row.source}`));
    const unknown = keys.filter(
      key => !known.has(`${key.entityRef} ${key.source}`),
    );
    if (unknown.length === 0) {
      return rows;
    }
    await bulkUpsert(
      tx,
      TARGET,
      unknown.map(key => ({
        entity_ref: key.entityRef,
        source: key.source,
        facts: '{}',
        updated_at: now,
      })),
      'ignore',
    );
    return [...rows, ...(await this.#select(tx, unknown))];
  }

  async write(rows: readonly DbFactsRow[], knex: Knex): Promise<void> {
    await bulkUpsert(knex, TARGET, rows);
  }

  /** The rows of one source, page by page in the order of their entities. */
  async readSource(
    source: string,
    entityRefs: readonly string[],
  ): Promise<Map<string, string>> {
    const query = this.#knex<DbFactsRow>('facts')
      .select('entity_ref', 'facts')
      .where({ source });
    whereInList(query, this.#knex, 'entity_ref', entityRefs);
    const rows: Pick<DbFactsRow, 'entity_ref' | 'facts'>[] = await query;
    return new Map(rows.map(row => [row.entity_ref, row.facts]));
  }

  async deleteSource(
    source: string,
    entityRefs: readonly string[],
    knex: Knex,
  ): Promise<void> {
    const query = knex<DbFactsRow>('facts').where({ source }).delete();
    whereInList(query, knex, 'entity_ref', entityRefs);
    await query;
  }

  /** In the order of the key, so that two transactions wait for each other instead of blocking each other. */
  async #select(
    tx: Knex.Transaction,
    keys: readonly FactKey[],
  ): Promise<DbFactsRow[]> {
    const query = tx<DbFactsRow>('facts')
      .select()
      .orderBy(['entity_ref', 'source']);
    const entityRefs = [...new Set(keys.map(({ entityRef }) => entityRef))];
    const sources = [...new Set(keys.map(({ source }) => source))];
    whereInList(query, tx, 'entity_ref', entityRefs);
    whereInList(query, tx, 'source', sources);
    if (isPostgres(tx)) {
      query.forUpdate();
    }
    const rows: DbFactsRow[] = await query;
    return rows;
  }

  #collect(
    row: Omit<DbFactsRow, 'updated_at'>,
    factIds: ReadonlySet<string> | undefined,
    facts: Fact[],
  ): void {
    const freshFor = this.#settings.freshFor(row.source);
    for (const [factId, stored] of Object.entries(
      parseStoredFacts(row.facts),
    )) {
      if (factIds?.has(factId) ?? true) {
        facts.push(factOf(factId, row.source, stored, freshFor));
      }
    }
  }
}
