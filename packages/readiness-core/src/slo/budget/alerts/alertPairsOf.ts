import {
  BURN_RATE_SECONDS,
  FixedBurnRateWindow,
} from '../figures/burnRateWindows';
import { burnRateFactor, highestBurnRate } from './alertMaths';

/** Two windows over both of which an objective must burn faster than `factor`. @public */
export interface AlertPair {
  readonly alert: 'page' | 'ticket';
  readonly long: FixedBurnRateWindow;
  readonly short: FixedBurnRateWindow;
  readonly factor: number;
  /** Whether a full outage burns faster than that; else the pair can never speak. */
  readonly reachable: boolean;
}

const LEAST_FACTOR = 1;

/**
 * Site Reliability Workbook, chapter 5, table 5-8, with the pair of a day that only its example of code has. The share is
 * that of the budget which is gone when the pair speaks.
 */
const TABLE = [
  { alert: 'page', long: '1h', short: '5m', budgetShare: 0.02 },
  { alert: 'page', long: '6h', short: '30m', budgetShare: 0.05 },
  { alert: 'ticket', long: '1d', short: '2h', budgetShare: 0.1 },
  { alert: 'ticket', long: '3d', short: '6h', budgetShare: 0.1 },
] as const;

/**
 * The pairs of windows that judge how fast an objective burns: at 30 days 14.4, 6, 3 and 1, else scaled so that the same
 * share of the budget is gone. A factor is at least 1, because what burns slower never empties the budget, and a pair
 * whose long window is longer than that of the objective is left out.
 * @public
 */
export function alertPairsOf(options: {
  target: number;
  windowSeconds: number;
}): readonly AlertPair[] {
  const { target, windowSeconds } = options;
  return TABLE.filter(
    ({ long }) => BURN_RATE_SECONDS[long] <= windowSeconds,
  ).map(({ alert, long, short, budgetShare }) => {
    const longSeconds = BURN_RATE_SECONDS[long];
    const factor = Math.max(
      LEAST_FACTOR,
      burnRateFactor({ budgetShare, windowSeconds, longSeconds }),
    );
    const reachable = factor < highestBurnRate(target);
    return { alert, long, short, factor, reachable };
  });
}
