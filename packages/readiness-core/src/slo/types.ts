import { JsonObject } from '@backstage/types';

/** The three budgeting methods of OpenSLO v1. @public */
export type BudgetingMethod = 'Occurrences' | 'Timeslices' | 'RatioTimeslices';

/** A duration shorthand of OpenSLO, such as `28d`: minutes, hours, days, weeks, months, quarters, years. @public */
export interface SloDuration {
  readonly amount: number;
  readonly unit: 'm' | 'h' | 'd' | 'w' | 'M' | 'Q' | 'Y';
}

/**
 * Over which time an objective counts. A rolling window ends now; a calendar window repeats from `startTime`
 * (`YYYY-MM-DD hh:mm:ss`, wall clock) in an IANA time zone, by calendar arithmetic.
 * @public
 */
export type SloWindow =
  | { readonly kind: 'rolling'; readonly duration: SloDuration }
  | {
      readonly kind: 'calendar';
      readonly duration: SloDuration;
      readonly startTime: string;
      readonly timeZone: string;
    };

/** Where one series of numbers comes from. Only the source that reads it understands `spec`. @public */
export interface MetricSource {
  /** Such as `Prometheus`; from the referenced data source where the metric itself names none. */
  readonly type?: string;
  /** Name of the data source (`metricSourceRef`). */
  readonly dataSource?: string;
  readonly spec: JsonObject;
}

/** How a value of a threshold metric is compared. @public */
export type ThresholdOperator = 'lt' | 'lte' | 'gt' | 'gte';

/**
 * What is measured.
 *
 * @remarks
 * `counter` says that the series are counters that only grow (and start again at 0), not values of an interval.
 * @public
 */
export type SliDefinition =
  | {
      readonly kind: 'good-total';
      readonly counter: boolean;
      readonly good: MetricSource;
      readonly total: MetricSource;
    }
  | {
      readonly kind: 'bad-total';
      readonly counter: boolean;
      readonly bad: MetricSource;
      readonly total: MetricSource;
    }
  | {
      readonly kind: 'raw';
      /** Whether the ratio (0 to 1) is that of successes or that of failures. */
      readonly rawType: 'success' | 'failure';
      readonly raw: MetricSource;
    }
  | { readonly kind: 'threshold'; readonly metric: MetricSource };

/** When a threshold metric is good: `value <operator> <limit>`. @public */
export interface SliThreshold {
  readonly operator: ThresholdOperator;
  readonly limit: number;
}

/** One objective of an SLO. @public */
export interface SloObjective {
  /** Its display name, or `objective-1` by its place where it has none; unique within its SLO. */
  readonly name: string;
  /** 0 up to, not including, 1. */
  readonly target: number;
  /** With a threshold metric only. */
  readonly threshold?: SliThreshold;
  /** Timeslices: the share of good events from which on a slice is good. */
  readonly timeSliceTarget?: number;
  /** Timeslices and RatioTimeslices. */
  readonly timeSliceSeconds?: number;
}

/** A burn rate at which an alert policy of the document speaks. Durations are seconds. @public */
export interface SloAlertCondition {
  readonly name: string;
  readonly severity: string;
  readonly operator: ThresholdOperator;
  readonly threshold: number;
  readonly lookbackSeconds: number;
  readonly alertAfterSeconds?: number;
}

/** One SLO of OpenSLO v1 with all that it refers to, ready to be read and counted. @public */
export interface SloDefinition {
  /** `metadata.name`. */
  readonly name: string;
  readonly displayName?: string;
  readonly description?: string;
  /** `spec.service`. */
  readonly service: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly method: BudgetingMethod;
  readonly window: SloWindow;
  /** At least one, unless it is a composite. */
  readonly objectives: readonly SloObjective[];
  /**
   * What is measured. A composite, whose objectives have indicators of their own, is recognised and not computed; a
   * reference that leads nowhere says so.
   */
  readonly sli:
    | { readonly kind: 'known'; readonly definition: SliDefinition }
    | { readonly kind: 'composite' }
    | { readonly kind: 'missing'; readonly reason: string };
  readonly alertConditions: readonly SloAlertCondition[];
  readonly file: string;
  /** 1-based line at which the document of the SLO begins. */
  readonly line: number;
}

/**
 * What a source read for one slice of time, which begins at `start` (milliseconds since the epoch, a multiple of the
 * slice's length) and is as long as the slices asked for.
 *
 * @remarks
 * `part` are good events (`good-total`), bad events (`bad-total`), the ratio as it was measured (`raw`, of successes or of
 * failures as `rawType` says; with `total` 1) or the number of samples that meet the threshold (`threshold`; with `total`
 * the number of samples). `null` says that there was no data for it, which is not the same as 0.
 * @public
 */
export interface SliceReading {
  readonly start: number;
  readonly part: number | null;
  readonly total: number | null;
}

/** Settled counts of one slice: finite, good from 0 to total. @public */
export interface SliSlice {
  readonly start: number;
  readonly good: number;
  readonly total: number;
}

/**
 * Where an objective stands: `at-risk` burns too fast or has little left, `exhausted` has nothing left, `no-traffic` had
 * no event in the window, `no-data` has nothing to count, `stale` was last read too long ago, `error` cannot be read or
 * counted until somebody mends it.
 * @public
 */
export type SloState =
  | 'ok'
  | 'at-risk'
  | 'exhausted'
  | 'no-traffic'
  | 'no-data'
  | 'stale'
  | 'error';

/** The windows over which burn rates are given, and the objective's own. @public */
export type BurnRateWindow =
  | '5m'
  | '30m'
  | '1h'
  | '2h'
  | '6h'
  | '1d'
  | '3d'
  | 'window';

/** How the last attempt to read the slices of an objective ended. @public */
export type SliReadOutcome =
  | { readonly kind: 'read' }
  /** The query, the credentials or the document is at fault; trying again does not help. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The source could not be reached or was too busy. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** Nothing has been read yet. */
  | { readonly kind: 'never' };

/**
 * Where one objective stands, from the slices of its window. Ratios are numbers (0.999), instants milliseconds, durations
 * seconds. Whatever cannot be known is null; there is no NaN, no infinity and no −0.
 * @public
 */
export interface ObjectiveStatus {
  readonly state: SloState;
  /** Why, in one sentence. */
  readonly reason: string;
  readonly target: number;
  /** The part of the window that has passed. */
  readonly windowStart: number;
  /** Where a rolling window ends, or the end of the current calendar window, which lies ahead. */
  readonly windowEnd: number;
  /** End of the last slice that is counted. */
  readonly countedUntil: number | null;
  readonly attainment: number | null;
  /** 1 is all of it; more than 1 when it is exhausted. */
  readonly budgetConsumed: number | null;
  /** May be negative. */
  readonly budgetRemaining: number | null;
  /**
   * What is left even if every missing slice was bad and as busy as the busiest slice: what a gate may count on, because
   * losing data does not raise it.
   */
  readonly budgetRemainingAtLeast: number | null;
  /** What is left of the budget as time (Timeslices: bad slices that may still come; else time of full outage). */
  readonly budgetRemainingSeconds: number | null;
  /** Good, bad and all events (slices under Timeslices and RatioTimeslices). */
  readonly good: number | null;
  readonly bad: number | null;
  readonly total: number | null;
  readonly burnRates: Readonly<Record<BurnRateWindow, number | null>>;
  /** At the burn rate of the last hour: when nothing will be left. Null when it does not burn. */
  readonly secondsToExhaustion: number | null;
  /** A calendar window ends before the budget does. */
  readonly lastsUntilReset: boolean;
  readonly alert: 'page' | 'ticket' | null;
  /** Which pairs of windows or conditions of the document speak, such as `14.4x over 1h and 5m`. */
  readonly alertReasons: readonly string[];
  /** So few events that single failures decide. */
  readonly lowTraffic: boolean;
  /** Share of the passed slices of the window for which there is data, 0 to 1. */
  readonly coverage: number;
  /** Whether a gate may count on the objective being met: met, enough coverage, neither stale nor unknown. */
  readonly met: boolean | null;
}
