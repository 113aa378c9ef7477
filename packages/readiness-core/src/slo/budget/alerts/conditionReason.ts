import { SloAlertCondition, ThresholdOperator } from '../../types';
import { BurnRateOptions, burnRateOver } from '../figures/burnRatesOf';
import { snapTo } from '../numbers/snapTo';
import { unitMilliseconds } from '../slices/countingOf';
import { describeDuration } from '../windows/describeDuration';

const MOST_EVALUATIONS = 48;

const HOLDS: Readonly<
  Record<ThresholdOperator, (value: number, limit: number) => boolean>
> = {
  lt: (value, limit) => value < limit,
  lte: (value, limit) => value <= limit,
  gt: (value, limit) => value > limit,
  gte: (value, limit) => value >= limit,
};

const WORDS: Readonly<Record<ThresholdOperator, string>> = {
  lt: 'below',
  lte: 'at most',
  gt: 'over',
  gte: 'at least',
};

/**
 * Why a condition of the document speaks, or undefined when it does not. With `alertAfter` it must have held at the end of
 * each slice (of 48 evenly spread ones, where there are more) for that long; what is not known does not hold.
 * @internal
 */
export function conditionReason(
  burn: BurnRateOptions,
  condition: SloAlertCondition,
  until: number,
): string | undefined {
  const { name, operator, threshold, lookbackSeconds } = condition;
  const spoken = instantsOf(burn, condition, until).every(instant => {
    const burnRate = burnRateOver(burn, instant, lookbackSeconds);
    return (
      burnRate !== null &&
      HOLDS[operator](snapTo(burnRate, threshold), threshold)
    );
  });
  const after = condition.alertAfterSeconds
    ? ` for ${describeDuration(condition.alertAfterSeconds)}`
    : '';
  return spoken
    ? `${name}: burn rate ${
        WORDS[operator]
      } ${threshold}x over ${describeDuration(lookbackSeconds)}${after}`
    : undefined;
}

function instantsOf(
  burn: BurnRateOptions,
  { alertAfterSeconds = 0 }: SloAlertCondition,
  until: number,
): number[] {
  const unit = unitMilliseconds(burn.counting);
  const steps = Math.ceil((alertAfterSeconds * 1_000) / unit);
  const count = Math.min(steps, MOST_EVALUATIONS);
  return Array.from(
    { length: count + 1 },
    (_, i) =>
      until - (count === 0 ? 0 : Math.round((i * steps) / count)) * unit,
  );
}
