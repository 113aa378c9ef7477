import { BurnDownPoint } from 'backstage-plugin-readiness-common';
import {
  burnDown,
  BurnDownStep,
  countingOf,
  settleSlices,
  SliCounting,
  SliDefinition,
  SloDefinition,
  SloObjective,
  splitSlices,
  TotalsPart,
} from 'backstage-readiness-core';
import { Knex } from 'knex';
import {
  DbSlisRow,
  DbSloObjectivesRow,
  DbSlosRow,
} from '../../database/sloTables';
import { isoInstant } from '../../results/instants';
import { countDays, daysOfSlices, SliDay } from '../slices/DayTotals';
import { SliDayStore, WantedDays } from '../slices/SliDayStore';
import { DAY, dayOf } from '../slices/sliceDays';
import { currentStatus } from './currentStatus';
import { definitionOf } from './objectiveRow';

/** Longer windows are drawn day by day, from the stored totals of the days. */
const LONGEST_DRAWN_BY_SLICES = 8 * DAY;
/** Points of a shorter window. */
const PARTS = 56;

/** @internal */
export interface BurnDownRow
  extends Pick<DbSloObjectivesRow, 'sli_id' | 'position' | 'status'>,
    Pick<DbSlosRow, 'definition'>,
    Pick<DbSlisRow, 'counted_until'> {
  readonly sli_definition: string | null;
  readonly slice_seconds: number | null;
}

/** The burn-down of each row; absent where nothing was counted. @internal */
export type BurnDowns = ReadonlyMap<BurnDownRow, readonly BurnDownPoint[]>;

/** What is drawn of one row. */
interface Drawing {
  readonly row: BurnDownRow;
  readonly sliId: string;
  readonly slo: SloDefinition;
  readonly objective: SloObjective;
  readonly definition: SliDefinition;
  readonly counting: SliCounting;
  readonly from: number;
  readonly to: number;
}

/**
 * How the budgets of some objectives went down over their windows. One query.
 * @internal
 */
export async function readBurnDowns(
  knex: Knex,
  rows: readonly BurnDownRow[],
): Promise<BurnDowns> {
  const drawings = rows.flatMap(drawingOf);
  if (drawings.length === 0) {
    return new Map();
  }
  const days = await new SliDayStore(knex).read(wantedDays(drawings));
  return new Map(
    drawings.map(drawing => [
      drawing.row,
      pointsOf(drawing, days.get(drawing.sliId) ?? new Map<number, SliDay>()),
    ]),
  );
}

function drawingOf(row: BurnDownRow): Drawing[] {
  const slo = definitionOf(row);
  const objective = slo.objectives.at(row.position);
  const status = currentStatus(row, slo);
  const { sli_id: sliId, sli_definition: definition } = row;
  const known = sliId !== null && definition !== null && objective;
  if (!known || status.countedUntil === null || status.total === null) {
    return [];
  }
  const counting = countingOf(slo.method, objective);
  const unit = (counting.timeSlices?.seconds ?? counting.sliceSeconds) * 1000;
  // A slice belongs to the window in which it ends.
  const from = Math.floor(status.windowStart / unit) * unit;
  const to = Math.floor(status.countedUntil / unit) * unit;
  const parsed: SliDefinition = JSON.parse(definition);
  return to > from
    ? [
        {
          ...{ row, sliId, slo, objective, counting, from, to },
          definition: parsed,
        },
      ]
    : [];
}

/** Objectives that share a reading share what is read of it. */
function wantedDays(drawings: readonly Drawing[]): WantedDays[] {
  const wanted = new Map<string, WantedDays>();
  for (const drawing of drawings) {
    const { sliId, counting, from } = drawing;
    const before = wanted.get(sliId);
    wanted.set(sliId, {
      sliId,
      sliceSeconds: counting.sliceSeconds,
      fromDay: Math.min(dayOf(from), before?.fromDay ?? Infinity),
      withReadings: [
        ...new Set([...(before?.withReadings ?? []), ...readingDays(drawing)]),
      ],
    });
  }
  return [...wanted.values()];
}

function isDrawnBySlices({ from, to }: Drawing): boolean {
  return to - from <= LONGEST_DRAWN_BY_SLICES;
}

function readingDays(drawing: Drawing): number[] {
  const { from, to } = drawing;
  const slicesFrom = isDrawnBySlices(drawing) ? from : to;
  return daysOfSlices({ from, to, slicesFrom });
}

function pointsOf(
  drawing: Drawing,
  days: ReadonlyMap<number, SliDay>,
): BurnDownPoint[] {
  const { slo, objective, from } = drawing;
  const parts = isDrawnBySlices(drawing)
    ? partsBySlices(drawing, days)
    : partsByDay(drawing, days);
  return burnDown({ method: slo.method, objective, from, parts }).map(point);
}

function partsBySlices(
  { definition, counting, from, to }: Drawing,
  days: ReadonlyMap<number, SliDay>,
): readonly TotalsPart[] {
  const { sliceSeconds } = counting;
  const readings = [...days.entries()]
    .sort(([a], [b]) => a - b)
    .flatMap(([, day]) => day.readings ?? []);
  const settled = settleSlices({
    ...{ definition, readings, sliceSeconds, from, to },
  });
  return splitSlices(counting, settled.slices, { from, to, parts: PARTS });
}

function partsByDay(
  { definition, counting, from, to }: Drawing,
  days: ReadonlyMap<number, SliDay>,
): TotalsPart[] {
  const { sliceSeconds } = counting;
  const settling = { definition, sliceSeconds };
  return countDays({
    ...{ days, settling, counting, from, to },
    slicesFrom: to,
  }).map(({ totals }, index) => ({
    until: Math.min(to, (dayOf(from) + index + 1) * DAY),
    totals,
  }));
}

function point({ at, budgetRemaining }: BurnDownStep): BurnDownPoint {
  return { at: isoInstant(at), budgetRemaining };
}
