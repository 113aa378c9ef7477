import {
  countingRange,
  GateObjective,
  SloLimits,
  SloState,
} from 'backstage-readiness-core';
import { Knex } from 'knex';
import {
  DbRemovedObjectivesRow,
  DbSlisRow,
  DbSloObjectivesRow,
  DbSlosRow,
} from '../../database/sloTables';
import { rememberedObjective } from '../../slo/definitions/rememberedObjective';
import { instantOf } from '../../slo/reading/instantOf';
import { definitionOf } from '../../slo/views/objectiveRow';

type ObjectiveRow = Pick<
  DbSloObjectivesRow,
  'slo' | 'objective' | 'state' | 'budget_remaining_at_least'
> &
  Pick<DbSlosRow, 'definition'> &
  Pick<DbSlisRow, 'counted_until'>;

/** States that say something about the budget: they end when nothing new is counted. */
const COUNTED: readonly SloState[] = [
  'ok',
  'at-risk',
  'exhausted',
  'no-traffic',
];

/**
 * The objectives of an entity as gates see them, those that were removed and count still among them; null when it has
 * none. Two queries.
 *
 * @remarks
 * A stored state ends with the next count. Should nobody count any more, it would go on saying what it said, so how old
 * its last slice is is looked at here as well: at gates stale means not met. What was removed is looked at as of then.
 * @internal
 */
export async function readGateObjectives(options: {
  readonly knex: Knex;
  readonly entityRef: string;
  readonly limits: SloLimits;
  /** Epoch milliseconds. */
  readonly now: number;
}): Promise<GateObjective[] | null> {
  const { knex, entityRef } = options;
  const rows: ObjectiveRow[] = await knex('slo_objectives')
    .join('slos', 'slos.slo_id', 'slo_objectives.slo_id')
    .leftJoin('slis', 'slis.sli_id', 'slo_objectives.sli_id')
    .where('slo_objectives.entity_ref', entityRef)
    .orderBy(['slo_objectives.slo', 'slo_objectives.position'])
    .select(
      'slo_objectives.slo',
      'slo_objectives.objective',
      'slo_objectives.state',
      'slo_objectives.budget_remaining_at_least',
      'slos.definition',
      'slis.counted_until',
    );
  const objectives = [
    ...rows.map(row => objectiveOf(row, options)),
    ...(await readRemoved(options)),
  ];
  return objectives.length === 0 ? null : objectives;
}

async function readRemoved(
  options: Parameters<typeof readGateObjectives>[0],
): Promise<GateObjective[]> {
  const { knex, entityRef, limits, now } = options;
  const rows = await knex<DbRemovedObjectivesRow>('removed_objectives')
    .where({ entity_ref: entityRef })
    .andWhere('counts_until', '>', now)
    .orderBy(['slo', 'objective']);
  return rows.map(row => {
    const at = Number(row.removed_at);
    const remembered = rememberedObjective(definitionOf(row), row);
    // As it was called then: the row may have a key of its own.
    const objective = remembered?.name ?? row.objective;
    return {
      ...objectiveOf({ ...row, objective }, { limits, now: at }),
      removed: { at, countsUntil: Number(row.counts_until) },
    };
  });
}

function objectiveOf(
  row: ObjectiveRow,
  options: { readonly limits: SloLimits; readonly now: number },
): GateObjective {
  const { slo, objective, state } = row;
  return COUNTED.includes(state) && !isFresh(row, options)
    ? { slo, objective, state: 'stale', budgetRemainingAtLeast: null }
    : {
        ...{ slo, objective, state },
        budgetRemainingAtLeast: row.budget_remaining_at_least,
      };
}

function isFresh(
  row: ObjectiveRow,
  { limits, now }: { readonly limits: SloLimits; readonly now: number },
): boolean {
  const slo = definitionOf(row);
  const objective = slo.objectives.find(({ name }) => name === row.objective);
  if (!objective) {
    return false;
  }
  const countedUntil = instantOf(row.counted_until);
  const range = countingRange({ slo, objective, now, countedUntil, limits });
  return range.kind === 'range' && range.freshness === 'fresh';
}
