import {
  ScaledSeries,
  settled,
  severalSeries,
  SliceReadings,
  sumByTime,
} from './sliceReadings';

/** Beyond this a value is no ratio, but a percentage or a count. */
const NO_RATIO = 2;

/** What `1 - good / total` may be below 0 by rounding alone. */
const ROUNDING = 1e-9;

/**
 * One ratio for each slice, as it was measured. Those that are no ratios are left to the maths, which counts them as missing;
 * when there are no others, the query is refused.
 * @internal
 */
export function ratioReadings(options: {
  value: ScaledSeries;
  sliceSeconds: number;
}): SliceReadings {
  const { value, sliceSeconds } = options;
  const several = severalSeries(value);
  if (several) {
    return several;
  }
  const ratios = [...sumByTime(value)];
  if (ratios.length > 0 && ratios.every(([, ratio]) => ratio > NO_RATIO)) {
    return {
      kind: 'refused',
      reason: `The query of raw gives ${ratios[0][1]}, which is no ratio; write one that gives 0 to 1, such as a percentage divided by 100`,
    };
  }
  return settled(
    ratios.map(([at, ratio]) => ({
      start: at - sliceSeconds * 1000,
      part: ratio < 0 && ratio > -ROUNDING ? 0 : ratio,
      total: 1,
    })),
  );
}
