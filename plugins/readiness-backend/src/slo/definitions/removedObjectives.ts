import {
  countingRange,
  SloDefinition,
  SloObjective,
} from 'backstage-readiness-core';
import {
  DbRemovedObjectivesRow,
  DbSlisRow,
  DbSloObjectivesRow,
  DbSlosRow,
} from '../../database/sloTables';
import { instantOf } from '../reading/instantOf';
import { DAY } from '../slices/sliceDays';
import { definitionOf } from '../views/objectiveRow';

/** Of a window that cannot be told. */
const LONGEST_GUESS_DAYS = 30;

const LONGEST_NAME = 255;

/** An objective to remember. @internal */
export interface RemovedObjective {
  readonly row: DbRemovedObjectivesRow;
  /** Under which objective the log knows it: the row may have a key of its own. */
  readonly logged: string;
}

type Key = Pick<DbSloObjectivesRow, 'entity_ref' | 'slo' | 'objective'>;

/**
 * What is remembered of objectives that have ended, so that gates can go on counting them as they stood, until all of
 * their window has passed. Pure.
 *
 * @remarks
 * Where another one has its name now, or one of that name is remembered already, it gets a key of its own, so that
 * nothing of it is lost. An objective of which nothing is stored but its row is gone without a trace.
 * @internal
 */
export function removedObjectives(options: {
  readonly ended: readonly DbSloObjectivesRow[];
  /** Keys of objectives in force, and of those that are remembered already. */
  readonly taken: readonly Key[];
  readonly slos: ReadonlyMap<string, DbSlosRow>;
  readonly slis: ReadonlyMap<string, DbSlisRow>;
  readonly now: number;
}): RemovedObjective[] {
  const { ended, slos, slis, now } = options;
  const taken = new Set(options.taken.map(keyText));
  return ended.flatMap(row => {
    const stored = slos.get(row.slo_id);
    if (!stored) {
      return [];
    }
    const objective = freeName(row, taken);
    taken.add(keyText({ ...row, objective }));
    const slo = definitionOf(stored);
    const own = slo.objectives[row.position];
    const sli = row.sli_id === null ? undefined : slis.get(row.sli_id);
    const kept = {
      ...{ entity_ref: row.entity_ref, slo: row.slo, objective },
      state: row.state,
      budget_remaining_at_least: row.budget_remaining_at_least,
      // Alone, so that it is found under any key.
      definition: JSON.stringify(own ? { ...slo, objectives: [own] } : slo),
      counted_until: instantOf(sli?.counted_until ?? null),
      removed_at: now,
      counts_until: windowEnd(slo, own, now),
    };
    return [{ row: kept, logged: row.objective }];
  });
}

function freeName(row: Key, taken: ReadonlySet<string>): string {
  let objective = row.objective;
  for (let count = 1; taken.has(keyText({ ...row, objective })); count++) {
    const suffix = count === 1 ? ' (removed)' : ` (removed ${count})`;
    objective = row.objective.slice(0, LONGEST_NAME - suffix.length) + suffix;
  }
  return objective;
}

function keyText({ entity_ref, slo, objective }: Key): string {
  return JSON.stringify([entity_ref, slo, objective]);
}

/** When nothing counts any more of what counted when the objective was removed. */
function windowEnd(
  slo: SloDefinition,
  objective: SloObjective | undefined,
  now: number,
): number {
  const range = objective
    ? countingRange({ slo, objective, now, countedUntil: null })
    : undefined;
  if (range?.kind !== 'range') {
    return now + LONGEST_GUESS_DAYS * DAY;
  }
  return slo.window.kind === 'rolling'
    ? now + (range.windowEnd - range.windowStart)
    : range.windowEnd;
}
