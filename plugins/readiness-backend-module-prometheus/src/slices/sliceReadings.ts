import { SliceReading } from 'backstage-readiness-core';
import { Sample } from '../client/RangeAnswer';

/** The series that a query gave, with what its values are multiplied by. @internal */
export interface ScaledSeries {
  readonly series: readonly (readonly Sample[])[];
  readonly scale: number;
}

/** What series come to, slice by slice. @internal */
export type SliceReadings =
  | {
      readonly kind: 'settled';
      /** Sorted by start. */
      readonly readings: readonly SliceReading[];
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** @internal */
export function settled(
  readings: readonly SliceReading[],
  warnings: readonly string[] = [],
): SliceReadings {
  const sorted = [...readings].sort((one, other) => one.start - other.start);
  return { kind: 'settled', readings: sorted, warnings };
}

/**
 * Why nothing can be said of several series that have values at the same time; undefined when there is one at a time, be it
 * under other labels than before.
 * @internal
 */
export function severalSeries({
  series,
}: ScaledSeries): Extract<SliceReadings, { kind: 'refused' }> | undefined {
  const counts = new Map<number, number>();
  for (const { at } of series.flat()) {
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const most = [...counts.values()].reduce(
    (one, other) => Math.max(one, other),
    0,
  );
  return most > 1
    ? {
        kind: 'refused',
        reason: `The query gives ${most} series at a time, of which none is meant more than another; put max(), avg() or sum() around it`,
      }
    : undefined;
}

/** The sum of all series by time. What is no finite number, such as 0 divided by 0, is no data. @internal */
export function sumByTime({
  series,
  scale,
}: ScaledSeries): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const { at, value } of series.flat()) {
    if (Number.isFinite(value)) {
      sums.set(at, (sums.get(at) ?? 0) + value * scale);
    }
  }
  return sums;
}
