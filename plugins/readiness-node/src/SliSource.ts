import {
  SliceReading,
  SliDefinition,
  SliThreshold,
} from 'backstage-readiness-core';

/**
 * What to read: the slices of one indicator from `from` to `to`, both multiples of `sliceSeconds` since the epoch, in
 * milliseconds.
 * @public
 */
export interface SliReadRequest {
  readonly definition: SliDefinition;
  /** With a threshold metric: which values are good. */
  readonly threshold?: SliThreshold;
  readonly sliceSeconds: number;
  readonly from: number;
  readonly to: number;
  /** Aborted when the backend stops or the answer takes too long: give up soon. */
  readonly signal: AbortSignal;
}

/**
 * What a source answers.
 *
 * @remarks
 * `refused` says that the query, the credentials or the document must be mended; `unavailable` that the source could not
 * be reached, was too busy or is broken, and that asking again later may help. Reasons are sentences that name the thing
 * and the mend, and hold no secret.
 * @public
 */
export type SliReadAnswer =
  | {
      readonly kind: 'read';
      /** One for each slice that had any data, sorted by start. */
      readonly readings: readonly SliceReading[];
      /** What the source remarked, such as a truncated answer. */
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'refused'; readonly reason: string }
  | {
      readonly kind: 'unavailable';
      readonly reason: string;
      /** What the source asked to wait. */
      readonly retryAfterSeconds?: number;
    };

/** What a source would do with an indicator, without reading anything. @public */
export type SliPlan =
  | {
      readonly kind: 'readable';
      /** The queries as they will be sent, for people to read and try. */
      readonly queries: readonly string[];
      /** What is doubtful about them, such as an aggregation that hides counter resets. */
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * One configured place that SLIs are read from, such as one Prometheus server.
 *
 * @remarks
 * The backend asks for what is new since the last time, several requests at once, waits longer and longer after
 * `unavailable`, and then asks nothing for a while. A source bounds its own requests (concurrency, rate, time-out).
 * `read` answers faults, it does not throw; what it throws counts as `unavailable`.
 * @public
 */
export interface SliSource {
  /** The name of the data source, by which `metricSourceRef` finds it. */
  readonly name: string;
  readonly title: string;
  /** The `metricSource.type`s that it reads, compared without regard to case, such as `prometheus`. */
  readonly types: readonly string[];
  plan(
    request: Pick<SliReadRequest, 'definition' | 'threshold' | 'sliceSeconds'>,
  ): SliPlan;
  read(request: SliReadRequest): Promise<SliReadAnswer>;
}
