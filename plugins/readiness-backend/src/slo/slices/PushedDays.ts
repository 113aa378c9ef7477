import { SliceReading } from 'backstage-readiness-core';
import { DbSliPushesRow } from '../../database/sloTables';
import { PushedSliceReading } from './readPushedSlice';
import { packSlices, unpackSlices } from './packSlices';
import { dayOf } from './sliceDays';

type Slice = Extract<PushedSliceReading, { kind: 'slice' }>;

/** One row of pushed slices. @internal */
export interface PushedDayKey {
  readonly series: string;
  readonly day: number;
}

/** What a push does to the store. @internal */
export interface MergedPush {
  readonly rows: readonly DbSliPushesRow[];
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: readonly {
    index: number;
    code: string;
    message: string;
  }[];
  /** By series, the begin of the first slice that differs. */
  readonly changedFrom: ReadonlyMap<string, number>;
}

class PushedDay {
  differs = false;
  readonly #slices: Map<number, SliceReading>;

  constructor(
    readonly key: PushedDayKey,
    readonly sliceSeconds: number,
    stored: DbSliPushesRow | undefined,
  ) {
    const readings = stored
      ? unpackSlices(stored.slices, { day: key.day, sliceSeconds })
      : [];
    this.#slices = new Map(readings.map(reading => [reading.start, reading]));
  }

  take({ start, good, total }: Slice): 'changed' | 'unchanged' {
    const stored = this.#slices.get(start);
    if (stored?.part === good && stored.total === total) {
      return 'unchanged';
    }
    this.#slices.set(start, { start, part: good, total });
    this.differs = true;
    return 'changed';
  }

  row(now: number): DbSliPushesRow {
    const { series, day } = this.key;
    const { sliceSeconds } = this;
    return {
      series,
      day,
      slice_seconds: sliceSeconds,
      slices: packSlices([...this.#slices.values()], { day, sliceSeconds }),
      pushed_at: now,
    };
  }
}

/**
 * Merges the slices of one push with the stored days: a slice replaces that of the same start. Pure, so that a transaction
 * may be repeated.
 *
 * @param stored - the rows of the days of the slices; and of each series at least one row, if it has any
 * @internal
 */
export function mergePush(
  slices: readonly { readonly index: number; readonly slice: Slice }[],
  stored: readonly DbSliPushesRow[],
  now: number,
): MergedPush {
  const lengths = new Map(stored.map(row => [row.series, row.slice_seconds]));
  const rows = new Map(stored.map(row => [keyOf(row), row]));
  const days = new Map<string, PushedDay>();
  const rejected = new Array<MergedPush['rejected'][number]>();
  const changedFrom = new Map<string, number>();
  let unchanged = 0;
  let accepted = 0;
  for (const { index, slice } of slices) {
    const { series, sliceSeconds, start } = slice;
    const length = lengths.get(series) ?? sliceSeconds;
    lengths.set(series, length);
    if (length !== sliceSeconds) {
      rejected.push({ index, ...otherLength(slice, length) });
      continue;
    }
    const key = { series, day: dayOf(start) };
    const day =
      days.get(keyOf(key)) ??
      new PushedDay(key, sliceSeconds, rows.get(keyOf(key)));
    days.set(keyOf(key), day);
    if (day.take(slice) === 'unchanged') {
      unchanged += 1;
      continue;
    }
    accepted += 1;
    changedFrom.set(series, Math.min(changedFrom.get(series) ?? start, start));
  }
  const differing = [...days.values()].filter(day => day.differs);
  return {
    rows: differing.map(day => day.row(now)),
    ...{ accepted, unchanged, rejected, changedFrom },
  };
}

/** Identifies a row. @internal */
export function keyOf({ series, day }: PushedDayKey): string {
  return `${day} ${series}`;
}

function otherLength({ series, sliceSeconds }: Slice, length: number) {
  return {
    code: 'other-length',
    message: `the slice of ${series} is ${sliceSeconds} seconds long, those before are ${length}; keep the length, or begin another series`,
  };
}
