import {
  ScaledSeries,
  settled,
  SliceReadings,
  sumByTime,
} from './sliceReadings';

/** Good (or bad) and all events by slice; the series of each are added up. @internal */
export function countReadings(options: {
  part: ScaledSeries;
  total: ScaledSeries;
  sliceSeconds: number;
}): SliceReadings {
  const part = sumByTime(options.part);
  const total = sumByTime(options.total);
  const ends = new Set([...part.keys(), ...total.keys()]);
  return settled(
    [...ends].map(at => ({
      start: at - options.sliceSeconds * 1000,
      part: part.get(at) ?? null,
      total: total.get(at) ?? null,
    })),
  );
}
