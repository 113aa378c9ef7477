import { ObjectiveStatus, SliReadOutcome, SloState } from '../../types';
import { Figures } from '../figures/figuresOf';
import { CountingRange, SloLimits } from '../types';
import { describeInstant, percent, roughPercent, withoutStop } from './wording';

/** What a state is decided by. @internal */
export interface StateOptions {
  readonly range: CountingRange & { kind: 'range' };
  readonly outcome: SliReadOutcome;
  readonly figures: Figures;
  readonly target: number;
  readonly alertReasons: ObjectiveStatus['alertReasons'];
  readonly countedUntil: number | null;
  readonly lowTraffic: boolean;
  readonly limits: SloLimits;
  readonly now: number;
}

/** @internal */
export interface StateVerdict {
  readonly state: SloState;
  readonly reason: string;
}

/**
 * The state of an objective that can be counted, and why. The first that holds: what nobody can read, what is not there,
 * what is too old, what had no event; only then the budget, from nothing left to enough.
 * @internal
 */
export function stateOf(options: StateOptions): StateVerdict {
  return (
    refusedState(options) ??
    unknownState(options) ??
    staleState(options) ??
    trafficState(options) ??
    budgetState(options)
  );
}

function refusedState({ outcome }: StateOptions): StateVerdict | undefined {
  return outcome.kind === 'refused'
    ? { state: 'error', reason: outcome.reason }
    : undefined;
}

function unknownState(options: StateOptions): StateVerdict | undefined {
  const { range, now, figures, countedUntil } = options;
  if (range.windowStart > now) {
    return noData(
      `The first window begins at ${describeInstant(range.windowStart)}.`,
    );
  }
  if (range.freshness === 'unread' || countedUntil === null) {
    return noData(unreadReason(options.outcome));
  }
  if (range.freshness === 'expired') {
    return noData(
      `The last data is of ${describeInstant(
        countedUntil,
      )}, too old to count${cause(options.outcome)}.`,
    );
  }
  if (range.to === range.from) {
    return noData(
      `The window began at ${describeInstant(
        range.windowStart,
      )}, and its first slice is not over and read yet.`,
    );
  }
  return figures.coverage === 0
    ? noData('No slice of the window has complete data yet.')
    : undefined;
}

function unreadReason(outcome: SliReadOutcome): string {
  switch (outcome.kind) {
    case 'never':
      return 'Nothing has been read yet.';
    case 'unavailable':
      return `Nothing has been read yet: ${withoutStop(outcome.reason)}.`;
    default:
      return 'The source has no data for this indicator; check that its queries name series that exist.';
  }
}

function staleState(options: StateOptions): StateVerdict | undefined {
  const { range, countedUntil, outcome } = options;
  return range.freshness === 'stale' && countedUntil !== null
    ? {
        state: 'stale',
        reason: `The last data is of ${describeInstant(
          countedUntil,
        )}, and the figures are as of then${cause(outcome)}.`,
      }
    : undefined;
}

function cause(outcome: SliReadOutcome): string {
  return outcome.kind === 'unavailable'
    ? `: ${withoutStop(outcome.reason)}`
    : '';
}

function trafficState({ figures }: StateOptions): StateVerdict | undefined {
  return figures.attainment === null
    ? {
        state: 'no-traffic',
        reason:
          'There was no event in the window, so nothing can be said about the target.',
      }
    : undefined;
}

function budgetState(options: StateOptions): StateVerdict {
  const { figures, target, alertReasons, limits } = options;
  const remaining = figures.budgetRemaining ?? 0;
  const against = `${percent(
    figures.attainment ?? 0,
  )} against a target of ${percent(target)}`;
  const left = `${roughPercent(remaining)} of the error budget is left`;
  const remark = `${trafficRemark(options)}${coverageRemark(options)}`;
  if (remaining <= 0) {
    const spent = roughPercent(figures.budgetConsumed ?? 0);
    return {
      state: 'exhausted',
      reason: `Nothing is left of the error budget: ${against}, ${spent} of the budget is spent${remark}.`,
    };
  }
  if (alertReasons.length > 0) {
    return {
      state: 'at-risk',
      reason: `The error budget burns too fast (${alertReasons.join(
        '; ',
      )}): ${against}, ${left}${remark}.`,
    };
  }
  return remaining < limits.atRiskBelow
    ? {
        state: 'at-risk',
        reason: `Little is left of the error budget: ${against}, ${left}${remark}.`,
      }
    : { state: 'ok', reason: `${against}, ${left}${remark}.` };
}

function trafficRemark({ lowTraffic }: StateOptions): string {
  return lowTraffic
    ? '; there are so few events that single failures decide'
    : '';
}

/** Why an objective that looks met does not count as met. */
function coverageRemark({ figures, limits }: StateOptions): string {
  const { coverage, budgetRemainingAtLeast } = figures;
  if (coverage < limits.minimumCoverage) {
    return `; only ${roughPercent(
      coverage,
    )} of the window has data, so it does not count as met`;
  }
  const hidden =
    (figures.budgetRemaining ?? 0) >= 0 && (budgetRemainingAtLeast ?? 0) < 0;
  return hidden
    ? `; the ${roughPercent(
        1 - coverage,
      )} of the window without data could hold more failures than that, so it does not count as met`
    : '';
}

function noData(reason: string): StateVerdict {
  return { state: 'no-data', reason };
}
