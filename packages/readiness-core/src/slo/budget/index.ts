export {
  allowedFailures,
  budgetOf,
  budgetSpentWhenFiring,
  burnRateFactor,
  detectionSeconds,
  highestBurnRate,
  secondsUntilExhausted,
} from './alerts/alertMaths';
export { alertPairsOf } from './alerts/alertPairsOf';
export type { AlertPair } from './alerts/alertPairsOf';
export {
  absenceSeconds,
  scaledAlertWindows,
} from './alerts/scaledAlertWindows';
export type { ScaledAlertWindow } from './alerts/scaledAlertWindows';
export { burnDown } from './figures/burnDown';
export { evenBudgetRemaining } from './figures/evenBudgetRemaining';
export { BURN_RATE_SECONDS } from './figures/burnRateWindows';
export type { FixedBurnRateWindow } from './figures/burnRateWindows';
export { SLO_LIMITS } from './figures/limits';
export { countingOf } from './slices/countingOf';
export { countingRange } from './slices/countingRange';
export { readingRange } from './slices/readingRange';
export { settleSlices } from './slices/settleSlices';
export { sliceSecondsOf } from './slices/sliceSecondsOf';
export { objectiveStatus } from './status/objectiveStatus';
export { addTotals } from './totals/addTotals';
export { splitSlices } from './totals/splitSlices';
export { totalSlices } from './totals/totalSlices';
export type {
  BurnDownOptions,
  BurnDownStep,
  CountedSlo,
  CountingRange,
  CountingRangeOptions,
  ExactParts,
  ObjectiveStatusOptions,
  OpenTimeSlice,
  ReadingRange,
  SettledSlices,
  SettleOptions,
  SliCounting,
  SliTotals,
  SloLimits,
  TotalsPart,
  WindowReading,
} from './types';
export { secondsOf } from './windows/secondsOf';
export { windowAt } from './windows/windowAt';
