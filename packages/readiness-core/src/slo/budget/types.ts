import {
  BudgetingMethod,
  SliceReading,
  SliDefinition,
  SliReadOutcome,
  SliSlice,
  SloDefinition,
  SloObjective,
} from '../types';

/**
 * A window at an instant, in milliseconds since the epoch, or why there is none.
 *
 * @remarks
 * `start <= now < end` for a calendar window that has begun; before its first start it is the first window, which lies
 * ahead. A rolling window ends now.
 * @public
 */
export type WindowReading =
  | { readonly kind: 'window'; readonly start: number; readonly end: number }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Which slices to read, both ends in milliseconds and multiples of the slice: those of the window, and those that the
 * burn rates and the conditions of the document look back on. Never empty.
 * @public
 */
export type ReadingRange =
  | {
      readonly kind: 'range';
      readonly sliceSeconds: number;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Which slices count, in milliseconds. A slice belongs to the calendar window in which it ends; a rolling window has the
 * whole slices that fit.
 * @public
 */
export type CountingRange =
  | {
      readonly kind: 'range';
      /** `fresh` counts up to what was read; `stale` as of the last data; `expired` has been stale for too long. */
      readonly freshness: 'fresh' | 'stale' | 'expired' | 'unread';
      /** The window that is counted, as `windowAt` gives it. */
      readonly windowStart: number;
      readonly windowEnd: number;
      /** Slices that begin at or after this ... */
      readonly from: number;
      /** ... and end at or before this count. Not before `from`; equal when no slice of the window is over yet. */
      readonly to: number;
      /** From where on burn rates and conditions need slices; at or before `to`. */
      readonly recentFrom: number;
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** What of an SLO the counting depends on; the objective is one of its own. @public */
export type CountedSlo = Pick<
  SloDefinition,
  'method' | 'window' | 'sli' | 'alertConditions'
>;

/** Limits within which an objective is judged, each with a default. @public */
export interface SloLimits {
  /** Share of the passed slices below which an objective does not count as met. Default 0.9. */
  readonly minimumCoverage: number;
  /** Share of the budget below which it is at risk. Default 0.1. */
  readonly atRiskBelow: number;
  /** Age of the last data from which on the state is `stale`; at least three slices. Default 900. */
  readonly staleAfterSeconds: number;
  /** Age of the last data from which on the state is `no-data`. Default 86400. */
  readonly noDataAfterSeconds: number;
  /** Failures that the whole window allows, below which there is little traffic. Default 10. */
  readonly lowTrafficBelow: number;
}

/**
 * How slices are added up. Totals of the same `key` can be added; keep the key beside stored totals.
 * @public
 */
export interface SliCounting {
  readonly key: string;
  readonly sliceSeconds: number;
  /** Absent under Occurrences. */
  readonly timeSlices?: {
    readonly seconds: number;
    /** Share of good events from which on a time slice is good. Under RatioTimeslices it is 1 and not looked at. */
    readonly target: number;
  };
}

/**
 * A sum without rounding error: numbers whose exact sum it is, largest first. Most sums are one number.
 * @public
 */
export type ExactParts = readonly number[];

/** A time slice of which not all slices have been added yet. @public */
export interface OpenTimeSlice {
  /** Milliseconds since the epoch, a multiple of its length. */
  readonly start: number;
  /** Slices of it that have data. */
  readonly slices: number;
  readonly good: ExactParts;
  readonly total: ExactParts;
}

/**
 * Slices added up. Adding is associative and commutative and has no rounding error: a range that is split anywhere has
 * the same totals, to the last bit. Plain JSON.
 * @public
 */
export interface SliTotals {
  /** Slices with data. */
  readonly slices: number;
  /** Starts of the first and the last slice with data; null when there is none. */
  readonly first: number | null;
  readonly last: number | null;
  /** Events of the busiest slice. */
  readonly busiest: number;
  readonly good: ExactParts;
  readonly total: ExactParts;
  /** Absent under Occurrences. */
  readonly timeSlices?: {
    /** Complete ones; those with at least one event; those that are good. */
    readonly complete: number;
    readonly withEvents: number;
    readonly good: number;
    /** Sum of the ratios of those with events. */
    readonly ratios: ExactParts;
    /** Begun and not complete, by start. */
    readonly open: readonly OpenTimeSlice[];
  };
}

/** What to settle. `from` and `to` are milliseconds and multiples of the slice. @public */
export interface SettleOptions {
  readonly definition: SliDefinition;
  readonly readings: readonly SliceReading[];
  readonly sliceSeconds: number;
  readonly from: number;
  readonly to: number;
  /**
   * Whether the series of bad events had data in an earlier slice of the window. What was seen is to be remembered: else
   * losing a reading would turn the slices after it into slices without failures. Default: no.
   */
  readonly seenBefore?: boolean;
}

/** Readings that have been checked. @public */
export interface SettledSlices {
  /** One per slice with data, sorted by start. */
  readonly slices: readonly SliSlice[];
  /** Slices of the range without usable data. */
  readonly missing: number;
  /** Whether the series of `part` had data before or in this range: `seenBefore` of the range that follows. */
  readonly seen: boolean;
  /** What is wrong with readings that could not be used, in sentences; at most one per kind of fault. */
  readonly remarks: readonly string[];
}

/** @public */
export interface ObjectiveStatusOptions {
  readonly slo: CountedSlo;
  readonly objective: SloObjective;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly outcome: SliReadOutcome;
  /** Settled: those from `recentFrom` of the counting range on, or all of the window where `totals` is absent. */
  readonly slices: readonly SliSlice[];
  /** Totals of the counting range `from` to `to`, where slices of it are not at hand. Default: those of `slices`. */
  readonly totals?: SliTotals;
  /**
   * End of the time that has been read. A slice before it without data is missing; one after it is not expected yet.
   * Default: now.
   */
  readonly readUntil?: number;
  readonly limits?: Partial<SloLimits>;
}

/** @public */
export interface CountingRangeOptions {
  readonly slo: Pick<CountedSlo, 'method' | 'window' | 'alertConditions'>;
  readonly objective: SloObjective;
  readonly now: number;
  /** End of the last slice with data; null when there is none. */
  readonly countedUntil: number | null;
  /** As in {@link ObjectiveStatusOptions}. */
  readonly readUntil?: number;
  readonly limits?: Partial<SloLimits>;
}

/** One point of a burn-down: the share of the budget that was left. May be negative. @public */
export interface BurnDownStep {
  readonly at: number;
  readonly budgetRemaining: number | null;
}

/** A part of a range with its totals. @public */
export interface TotalsPart {
  /** End of the part, in milliseconds; the next part begins there. */
  readonly until: number;
  readonly totals: SliTotals;
}

/** @public */
export interface BurnDownOptions {
  readonly method: BudgetingMethod;
  readonly objective: SloObjective;
  /** Start of the first part. */
  readonly from: number;
  /** Consecutive parts of the counting range, such as days or those of `splitSlices`; oldest first. */
  readonly parts: readonly TotalsPart[];
  /**
   * Events (slices under Timeslices and RatioTimeslices) that the whole budget is for. Default: all of the parts, so that
   * the last point is the budget that the status says is left.
   */
  readonly budgetFor?: number;
}
