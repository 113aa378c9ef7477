import { randomUUID } from 'node:crypto';
import { readingRange } from 'backstage-readiness-core';
import { DbSlisRow } from '../../database/sloTables';
import { NEVER_READ } from '../reading/SliQueue';
import { DAY } from '../slices/sliceDays';
import { DraftSli, SloDraft } from './SloDraft';

/**
 * The rows of SLIs that a draft makes different: new ones, those that are read in another way, and those that nothing uses
 * any more, which keep their slices.
 * @internal
 */
export function changedSlis(
  draft: SloDraft,
  stored: ReadonlyMap<string, DbSlisRow>,
  now: number,
): DbSlisRow[] {
  const days = daysOf(draft, now);
  const ticket = randomUUID();
  const inForce = draft.slis.flatMap(sli => {
    const before = stored.get(sli.sliId);
    const row = sliRow(sli, before, {
      days: Math.max(days.get(sli.sliId) ?? 0, before?.days ?? 0),
      now,
      ticket,
    });
    return before && isSameSli(row, before) ? [] : [row];
  });
  const used = new Set(draft.slis.map(({ sliId }) => sliId));
  const gone = [...stored.values()]
    .filter(row => row.removed_at === null && !used.has(row.sli_id))
    .map(row => ({ ...row, ticket, due_at: NEVER_READ, removed_at: now }));
  return [...inForce, ...gone];
}

const LONGEST_DAYS = {
  m: 1 / 1440,
  h: 1 / 24,
  d: 1,
  w: 7,
  M: 31,
  Q: 92,
  Y: 366,
};

/** Days of slices that the longest window of each SLI needs, however long its month is. */
function daysOf({ objectives }: SloDraft, now: number): Map<string, number> {
  const days = new Map<string, number>();
  for (const { sliId, slo, position } of objectives) {
    const { window } = slo.definition;
    const range = readingRange({
      slo: slo.definition,
      objective: slo.definition.objectives[position],
      now,
    });
    if (sliId !== undefined && range.kind === 'range') {
      const needed = Math.ceil(
        Math.max(
          (range.to - range.from) / DAY,
          window.duration.amount * LONGEST_DAYS[window.duration.unit],
        ),
      );
      days.set(sliId, Math.max(days.get(sliId) ?? 0, needed));
    }
  }
  return days;
}

function sliRow(
  { sliId, definition, threshold, sliceSeconds, source, series }: DraftSli,
  before: DbSlisRow | undefined,
  { days, now, ticket }: { days: number; now: number; ticket: string },
): DbSlisRow {
  const isChosen = source.kind === 'chosen';
  return {
    read_from: null,
    read_until: null,
    counted_until: null,
    read_at: null,
    tried_at: null,
    outcome: 'never',
    outcome_reason: null,
    warnings: '[]',
    ...before,
    sli_id: sliId,
    definition: JSON.stringify(definition),
    threshold: threshold ? JSON.stringify(threshold) : null,
    slice_seconds: sliceSeconds,
    days,
    source: isChosen ? source.source : null,
    source_type: isChosen ? source.type : null,
    source_problem: isChosen ? null : source.reason,
    series,
    due_at: now,
    ticket,
    removed_at: null,
  };
}

function isSameSli(row: DbSlisRow, before: DbSlisRow): boolean {
  return (
    before.removed_at === null &&
    before.days === row.days &&
    before.source === row.source &&
    before.source_type === row.source_type &&
    before.source_problem === row.source_problem &&
    before.series === row.series
  );
}
