import {
  EntitySlos,
  SloObjectiveView,
} from 'backstage-plugin-readiness-common';
import { SliSource } from 'backstage-plugin-readiness-node';
import { ObjectiveStatus, SloDefinition } from 'backstage-readiness-core';
import { Knex } from 'knex';
import {
  DbSliOutcome,
  DbSloAcknowledgementsRow,
  DbSloChangesRow,
  DbSloDocumentsRow,
  DbSloObjectivesRow,
  DbSlisRow,
  DbSlosRow,
} from '../../database/sloTables';
import { DbEntitiesRow } from '../../database/tables';
import { Visibility, whereVisible } from '../../permissions/Visibility';
import { summaryOf } from '../../results/entitySummary';
import { isoInstant } from '../../results/instants';
import { optional } from '../../results/optional';
import { Publication } from '../../standards/Publication';
import { policyViews } from '../policy/policyViews';
import { STATES_WORST_FIRST } from './countStates';
import { currentStatus } from './currentStatus';
import { indicatorView } from './indicatorView';
import { definitionOf, objectiveSummary } from './objectiveRow';
import { BurnDowns, readBurnDowns } from './readBurnDowns';
import { diagnosticsOf } from './readSloDocuments';

const MOST_CHANGES = 20;

/** @internal */
export interface ReadEntitySlosOptions {
  readonly knex: Knex;
  readonly entityRef: string;
  readonly visibility: Visibility;
  readonly publication: Publication | undefined;
  readonly sliSources: readonly SliSource[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** An objective with its SLO and with what is read for it. */
export interface EntityObjectiveRow
  extends DbSloObjectivesRow,
    Pick<DbSlosRow, 'definition' | 'file' | 'line'>,
    Pick<
      DbSlisRow,
      'source' | 'source_type' | 'source_problem' | 'outcome_reason' | 'read_at'
    > {
  outcome: DbSliOutcome | null;
  sli_definition: string | null;
  threshold: string | null;
  slice_seconds: number | null;
  warnings: string | null;
}

/** What is told of the objectives beside their rows. */
interface Beside {
  readonly entity: DbEntitiesRow;
  readonly changes: readonly DbSloChangesRow[];
  readonly acknowledgements: readonly DbSloAcknowledgementsRow[];
  readonly burnDowns: BurnDowns;
}

/**
 * The SLOs of an entity with all that is known of them, worst first; undefined when it is not known or may not be seen. Six
 * queries, however many SLOs it has.
 * @internal
 */
export async function readEntitySlos(
  options: ReadEntitySlosOptions,
): Promise<Omit<EntitySlos, 'mayAcknowledge'> | undefined> {
  const { knex, entityRef } = options;
  const entity = await readEntity(options);
  if (!entity) {
    return undefined;
  }
  const [rows, changes, acknowledgements, documents] = await Promise.all([
    readObjectives(options),
    readChanges(options),
    knex('slo_acknowledgements')
      .where('entity_ref', entityRef)
      .select<DbSloAcknowledgementsRow[]>('*'),
    readDocuments(options),
  ]);
  const burnDowns = await readBurnDowns(knex, rows);
  const beside = { entity, changes, acknowledgements, burnDowns };
  return {
    entity: summaryOf(entity),
    objectives: rows
      .map(row => objectiveView(row, beside, options))
      .sort(worstFirst),
    diagnostics: documents.flatMap(diagnosticsOf),
  };
}

async function readEntity({
  knex,
  entityRef,
  visibility,
}: ReadEntitySlosOptions): Promise<DbEntitiesRow | undefined> {
  const query = knex('entities')
    .where('entities.entity_ref', entityRef)
    .select<DbEntitiesRow[]>('entities.*');
  whereVisible(query, visibility, knex);
  const [row] = await query;
  return row;
}

async function readObjectives({
  knex,
  entityRef,
}: ReadEntitySlosOptions): Promise<EntityObjectiveRow[]> {
  return knex('slo_objectives')
    .join('slos', 'slos.slo_id', 'slo_objectives.slo_id')
    .leftJoin('slis', 'slis.sli_id', 'slo_objectives.sli_id')
    .where('slo_objectives.entity_ref', entityRef)
    .orderBy(['slo_objectives.slo', 'slo_objectives.position'])
    .select(
      'slo_objectives.*',
      'slos.definition',
      'slos.file',
      'slos.line',
      'slis.definition as sli_definition',
      'slis.threshold',
      'slis.slice_seconds',
      'slis.source',
      'slis.source_type',
      'slis.source_problem',
      'slis.outcome',
      'slis.outcome_reason',
      'slis.read_at',
      'slis.counted_until',
      'slis.warnings',
    );
}

async function readChanges({
  knex,
  entityRef,
}: ReadEntitySlosOptions): Promise<DbSloChangesRow[]> {
  const ranked = knex('slo_changes')
    .where('entity_ref', entityRef)
    .select(
      '*',
      knex.raw(
        'row_number() over (partition by slo, objective order by id desc) as place',
      ),
    );
  return knex
    .from(ranked.as('ranked'))
    .where('place', '<=', MOST_CHANGES)
    .orderBy('id', 'desc')
    .select('*');
}

/** The files that its SLOs are in. */
async function readDocuments({
  knex,
  entityRef,
}: ReadEntitySlosOptions): Promise<DbSloDocumentsRow[]> {
  return knex('slo_documents')
    .whereIn('file', knex('slos').where('entity_ref', entityRef).select('file'))
    .orderBy('file')
    .select('file', 'diagnostics', 'problem');
}

function objectiveView(
  row: EntityObjectiveRow,
  beside: Beside,
  options: ReadEntitySlosOptions,
): SloObjectiveView {
  const definition = definitionOf(row);
  const acknowledgement = beside.acknowledgements.find(
    one => isOf(one, row) && Number(one.since) === Number(row.state_since),
  );
  return {
    ...objectiveSummary(row, definition),
    ...optional('description', definition.description),
    ...statusView(currentStatus(row, definition), definition),
    burnDown: [...(beside.burnDowns.get(row) ?? [])],
    indicator: indicatorView(row, options.sliSources),
    read: {
      at: row.read_at === null ? null : isoInstant(row.read_at),
      outcome: row.outcome ?? 'never',
      reason: row.outcome_reason ?? row.source_problem,
    },
    changes: beside.changes
      .filter(change => isOf(change, row))
      .flatMap(({ at, from_state: from, to_state: to }) =>
        to ? [{ at: isoInstant(at), from, to }] : [],
      ),
    policies: policyViews(
      { ...row, entity: beside.entity.entity, tier: beside.entity.tier },
      options.publication,
      acknowledgement,
    ),
    document: { file: row.file, line: row.line },
  };
}

type StatusView = Pick<
  SloObjectiveView,
  | 'method'
  | 'windowStart'
  | 'windowEnd'
  | 'budgetConsumed'
  | 'counts'
  | 'burnRates'
  | 'secondsToExhaustion'
  | 'lastsUntilReset'
  | 'alertReasons'
>;

function statusView(
  status: ObjectiveStatus,
  { method }: SloDefinition,
): StatusView {
  const { good, bad, total } = status;
  return {
    method,
    windowStart: isoInstant(status.windowStart),
    windowEnd: isoInstant(status.windowEnd),
    budgetConsumed: status.budgetConsumed,
    counts: {
      unit: method === 'Occurrences' ? 'events' : 'slices',
      ...{ good, bad, total },
    },
    burnRates: status.burnRates,
    secondsToExhaustion: status.secondsToExhaustion,
    lastsUntilReset: status.lastsUntilReset,
    alertReasons: [...status.alertReasons],
  };
}

function isOf(
  one: { slo: string; objective: string },
  row: EntityObjectiveRow,
): boolean {
  return one.slo === row.slo && one.objective === row.objective;
}

/** By state, so that what cannot be read is not lost below what is fine; then by what is left. */
function worstFirst(a: SloObjectiveView, b: SloObjectiveView): number {
  return (
    STATES_WORST_FIRST.indexOf(a.state) - STATES_WORST_FIRST.indexOf(b.state) ||
    budgetOf(a) - budgetOf(b) ||
    (a.slo < b.slo ? -1 : 1)
  );
}

/** What is not known comes last, as a number: the difference of two infinities would be none. */
function budgetOf({ budgetRemaining }: SloObjectiveView): number {
  return budgetRemaining ?? Number.MAX_VALUE;
}
