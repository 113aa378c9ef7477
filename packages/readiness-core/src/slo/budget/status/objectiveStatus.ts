import { ObjectiveStatus, SloState } from '../../types';
import { Figures } from '../figures/figuresOf';
import { SLO_LIMITS } from '../figures/limits';
import { tidyNumber } from '../numbers/tidyNumber';
import { ObjectiveStatusOptions, SloLimits } from '../types';
import { CountedWindow } from './CountedWindow';
import { objectiveProblem } from './objectiveProblem';
import { stateOf } from './stateOf';
import { statusOfError } from './statusOfError';

/** These say nothing about whether the target is met. */
const UNKNOWN: readonly SloState[] = [
  'error',
  'no-data',
  'no-traffic',
  'stale',
];

/**
 * Where an objective stands. Total: whatever it is given, no NaN, no infinity and no −0 comes out.
 *
 * @remarks
 * Attainment, budget and burn rates are counted by the method of the SLO, from the slices of {@link countingRange} or
 * totals of them. ADR006 says what was decided where the specification of OpenSLO is silent.
 * @public
 */
export function objectiveStatus(
  options: ObjectiveStatusOptions,
): ObjectiveStatus {
  const problem = objectiveProblem(options.slo, options.objective);
  if (problem) {
    return statusOfError(options, problem);
  }
  const reading = CountedWindow.read(options);
  return reading.kind === 'refused'
    ? statusOfError(options, reading.reason)
    : statusOf(options, reading.window);
}

function statusOf(
  { objective, outcome, now, limits: chosen }: ObjectiveStatusOptions,
  window: CountedWindow,
): ObjectiveStatus {
  const limits = { ...SLO_LIMITS, ...chosen };
  const { figures, burnRates, range, countedUntil, lowTraffic } = window;
  const alert = window.alert(burnRates);
  const { state, reason } = stateOf({
    range,
    outcome,
    figures,
    target: objective.target,
    alertReasons: alert.alertReasons,
    countedUntil,
    lowTraffic,
    limits,
    now,
  });
  return {
    state,
    reason,
    target: tidyNumber(objective.target) ?? 0,
    windowStart: range.windowStart,
    windowEnd: range.windowEnd,
    countedUntil,
    ...figures,
    burnRates,
    ...window.exhaustion(burnRates),
    ...alert,
    lowTraffic,
    met: UNKNOWN.includes(state) ? null : isMet(figures, limits),
  };
}

/** Met with what is known, and even if all that is missing was bad. */
function isMet(
  { budgetRemaining, budgetRemainingAtLeast, coverage }: Figures,
  { minimumCoverage }: SloLimits,
): boolean {
  return (
    coverage >= minimumCoverage &&
    (budgetRemaining ?? -1) >= 0 &&
    (budgetRemainingAtLeast ?? -1) >= 0
  );
}
