import {
  CompiledRule,
  EntityFacts,
  Requirement,
  Standard,
} from 'backstage-readiness-core';
import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { entityOf } from '../../src/catalog/EntityStore';
import { whereInList } from '../../src/database/dialect';
import { DbEntitiesRow } from '../../src/database/tables';
import { Publication } from '../../src/standards/Publication';
import { Stages } from '../../src/stages';
import { timed } from '../stopwatch';
import { ResultRows } from './StoredResults';

const READ_TABLES = ['entities', 'facts', 'scorecards', 'adoptions'] as const;

const MILLISECONDS_PER_HOUR = 3_600_000;

/** An entity with what its rules look at, ready in memory. */
interface PreparedEntity {
  readonly entity: Entity;
  readonly tier: number;
  readonly facts: EntityFacts;
}

/**
 * What an evaluation cannot do without: reading the rows, evaluating the compiled rules, writing the rows. Each is done
 * here by itself, in milliseconds: without parsing what was read, choosing between sources, judging, scoring, comparing
 * or explaining.
 * @internal
 */
export class Floors {
  readonly #knex: Knex;
  readonly #stages: Stages;
  readonly #publication: Publication;

  constructor(options: {
    knex: Knex;
    stages: Stages;
    publication: Publication;
  }) {
    this.#knex = options.knex;
    this.#stages = options.stages;
    this.#publication = options.publication;
  }

  /** Reading the same rows of a batch by the same keys. */
  async read(entityRefs: readonly string[]): Promise<number> {
    const { milliseconds } = await timed(async () => {
      for (const table of READ_TABLES) {
        const query = this.#knex(table).select();
        whereInList(query, this.#knex, 'entity_ref', entityRefs);
        await query;
      }
    });
    return milliseconds;
  }

  /** Evaluating the rules that apply to each entity of a batch, all they look at being in memory. */
  async evaluate(entityRefs: readonly string[]): Promise<number> {
    const prepared = await this.#prepare(entityRefs);
    const { standards } = this.#publication.documents;
    const { milliseconds } = await timed(async () => {
      for (const entity of prepared) {
        standards.forEach(standard => evaluateRules(standard, entity));
      }
    });
    return milliseconds;
  }

  /** Writing the rows of a batch, as compact as they are, in one transaction. */
  async write(rows: ResultRows): Promise<number> {
    const { scorecards, changes, queue } = this.#stages;
    const { milliseconds } = await timed(() =>
      this.#knex.transaction(async tx => {
        await scorecards.writeScorecards(tx, rows.scorecards);
        await scorecards.writeAdoptions(tx, rows.adoptions);
        await changes.append(tx, rows.changes);
        await queue.complete(tx, rows.evaluations);
      }),
    );
    return milliseconds;
  }

  async #prepare(entityRefs: readonly string[]): Promise<PreparedEntity[]> {
    const query = this.#knex<DbEntitiesRow>('entities').select();
    whereInList(query, this.#knex, 'entity_ref', entityRefs);
    const rows: DbEntitiesRow[] = await query;
    const facts = await this.#stages.facts.read(entityRefs);
    return rows.map(row => ({
      entity: entityOf(row),
      tier: row.tier ?? 0,
      facts: facts.get(row.entity_ref) ?? new Map(),
    }));
  }
}

function evaluateRules(
  { checks }: Standard,
  { entity, tier, facts }: PreparedEntity,
): void {
  const now =
    Math.floor(Date.now() / MILLISECONDS_PER_HOUR) * MILLISECONDS_PER_HOUR;
  const fact = (factId: string) => facts.get(factId);
  for (const { tiers, requirement } of checks) {
    if (tiers?.some(item => item === tier) ?? true) {
      ruleOf(requirement)?.evaluate({ entity, tier, now, fact });
    }
  }
}

function ruleOf(requirement: Requirement): CompiledRule | undefined {
  switch (requirement.kind) {
    case 'rule':
      return requirement.rule;
    case 'measure':
      return requirement.measure;
    default:
      return undefined;
  }
}
