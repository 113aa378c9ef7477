import { PushedFact } from 'backstage-plugin-readiness-common';
import {
  BudgetEpisode,
  policyFollowed,
  PolicyStanding,
  SloState,
} from 'backstage-readiness-core';
import { Knex } from 'knex';
import { Clock } from '../../clock/Clock';
import { bulkUpsert, BulkTarget } from '../../database/bulkUpsert';
import {
  DbSloObjectivesRow,
  DbSloPolicyFactsRow,
} from '../../database/sloTables';
import { DbEntitiesRow, DbInstant } from '../../database/tables';
import { FactIngestion } from '../../facts/FactIngestion';
import { Publication, Publications } from '../../standards/Publication';
import { SLO_SOURCE } from '../status/SloFactReporter';
import { verdictOf } from './verdictOf';

/** Whether the owner of an entity follows the error-budget policies: see `PolicyStanding` of the core. @internal */
export const POLICY_FACT = 'slo.policy';

const FRESH_FOR = '1d';
const REPORTED_EVERY = 6 * 3_600_000;
const MOST_FACTS = 5000;
const NONE = 'none';
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
    const standings = standingsOf(rows, publication, now);
    const withSlos = new Set(rows.map(row => row.entity_ref));
    for (const { entity_ref: entityRef } of before) {
      if (!withSlos.has(entityRef)) {
        standings.set(entityRef, NONE);
      }
    }
    const known = new Map(before.map(row => [row.entity_ref, row]));
    const due = [...standings]
      .map(([entity_ref, standing]) => ({
        ...{ entity_ref, standing },
        reported_at: now,
      }))
      .filter(row => isDue(row, known.get(row.entity_ref), now));
    await this.#send(due, now);
    return due.length;
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
    for (let start = 0; start < rows.length; start += MOST_FACTS) {
      const batch = rows.slice(start, start + MOST_FACTS);
      await ingestion.push(
        batch.map(row => factOf(row, now)),
        { source: SLO_SOURCE },
      );
      await bulkUpsert(knex, TARGET, batch);
    }
  }
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
  if (before?.standing === standing) {
    const isOld = now - Number(before.reported_at) >= REPORTED_EVERY;
    return standing !== NONE && isOld;
  }
  return true;
}

function factOf(
  { entity_ref: entityRef, standing }: DbSloPolicyFactsRow,
  now: number,
): PushedFact {
  const value = standing === NONE ? undefined : parsed(standing);
  return {
    ...{ entityRef, factId: POLICY_FACT, freshFor: FRESH_FOR },
    ...(value ? { value: { ...value } } : { none: true }),
    observedAt: new Date(now).toISOString(),
    provenance: 'measured',
  };
}

function parsed(standing: string): PolicyStanding {
  return JSON.parse(standing);
}
