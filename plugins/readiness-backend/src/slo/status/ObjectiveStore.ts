import { SloDefinition, SloLimits } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { bulkUpsert, BulkTarget } from '../../database/bulkUpsert';
import { whereInList } from '../../database/dialect';
import { DbSloChangesRow, DbSloObjectivesRow } from '../../database/sloTables';
import { ObjectiveCase } from './ObjectiveCase';
import { NewSloChange } from './statusWrite';

/** Whole rows. @internal */
export const OBJECTIVE_ROWS: BulkTarget<DbSloObjectivesRow> = {
  table: 'slo_objectives',
  columns: {
    entity_ref: 'text',
    slo: 'text',
    objective: 'text',
    slo_id: 'text',
    sli_id: 'text',
    position: 'integer',
    target: 'double precision',
    state: 'text',
    state_since: 'bigint',
    reason: 'text',
    attainment: 'double precision',
    budget_remaining: 'double precision',
    budget_remaining_at_least: 'double precision',
    budget_remaining_seconds: 'double precision',
    alert: 'text',
    low_traffic: 'boolean',
    coverage: 'double precision',
    met: 'boolean',
    counted_until: 'bigint',
    status: 'text',
    fingerprint: 'text',
    changed_at: 'bigint',
  },
  key: ['entity_ref', 'slo', 'objective'],
};

/** Changes that one statement inserts: engines bound the number of parameters. */
const CHANGES_AT_ONCE = 500;

/**
 * Stores where objectives stand, and the log of their changes.
 * @internal
 */
export class ObjectiveStore {
  readonly #knex: Knex;
  readonly #limits: SloLimits;

  constructor(options: { knex: Knex; limits: SloLimits }) {
    this.#knex = options.knex;
    this.#limits = options.limits;
  }

  /** The objectives of some SLIs with their SLOs, by SLI, in one query. */
  async readCases(
    sliIds: readonly string[],
  ): Promise<Map<string, ObjectiveCase[]>> {
    const query = this.#knex<DbSloObjectivesRow>('slo_objectives')
      .join('slos', 'slos.slo_id', 'slo_objectives.slo_id')
      .select('slo_objectives.*', 'slos.definition')
      .orderBy(['slo_objectives.entity_ref', 'slo', 'objective']);
    whereInList(query, this.#knex, 'sli_id', sliIds);
    const rows: (DbSloObjectivesRow & { definition: string })[] = await query;
    const cases = new Map<string, ObjectiveCase[]>();
    for (const { definition, ...row } of rows) {
      const slo = JSON.parse(definition) as SloDefinition;
      const objective = slo.objectives[row.position];
      if (row.sli_id !== null && objective) {
        const ofSli = cases.get(row.sli_id) ?? [];
        ofSli.push(
          new ObjectiveCase({ row, slo, objective, limits: this.#limits }),
        );
        cases.set(row.sli_id, ofSli);
      }
    }
    return cases;
  }

  async write(
    tx: Knex.Transaction,
    rows: readonly DbSloObjectivesRow[],
    changes: readonly NewSloChange[],
  ): Promise<void> {
    await bulkUpsert(tx, OBJECTIVE_ROWS, rows);
    for (let start = 0; start < changes.length; start += CHANGES_AT_ONCE) {
      await tx<DbSloChangesRow>('slo_changes').insert(
        changes.slice(start, start + CHANGES_AT_ONCE),
      );
    }
  }
}
