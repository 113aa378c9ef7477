import { isDeepStrictEqual } from 'node:util';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import {
  CATALOG_SOURCE,
  catalogFacts,
  CatalogIndex,
  Fact,
  isScoredKind,
  readTier,
} from 'backstage-readiness-core';
import { Knex } from 'knex';
import { retryOnDeadlock } from '../database/retryOnDeadlock';
import { DbEntitiesRow } from '../database/tables';
import { EvaluationQueue } from '../evaluation/EvaluationQueue';
import { FactRow, FactStore } from '../facts/FactStore';
import {
  formatStoredFacts,
  parseStoredFacts,
  storedFact,
  StoredFact,
} from '../facts/StoredFact';
import { ScorecardStore } from '../results/ScorecardStore';
import { CatalogSettings } from './CatalogSettings';
import { DerivedColumns, derivedColumns } from './entityRow';
import { entityOf, EntityStore } from './EntityStore';

/** @internal */
export interface CatalogFactsOptions {
  readonly logger: LoggerService;
  readonly knex: Knex;
  readonly entities: EntityStore;
  readonly facts: FactStore;
  readonly queue: EvaluationQueue;
  readonly scorecards: ScorecardStore;
  readonly settings: CatalogSettings;
}

/**
 * Works out what the catalog says about each entity by way of others: its owner and the owner's people, its dependencies,
 * its domain. One pass over all entities, because a change anywhere (a person who joins a group) may matter to many;
 * only what differs is written and marked.
 * @internal
 */
export class CatalogFacts {
  readonly #options: CatalogFactsOptions;

  constructor(options: CatalogFactsOptions) {
    this.#options = options;
  }

  /** Gives how many entities differ. */
  async refresh(now: number, signal: AbortSignal): Promise<number> {
    const { entities, scorecards, settings, queue } = this.#options;
    const index = await this.#index();
    const levels = await scorecards.readLevels(settings.foundationStandard);
    let differing = 0;
    for await (const page of entities.readPages()) {
      signal.throwIfAborted();
      differing += await this.#refreshPage(page, { index, levels, now });
    }
    queue.wake();
    return differing;
  }

  /** Of entities nobody can be owned by, only what others ask of them: memory then hardly grows with the catalog. */
  async #index(): Promise<CatalogIndex> {
    const slim = new Array<Entity>();
    for await (const page of this.#options.entities.readPages()) {
      slim.push(...page.map(row => slimEntity(entityOf(row))));
    }
    return CatalogIndex.of(slim);
  }

  async #refreshPage(
    page: readonly DbEntitiesRow[],
    context: Context,
  ): Promise<number> {
    const { knex, entities, facts, queue } = this.#options;
    const scored = page.filter(({ kind }) => isScoredKind(kind));
    const stored = await facts.readSource(
      CATALOG_SOURCE,
      scored.map(row => row.entity_ref),
    );
    const derived = scored.map(row =>
      this.#deriveSafely(row, stored.get(row.entity_ref), context),
    );
    const rows = derived.flatMap(({ row }) => row ?? []);
    const factRows = derived.flatMap(item => item.facts ?? []);
    const marked = new Set([
      ...rows.map(row => row.entity_ref),
      ...factRows.map(row => row.entity_ref),
    ]);
    if (marked.size > 0) {
      await retryOnDeadlock(() =>
        knex.transaction(async tx => {
          await facts.write(factRows, tx);
          await entities.writeDerived(tx, rows);
          await queue.requestIn(tx, [...marked], context.now);
        }),
      );
    }
    return marked.size;
  }

  /** An entity that cannot be read keeps what is stored of it and costs no other. */
  #deriveSafely(
    row: DbEntitiesRow,
    stored: string | undefined,
    context: Context,
  ): DerivedRows {
    try {
      return this.#derive(row, stored, context);
    } catch (error) {
      this.#options.logger.error(
        `The facts that the catalog holds about ${row.entity_ref} cannot be worked out; they stay as they are`,
        toError(error),
      );
      return {};
    }
  }

  /** The rows that differ from what is stored. */
  #derive(
    row: DbEntitiesRow,
    stored: string | undefined,
    { index, levels, now }: Context,
  ): DerivedRows {
    const { tierSources } = this.#options.settings;
    const entity = entityOf(row);
    const facts = catalogFacts(entity, index, now, {
      tier: readTier(entity, tierSources).declaration,
      levelOf: ref => levels.get(ref),
    });
    const columns = derivedColumns(entity, facts, {
      tierSources,
      get: ref => index.get(ref),
    });
    const text = storedText(facts, stored);
    return {
      row: differs(row, columns) ? { ...row, ...columns } : undefined,
      facts:
        text === stored
          ? undefined
          : {
              entity_ref: row.entity_ref,
              source: CATALOG_SOURCE,
              facts: text,
              updated_at: now,
            },
    };
  }
}

interface DerivedRows {
  readonly row?: DbEntitiesRow;
  readonly facts?: FactRow;
}

interface Context {
  readonly index: CatalogIndex;
  readonly levels: ReadonlyMap<string, number>;
  readonly now: number;
}

/** A fact that says what it said before keeps the instant at which it was first observed. */
function storedText(facts: readonly Fact[], stored: string | undefined) {
  const before = stored === undefined ? undefined : parseStoredFacts(stored);
  const next = facts.map((fact): [string, StoredFact] => {
    const old = before?.get(fact.factId);
    const fresh = storedFact(fact);
    return [
      fact.factId,
      old && isDeepStrictEqual({ ...fresh, observedAt: old.observedAt }, old)
        ? old
        : fresh,
    ];
  });
  return formatStoredFacts(new Map(next));
}

function differs(row: DbEntitiesRow, columns: DerivedColumns): boolean {
  const { has_contact: hasContact, ...others } = columns;
  return (
    Boolean(row.has_contact) !== hasContact ||
    Object.entries(others).some(
      ([column, value]) => row[column as keyof DerivedColumns] !== value,
    )
  );
}

function slimEntity(entity: Entity): Entity {
  const { apiVersion, kind, metadata, relations } = entity;
  const isOwner = ['group', 'user'].includes(kind.toLocaleLowerCase('en-US'));
  return isOwner
    ? entity
    : {
        apiVersion,
        kind,
        metadata: { name: metadata.name, namespace: metadata.namespace },
        relations,
      };
}
