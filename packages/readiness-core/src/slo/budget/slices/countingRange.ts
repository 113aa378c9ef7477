import { SloWindow } from '../../types';
import { SLO_LIMITS } from '../figures/limits';
import {
  CountedSlo,
  CountingRange,
  CountingRangeOptions,
  SliCounting,
} from '../types';
import { describeDuration } from '../windows/describeDuration';
import { secondsOf } from '../windows/secondsOf';
import { windowAt } from '../windows/windowAt';
import { countingOf, unitMilliseconds } from './countingOf';

const LONGEST_BURN_RATE_SECONDS = 3 * 86_400;
const LONGEST_LOOK_BACK_SECONDS = 366 * 86_400;
const SLICES_UNTIL_STALE = 3;

/**
 * Which slices of an objective count now.
 *
 * @remarks
 * Fresh: the slices of the window that are over and have been read. Stale: the window as it was when the last data ended,
 * so that its figures stay what they were. Expired: the window as it is now, of which nothing is known.
 * @public
 */
export function countingRange(options: CountingRangeOptions): CountingRange {
  const { slo, objective, now } = options;
  const counting = countingOf(slo.method, objective);
  const freshness = freshnessOf(options, counting);
  const at = countedAt(options, freshness);
  const window = windowAt(slo.window, at);
  if (window.kind === 'refused') {
    return window;
  }
  const problem = lengthProblem(slo, counting);
  if (problem) {
    return { kind: 'refused', reason: problem };
  }
  const unit = unitMilliseconds(counting);
  const end = Math.floor(at / unit) * unit;
  const from =
    slo.window.kind === 'rolling'
      ? Math.ceil((end - (at - window.start)) / unit) * unit
      : Math.floor(window.start / unit) * unit;
  const to = Math.max(from, end);
  return {
    kind: 'range',
    freshness,
    windowStart: window.start,
    windowEnd: window.end,
    from: from + 0,
    to: to + 0,
    recentFrom: Math.min(to, recentFromOf(slo, Math.min(end, now), unit)) + 0,
  };
}

type Freshness = (CountingRange & { kind: 'range' })['freshness'];

function freshnessOf(
  options: CountingRangeOptions,
  { sliceSeconds }: SliCounting,
): Freshness {
  const { countedUntil, now } = options;
  const limits = { ...SLO_LIMITS, ...options.limits };
  if (countedUntil === null) {
    return 'unread';
  }
  const ageSeconds = (now - countedUntil) / 1_000;
  const staleAfter = Math.max(
    limits.staleAfterSeconds,
    SLICES_UNTIL_STALE * sliceSeconds,
  );
  if (ageSeconds <= staleAfter) {
    return 'fresh';
  }
  return ageSeconds <= Math.max(staleAfter, limits.noDataAfterSeconds)
    ? 'stale'
    : 'expired';
}

function countedAt(
  { countedUntil, now, readUntil }: CountingRangeOptions,
  freshness: Freshness,
): number {
  if (countedUntil === null || freshness === 'expired') {
    return now;
  }
  return freshness === 'stale'
    ? countedUntil
    : Math.min(now, Math.max(readUntil ?? now, countedUntil));
}

function lengthProblem(
  { window }: { window: SloWindow },
  counting: SliCounting,
): string | undefined {
  const unit = unitMilliseconds(counting) / 1_000;
  const length = secondsOf(window.duration);
  return length < unit
    ? `The window of ${describeDuration(
        length,
      )} is shorter than one slice of ${describeDuration(
        unit,
      )}; make the window longer.`
    : undefined;
}

/** Whole units before `end` for the longest burn rate and the longest condition of the document. */
function recentFromOf(
  { alertConditions }: Pick<CountedSlo, 'alertConditions'>,
  end: number,
  unit: number,
): number {
  const lookBack = Math.max(
    LONGEST_BURN_RATE_SECONDS,
    ...alertConditions.map(lookBackSeconds),
  );
  return end - (Math.ceil((lookBack * 1_000) / unit) + 1) * unit;
}

function lookBackSeconds(condition: {
  lookbackSeconds: number;
  alertAfterSeconds?: number;
}): number {
  return Math.min(
    condition.lookbackSeconds + (condition.alertAfterSeconds ?? 0),
    LONGEST_LOOK_BACK_SECONDS,
  );
}
