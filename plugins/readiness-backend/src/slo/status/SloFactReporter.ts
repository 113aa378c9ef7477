import { createHash } from 'node:crypto';
import { JsonObject } from '@backstage/types';
import { PushedFact } from 'backstage-plugin-readiness-common';
import { SLO_ENTITY_KINDS } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { bulkUpsert, BulkTarget } from '../../database/bulkUpsert';
import { whereInList, whereOneOf } from '../../database/dialect';
import { DbEntitiesRow } from '../../database/tables';
import { DbSloFactsRow, DbSloObjectivesRow } from '../../database/sloTables';
import { FactIngestion } from '../../facts/FactIngestion';
import { DAY } from '../slices/sliceDays';
import { POLICY_FACT, SLO_SUMMARY, sloFactId, sloFacts } from './sloFacts';

/** The source of the facts about SLOs. @internal */
export const SLO_SOURCE = 'slo';

const FRESH_FOR = '1d';
const REPORTED_EVERY = 6 * 3_600_000;
/** That an entity has no SLO is said again every day: checks may ask for facts that are no older than two. */
const NONE_FRESH_FOR = '3d';
const NONE_REPORTED_EVERY = DAY;
/** What there is nothing to say about without an SLO. */
const WITHOUT_SLO = [SLO_SUMMARY, POLICY_FACT];
const MOST_FACTS = 5000;

const TARGET: BulkTarget<DbSloFactsRow> = {
  table: 'slo_facts',
  columns: {
    entity_ref: 'text',
    slos: 'text',
    hash: 'text',
    reported_at: 'bigint',
  },
  key: ['entity_ref'],
};

type ReportedObjective = Pick<
  DbSloObjectivesRow,
  | 'entity_ref'
  | 'slo'
  | 'objective'
  | 'state'
  | 'met'
  | 'target'
  | 'budget_remaining_at_least'
  | 'alert'
  | 'coverage'
>;

interface Report {
  readonly row: DbSloFactsRow;
  readonly facts: readonly PushedFact[];
}

/**
 * Reports where SLOs stand as facts: when they changed, and every six hours, so that they stay fresh. What was reported is
 * stored after it was taken in; a process that dies between the two reports the same again, which changes nothing.
 * @internal
 */
export class SloFactReporter {
  readonly #knex: Knex;
  readonly #ingestion: Pick<FactIngestion, 'push'>;

  constructor(options: { knex: Knex; ingestion: Pick<FactIngestion, 'push'> }) {
    this.#knex = options.knex;
    this.#ingestion = options.ingestion;
  }

  /** Reports what differs of some entities; gives of how many. */
  async report(entityRefs: readonly string[], now: number): Promise<number> {
    if (entityRefs.length === 0) {
      return 0;
    }
    const objectives = await this.#readObjectives(entityRefs);
    const reported = await this.#readReported(entityRefs);
    const reports = entityRefs.flatMap(entityRef => {
      const before = reported.get(entityRef);
      const report = reportOf(
        { entityRef, objectives: objectives.get(entityRef) ?? [], before },
        now,
      );
      return isDue(report.row, before, now) ? [report] : [];
    });
    await this.#send(reports);
    return reports.length;
  }

  /** Reports of entities that may have SLOs and have none that it is so, once in a while; gives of how many. */
  async reportNone(now: number): Promise<number> {
    const query = this.#knex<DbEntitiesRow>('entities')
      .leftJoin('slo_facts', 'slo_facts.entity_ref', 'entities.entity_ref')
      .where(unsaid =>
        unsaid
          .whereNull('slo_facts.entity_ref')
          .orWhere(said =>
            said
              .where('slo_facts.slos', '[]')
              .andWhere('reported_at', '<=', now - NONE_REPORTED_EVERY),
          ),
      )
      .limit(MOST_FACTS)
      .select('entities.entity_ref');
    whereOneOf(query, 'kind', SLO_ENTITY_KINDS);
    const rows: Pick<DbEntitiesRow, 'entity_ref'>[] = await query;
    return this.report(
      rows.map(row => row.entity_ref),
      now,
    );
  }

  async #readObjectives(
    entityRefs: readonly string[],
  ): Promise<Map<string, ReportedObjective[]>> {
    const query = this.#knex<DbSloObjectivesRow>('slo_objectives').select(
      'entity_ref',
      'slo',
      'objective',
      'state',
      'met',
      'target',
      'budget_remaining_at_least',
      'alert',
      'coverage',
    );
    whereInList(query, this.#knex, 'entity_ref', entityRefs);
    const rows: ReportedObjective[] = await query;
    const objectives = new Map<string, ReportedObjective[]>();
    for (const row of rows) {
      const ofEntity = objectives.get(row.entity_ref) ?? [];
      ofEntity.push(row);
      objectives.set(row.entity_ref, ofEntity);
    }
    return objectives;
  }

  async #readReported(
    entityRefs: readonly string[],
  ): Promise<Map<string, DbSloFactsRow>> {
    const query = this.#knex<DbSloFactsRow>('slo_facts').select();
    whereInList(query, this.#knex, 'entity_ref', entityRefs);
    const rows: DbSloFactsRow[] = await query;
    return new Map(rows.map(row => [row.entity_ref, row]));
  }

  /** In calls of whole entities, each of as many facts as one call may have. */
  async #send(reports: readonly Report[]): Promise<void> {
    let batch = new Array<Report>();
    let size = 0;
    const flush = async () => {
      const facts = batch.flatMap(report => report.facts);
      const { rejected } = await this.#ingestion.push(facts, {
        source: SLO_SOURCE,
      });
      // What another process reported at the same instant or later stays; the next refresh says what is so then.
      const refused = new Set(
        rejected.map(({ index }) => facts[index].entityRef),
      );
      const taken = batch.filter(({ row }) => !refused.has(row.entity_ref));
      await bulkUpsert(
        this.#knex,
        TARGET,
        taken.map(({ row }) => row),
      );
    };
    for (const report of reports) {
      if (size + report.facts.length > MOST_FACTS && batch.length > 0) {
        await flush();
        batch = [];
        size = 0;
      }
      batch.push(report);
      size += report.facts.length;
    }
    if (batch.length > 0) {
      await flush();
    }
  }
}

function reportOf(
  entity: {
    readonly entityRef: string;
    readonly objectives: readonly ReportedObjective[];
    readonly before: DbSloFactsRow | undefined;
  },
  now: number,
): Report {
  const { entityRef, objectives, before } = entity;
  const facts = sloFacts(objectives);
  const slos = [...new Set(objectives.map(({ slo }) => slo))].sort();
  const observed = {
    entityRef,
    observedAt: new Date(now).toISOString(),
    provenance: 'measured' as const,
  };
  const values = [...facts].map(
    ([factId, value]): PushedFact => ({
      ...{ ...observed, factId, value, freshFor: FRESH_FOR },
    }),
  );
  const gone = slosOf(before)
    .filter(slo => !slos.includes(slo))
    .map(sloFactId);
  const nones = [...(slos.length === 0 ? WITHOUT_SLO : []), ...gone].map(
    (factId): PushedFact => ({
      ...{ ...observed, factId, none: true, freshFor: NONE_FRESH_FOR },
    }),
  );
  return {
    facts: [...values, ...nones],
    row: {
      entity_ref: entityRef,
      slos: JSON.stringify(slos),
      hash: hashOf(facts),
      reported_at: now,
    },
  };
}

function isDue(
  { slos, hash }: DbSloFactsRow,
  before: DbSloFactsRow | undefined,
  now: number,
): boolean {
  const again = slos === '[]' ? NONE_REPORTED_EVERY : REPORTED_EVERY;
  return (
    before?.hash !== hash ||
    before.slos !== slos ||
    now - Number(before.reported_at) >= again
  );
}

function slosOf(row: DbSloFactsRow | undefined): string[] {
  return row ? (JSON.parse(row.slos) as string[]) : [];
}

function hashOf(facts: ReadonlyMap<string, JsonObject>): string {
  return createHash('sha256')
    .update(JSON.stringify([...facts]))
    .digest('base64url');
}
