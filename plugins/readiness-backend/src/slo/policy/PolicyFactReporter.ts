import { PushedFact } from 'backstage-plugin-readiness-common';
import {
  BudgetEpisode,
  policyFollowed,
  SloState,
} from 'backstage-readiness-core';
import { Knex } from 'knex';
import { Clock } from '../../clock/Clock';
import { bulkUpsert, BulkTarget } from '../../database/bulkUpsert';
import { whereInList } from '../../database/dialect';
import {
  DbSloObjectivesRow,
  DbSloPolicyFactsRow,
} from '../../database/sloTables';
import { DbEntitiesRow, DbInstant } from '../../database/tables';
import { FactIngestion } from '../../facts/FactIngestion';
import { Publication, Publications } from '../../standards/Publication';
import { SLO_SOURCE } from '../status/SloFactReporter';
import { POLICY_FACT } from '../status/sloFacts';
import { verdictOf } from './verdictOf';

const FRESH_FOR = '1d';
const REPORTED_EVERY = 6 * 3_600_000;
const MOST_FACTS = 5000;
/** What nobody can tell the budget of. */
const UNKNOWN: ReadonlySet<SloState> = new Set(['stale', 'no-data', 'error']);

const TARGET: BulkTarget<DbSloPolicyFactsRow> = {
  table: 'slo_policy_facts',
  columns: { entity_ref: 'text', standing: 'text', reported_at: 'bigint' },
  key: ['entity_ref'],
};

/** An objective; with the entity and its tier where a policy may ask for something. */
interface ObjectiveRow
  extends Pick<DbSloObjectivesRow, 'entity_ref' | 'state' | 'state_since'>,
    Pick<DbEntitiesRow, 'tier'> {
  entity: string | null;
  acknowledged_at: DbInstant | null;
}

/** @internal */
export interface PolicyFactReporterOptions {
  readonly knex: Knex;
  readonly clock: Clock;
  readonly publications: Publications;
  readonly ingestion: Pick<FactIngestion, 'push'>;
}

/**
 * Reports of each entity with SLOs whether the error-budget policies are followed: when that changes, as time passes
 * included, and every six hours, so that it stays fresh. Of an entity that has no SLO any more it reports that there is
 * nothing to follow. While a budget is not known it says nothing new that is good: what was said before ages, so that losing
 * data mends nothing.
 *
 * Runs on one replica at a time. What was reported is stored after it was taken in: a replica that dies between the two
 * reports the same again, which changes nothing.
 * @internal
 */
export class PolicyFactReporter {
  readonly #options: PolicyFactReporterOptions;

  constructor(options: PolicyFactReporterOptions) {
    this.#options = options;
  }

  /** Answers of how many entities it reported. Two queries where nothing changed. */
  async report(): Promise<number> {
    const { knex, clock, publications } = this.#options;
    const now = await clock.now();
    const publication = await publications.current();
    const rows = await this.#readObjectives();
    const before = await knex<DbSloPolicyFactsRow>('slo_policy_facts').select();
    const known = new Map(before.map(row => [row.entity_ref, row]));
    const due = [...standingsOf(rows, publication, now)]
      .map(([entity_ref, standing]) => ({
        ...{ entity_ref, standing },
        reported_at: now,
      }))
      .filter(row => isDue(row, known.get(row.entity_ref), now));
    const withSlos = new Set(rows.map(row => row.entity_ref));
    const gone = [...known.keys()].filter(ref => !withSlos.has(ref));
    await this.#send(due, now);
    await this.#sendNone(gone, now);
    return due.length + gone.length;
  }

  async #readObjectives(): Promise<ObjectiveRow[]> {
    const { knex } = this.#options;
    return knex('slo_objectives as objectives')
      .join('entities', 'entities.entity_ref', 'objectives.entity_ref')
      .leftJoin('slo_acknowledgements as acknowledgements', join =>
        join
          .on('acknowledgements.entity_ref', 'objectives.entity_ref')
          .andOn('acknowledgements.slo', 'objectives.slo')
          .andOn('acknowledgements.objective', 'objectives.objective')
          .andOn('acknowledgements.since', 'objectives.state_since'),
      )
      .select(
        'objectives.entity_ref',
        'objectives.state',
        'objectives.state_since',
        'entities.tier',
        'acknowledgements.at as acknowledged_at',
        // Thousands of descriptors are read only where they matter.
        knex.raw(
          "case when objectives.state in ('at-risk', 'exhausted') then entities.entity end as entity",
        ),
      );
  }

  async #send(
    rows: readonly DbSloPolicyFactsRow[],
    now: number,
  ): Promise<void> {
    const { knex, ingestion } = this.#options;
    for (const batch of batchesOf(rows)) {
      await ingestion.push(
        batch.map(({ entity_ref, standing }) => ({
          ...observation(entity_ref, now),
          value: JSON.parse(standing),
        })),
        { source: SLO_SOURCE },
      );
      await bulkUpsert(knex, TARGET, batch);
    }
  }

  async #sendNone(entityRefs: readonly string[], now: number): Promise<void> {
    const { knex, ingestion } = this.#options;
    for (const batch of batchesOf(entityRefs)) {
      await ingestion.push(
        batch.map(ref => ({ ...observation(ref, now), none: true })),
        { source: SLO_SOURCE },
      );
      const rows = knex<DbSloPolicyFactsRow>('slo_policy_facts');
      whereInList(rows, knex, 'entity_ref', batch);
      await rows.delete();
    }
  }
}

function batchesOf<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / MOST_FACTS);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * MOST_FACTS, (index + 1) * MOST_FACTS),
  );
}

function observation(entityRef: string, now: number): PushedFact {
  return {
    ...{ entityRef, factId: POLICY_FACT, freshFor: FRESH_FOR },
    observedAt: new Date(now).toISOString(),
    provenance: 'measured',
  };
}

function standingsOf(
  rows: readonly ObjectiveRow[],
  publication: Publication | undefined,
  now: number,
): Map<string, string> {
  const byEntity = new Map<string, ObjectiveRow[]>();
  for (const row of rows) {
    const list = byEntity.get(row.entity_ref) ?? [];
    list.push(row);
    byEntity.set(row.entity_ref, list);
  }
  return new Map(
    [...byEntity].flatMap(([entityRef, list]): [string, string][] => {
      const episodes = list.flatMap(row => episodesOf(row, publication));
      const { standing } = policyFollowed(episodes, now);
      const isKnown = !list.some(({ state }) => UNKNOWN.has(state));
      return isKnown || !standing.followed
        ? [[entityRef, JSON.stringify(standing)]]
        : [];
    }),
  );
}

function episodesOf(
  { entity, state, state_since, tier, acknowledged_at }: ObjectiveRow,
  publication: Publication | undefined,
): BudgetEpisode[] {
  if (entity === null) {
    return [];
  }
  const verdict = verdictOf({ entity, state, tier }, publication);
  const acknowledged =
    acknowledged_at === null ? {} : { acknowledgedAt: Number(acknowledged_at) };
  return verdict.kind === 'follows'
    ? verdict.follows.map(({ acknowledgeWithin }) => ({
        since: Number(state_since),
        ...(acknowledgeWithin === undefined ? {} : { acknowledgeWithin }),
        ...acknowledged,
      }))
    : [];
}

function isDue(
  { standing }: DbSloPolicyFactsRow,
  before: DbSloPolicyFactsRow | undefined,
  now: number,
): boolean {
  return (
    before?.standing !== standing ||
    now - Number(before.reported_at) >= REPORTED_EVERY
  );
}
