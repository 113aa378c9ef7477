import { BudgetingMethod, SliSlice, SloObjective } from '../../types';
import { between } from '../slices/between';
import { unitMilliseconds } from '../slices/countingOf';
import { totalSlices } from '../totals/totalSlices';
import { SliCounting } from '../types';
import { BURN_RATE_SECONDS, FixedBurnRateWindow } from './burnRateWindows';
import { countsOf } from './countsOf';
import { consumedOf } from './figuresOf';

/** @internal */
export interface BurnRateOptions {
  readonly method: BudgetingMethod;
  readonly objective: SloObjective;
  readonly counting: SliCounting;
  /** Sorted by start. */
  readonly slices: readonly SliSlice[];
}

/**
 * How many times faster than the budget allows an objective burned over the seconds before an instant, counted by its
 * method. Where time slices are longer than that, over the last whole one. Null when there was no event.
 * @internal
 */
export function burnRateOver(
  options: BurnRateOptions,
  until: number,
  seconds: number,
): number | null {
  const { method, objective, counting } = options;
  const unit = unitMilliseconds(counting);
  const to = Math.floor(until / unit) * unit;
  const from = to - Math.ceil((seconds * 1_000) / unit) * unit;
  const slices = between(options.slices, from, to);
  const totals = totalSlices(counting, slices);
  return consumedOf(countsOf(method, totals), objective.target);
}

/** Burn rates up to the end of the last data. @internal */
export function burnRatesOf(
  options: BurnRateOptions,
  until: number,
): Record<FixedBurnRateWindow, number | null> {
  const over = (window: FixedBurnRateWindow) =>
    burnRateOver(options, until, BURN_RATE_SECONDS[window]);
  return {
    '5m': over('5m'),
    '30m': over('30m'),
    '1h': over('1h'),
    '2h': over('2h'),
    '6h': over('6h'),
    '1d': over('1d'),
    '3d': over('3d'),
  };
}
