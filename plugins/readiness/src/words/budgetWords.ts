import {
  SloObjectiveSummary,
  SloObjectiveView,
  SloStateView,
} from 'backstage-plugin-readiness-common';
import { Words } from '../hooks/useWords';
import { durationWords } from './durationWords';

/**
 * How much of the budget is left, as a share: "43% left", "-33%: overspent", "0%: nothing left"; never a number where it
 * is not known.
 * @internal
 */
export function budgetWords(
  { t, formats }: Words,
  remaining: number | null,
): string {
  if (remaining === null) {
    return t('slo.budgetUnknown');
  }
  if (remaining === 0) {
    return t('slo.budgetNone');
  }
  return t(remaining < 0 ? 'slo.budgetOverspent' : 'slo.budgetLeft', {
    share: formats.signedShare(remaining),
  });
}

/** Why there is no figure of a budget, in words of the state. */
const UNKNOWN: Partial<
  Record<
    SloStateView,
    'slo.budgetNoData' | 'slo.budgetNoTraffic' | 'slo.budgetError'
  >
> = {
  'no-data': 'slo.budgetNoData',
  'no-traffic': 'slo.budgetNoTraffic',
  error: 'slo.budgetError',
};

/** The budget of an objective: why there is no figure of it, or the figure, with its time where that is too long ago. @internal */
export function budgetOf(words: Words, objective: SloObjectiveSummary): string {
  const { state, budgetRemaining, countedUntil } = objective;
  if (budgetRemaining === null) {
    return words.t(UNKNOWN[state] ?? 'slo.budgetUnknown');
  }
  const budget = budgetWords(words, budgetRemaining);
  return state === 'stale' && countedUntil !== null
    ? words.t('slo.budgetStale', { budget, asOf: asOf(words, countedUntil) })
    : budget;
}

/** "as of 22 November, 12:00". @internal */
export function asOf({ t, formats }: Words, instant: string): string {
  return t('slo.asOf', { time: formats.instant(instant) });
}

/** What is left of the budget, or was spent beyond it, as time; null where it is not known. @internal */
export function budgetTime(
  { t }: Words,
  objective: SloObjectiveView,
): string | null {
  const { budgetRemainingSeconds: seconds, method } = objective;
  if (seconds === null) {
    return null;
  }
  const unit = method === 'Timeslices' ? 'slices' : 'events';
  return t(`${seconds < 0 ? 'slo.timeOver' : 'slo.timeLeft'}.${unit}`, {
    duration: durationWords(t, seconds),
  });
}

/** How long the budget lasts at the burn rate of the last hour. @internal */
export function exhaustionWords(
  { t }: Words,
  objective: SloObjectiveView,
): string {
  const { budgetRemaining, lastsUntilReset, secondsToExhaustion } = objective;
  if (budgetRemaining === null) {
    return t('slo.notKnown');
  }
  if (budgetRemaining <= 0) {
    return t('slo.exhaustionOver');
  }
  if (lastsUntilReset) {
    return t('slo.exhaustionReset');
  }
  return secondsToExhaustion === null
    ? t('slo.exhaustionNone')
    : t('slo.exhaustionIn', {
        duration: durationWords(t, secondsToExhaustion),
      });
}

/** Attainment beside its target, with as many digits as it takes to tell the two apart. @internal */
export function attainmentWords(
  { t, formats }: Words,
  { attainment, target }: Pick<SloObjectiveSummary, 'attainment' | 'target'>,
): string {
  return attainment === null
    ? t('slo.notKnown')
    : formats.ratio(attainment, target);
}
