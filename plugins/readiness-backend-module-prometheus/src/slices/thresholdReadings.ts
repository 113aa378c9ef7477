import { SliThreshold } from 'backstage-readiness-core';
import {
  ScaledSeries,
  settled,
  severalSeries,
  SliceReadings,
} from './sliceReadings';

/** One value for each slice, judged by the threshold: one sample, good or not. NaN is no data. @internal */
export function thresholdReadings(options: {
  value: ScaledSeries;
  threshold: SliThreshold;
  sliceSeconds: number;
}): SliceReadings {
  const several = severalSeries(options.value);
  if (several) {
    return several;
  }
  return settled(
    options.value.series
      .flat()
      .filter(({ value }) => !Number.isNaN(value))
      .map(({ at, value }) => ({
        start: at - options.sliceSeconds * 1000,
        part: meets(value, options.threshold) ? 1 : 0,
        total: 1,
      })),
  );
}

function meets(value: number, { operator, limit }: SliThreshold): boolean {
  switch (operator) {
    case 'lt':
      return value < limit;
    case 'lte':
      return value <= limit;
    case 'gt':
      return value > limit;
    default:
      return value >= limit;
  }
}
