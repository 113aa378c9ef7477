import {
  ScaledSeries,
  settled,
  severalSeries,
  SliceReadings,
  sumByTime,
} from './sliceReadings';

/** Good and all samples by slice. Where there are samples and no good one is found, none is good: 0. @internal */
export function sampleReadings(options: {
  part: ScaledSeries;
  total: ScaledSeries;
  sliceSeconds: number;
}): SliceReadings {
  const { part, total, sliceSeconds } = options;
  const several = severalSeries(total);
  if (several) {
    return several;
  }
  const good = sumByTime(part);
  return settled(
    [...sumByTime(total)].map(([at, samples]) => ({
      start: at - sliceSeconds * 1000,
      part: good.get(at) ?? 0,
      total: samples,
    })),
  );
}
