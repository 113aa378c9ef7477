import {
  ScaledSeries,
  settled,
  severalSeries,
  SliceReadings,
  sumByTime,
} from './sliceReadings';

/** Beyond this a value is no ratio, but a percentage or a count. */
const NO_RATIO = 2;

/**
 * One ratio for each slice. A little more than 1 or less than 0 is what counters give that are read at different moments; it
 * counts as 1 or 0, with a warning. Far beyond it is no ratio.
 * @internal
 */
export function ratioReadings(options: {
  value: ScaledSeries;
  rawType: 'success' | 'failure';
  sliceSeconds: number;
}): SliceReadings {
  const { value, rawType, sliceSeconds } = options;
  const several = severalSeries(value);
  if (several) {
    return several;
  }
  const ratios = [...sumByTime(value)];
  const wrong = ratios.find(([, ratio]) => Math.abs(ratio) > NO_RATIO);
  if (wrong) {
    return {
      kind: 'refused',
      reason: `The query of raw gives ${wrong[1]}, which is no ratio; write one that gives 0 to 1, such as a percentage divided by 100`,
    };
  }
  const beyond = ratios.filter(([, ratio]) => ratio < 0 || ratio > 1).length;
  return settled(
    ratios.map(([at, ratio]) => {
      const within = Math.min(1, Math.max(0, ratio));
      return {
        start: at - sliceSeconds * 1000,
        part: rawType === 'success' ? within : 1 - within,
        total: 1,
      };
    }),
    beyond > 0
      ? [
          `The query of raw is below 0 or above 1 in ${beyond} slices, which count as 0 or 1`,
        ]
      : [],
  );
}
