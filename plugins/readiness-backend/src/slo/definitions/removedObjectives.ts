import { countingRange, SloDefinition } from 'backstage-readiness-core';
import {
  DbRemovedObjectivesRow,
  DbSlisRow,
  DbSloObjectivesRow,
  DbSlosRow,
} from '../../database/sloTables';
import { instantOf } from '../reading/instantOf';
import { DAY } from '../slices/sliceDays';
import { definitionOf } from '../views/objectiveRow';
import { DraftObjective } from './SloDraft';

/** Of a window that cannot be told. */
const LONGEST_GUESS_DAYS = 30;

/**
 * What is remembered of objectives that are gone, so that gates can go on counting them as they stood, until all of their
 * window has passed. Pure.
 *
 * @remarks
 * One that goes on under another name is not: the same indicator, counted in the same way over the same window, with a
 * target that is no lower. An objective of which nothing is stored but its row is gone without a trace.
 * @internal
 */
export function removedObjectives(options: {
  readonly gone: readonly DbSloObjectivesRow[];
  readonly draft: readonly DraftObjective[];
  readonly slos: ReadonlyMap<string, DbSlosRow>;
  readonly slis: ReadonlyMap<string, DbSlisRow>;
  readonly now: number;
}): DbRemovedObjectivesRow[] {
  const { gone, draft, slos, slis, now } = options;
  return gone.flatMap(row => {
    const stored = slos.get(row.slo_id);
    if (!stored) {
      return [];
    }
    const slo = definitionOf(stored);
    if (draft.some(objective => goesOnAs(objective, row, slo))) {
      return [];
    }
    const sli = row.sli_id === null ? undefined : slis.get(row.sli_id);
    return [
      {
        ...{ entity_ref: row.entity_ref, slo: row.slo, state: row.state },
        objective: row.objective,
        budget_remaining_at_least: row.budget_remaining_at_least,
        definition: stored.definition,
        counted_until: instantOf(sli?.counted_until ?? null),
        removed_at: now,
        counts_until: windowEnd(slo, row, now),
      },
    ];
  });
}

function goesOnAs(
  { entityRef, sliId, slo, position }: DraftObjective,
  row: DbSloObjectivesRow,
  before: SloDefinition,
): boolean {
  const { definition } = slo;
  return (
    sliId !== undefined &&
    sliId === row.sli_id &&
    entityRef === row.entity_ref &&
    definition.objectives[position].target >= row.target &&
    definition.method === before.method &&
    JSON.stringify(definition.window) === JSON.stringify(before.window)
  );
}

/** When nothing counts any more of what counted when the objective was removed. */
function windowEnd(
  slo: SloDefinition,
  { position }: DbSloObjectivesRow,
  now: number,
): number {
  const objective = slo.objectives[position];
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
