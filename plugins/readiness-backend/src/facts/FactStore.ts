import { createHash } from 'node:crypto';
import { chooseOwningFacts, EntityFacts, Fact } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { bulkUpsert, BulkTarget } from '../database/bulkUpsert';
import { isPostgres, whereInList } from '../database/dialect';
import { DbFactsRow } from '../database/tables';
import { FactSettings } from './FactSettings';
import { factsOf, formatStoredFacts, parseStoredGroups } from './StoredFact';

const TARGET: BulkTarget<DbFactsRow> = {
  table: 'facts',
  columns: {
    entity_ref: 'text',
    source: 'text',
    facts: 'text',
    hash: 'text',
    updated_at: 'bigint',
  },
  key: ['entity_ref', 'source'],
};

const NO_FACTS = formatStoredFacts(new Map());

/** Identifies a row. @internal */
export interface FactKey {
  readonly entityRef: string;
  readonly source: string;
}

/** A row before its hash is worked out. @internal */
export type FactRow = Omit<DbFactsRow, 'hash'>;

/** The facts of one entity, and what the rows that they come from are known by. @internal */
export interface VersionedFacts {
  readonly facts: EntityFacts;
  readonly versions: readonly string[];
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

  /** The facts of some entities in one query; entities without any are left out. */
  async read(entityRefs: readonly string[]): Promise<Map<string, EntityFacts>> {
    return new Map(
      Array.from(
        await this.readVersioned(entityRefs),
        ([entityRef, { facts }]) => [entityRef, facts],
      ),
    );
  }

  /**
   * As `read`, with what the rows are known by.
   * @param factIds - the only facts that are wanted; absent: all
   */
  async readVersioned(
    entityRefs: readonly string[],
    factIds?: ReadonlySet<string>,
  ): Promise<Map<string, VersionedFacts>> {
    const query = this.#knex<DbFactsRow>('facts').select(
      'entity_ref',
      'source',
      'facts',
      'hash',
    );
    whereInList(query, this.#knex, 'entity_ref', entityRefs);
    const rows: Omit<DbFactsRow, 'updated_at'>[] = await query;
    const { priority } = this.#settings;
    return new Map(
      Array.from(groupedByEntity(rows), ([entityRef, group]) => [
        entityRef,
        {
          facts: chooseOwningFacts(this.#collect(group, factIds), priority),
          versions: group.map(versionOf),
        },
      ]),
    );
  }

  /** What the rows of some entities are known by, without reading the facts; entities without any are left out. */
  async readVersions(
    entityRefs: readonly string[],
  ): Promise<Map<string, string[]>> {
    const query = this.#knex<DbFactsRow>('facts').select(
      'entity_ref',
      'source',
      'hash',
    );
    whereInList(query, this.#knex, 'entity_ref', entityRefs);
    const rows: Pick<DbFactsRow, 'entity_ref' | 'source' | 'hash'>[] =
      await query;
    return new Map(
      Array.from(groupedByEntity(rows), ([entityRef, group]) => [
        entityRef,
        group.map(versionOf),
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
        facts: NO_FACTS,
        hash: hashOf(NO_FACTS),
        updated_at: now,
      })),
      'ignore',
    );
    return [...rows, ...(await this.#select(tx, unknown))];
  }

  async write(rows: readonly FactRow[], knex: Knex): Promise<void> {
    await bulkUpsert(
      knex,
      TARGET,
      rows.map(row => ({ ...row, hash: hashOf(row.facts) })),
    );
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
    rows: readonly Pick<DbFactsRow, 'source' | 'facts'>[],
    factIds: ReadonlySet<string> | undefined,
  ): Fact[] {
    return rows.flatMap(({ source, facts }) =>
      factsOf(parseStoredGroups(facts), source, {
        freshFor: this.#settings.freshFor(source),
        factIds,
      }),
    );
  }
}

function versionOf({
  source,
  hash,
}: Pick<DbFactsRow, 'source' | 'hash'>): string {
  return `${source} ${hash}`;
}

function hashOf(facts: string): string {
  return createHash('sha1').update(facts).digest('base64url');
}

function groupedByEntity<Row extends Pick<DbFactsRow, 'entity_ref'>>(
  rows: readonly Row[],
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.entity_ref);
    if (group) {
      group.push(row);
    } else {
      groups.set(row.entity_ref, [row]);
    }
  }
  return groups;
}
