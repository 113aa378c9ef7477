import { Entity } from '@backstage/catalog-model';
import { FilterPredicate } from '@backstage/filter-predicates';
import { HumanDuration, JsonValue } from '@backstage/types';
import { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';

/**
 * What a fact means, for those who write rules.
 * @public
 */
export interface FactDescription {
  /** Such as `ci.success-rate`: letters, digits, `.`, `-`, `_` and `/`, at most 127. */
  readonly id: string;
  readonly description: string;
  /** Such as `ratio` or `days`. */
  readonly unit?: string;
}

/**
 * One observation about one entity. A source that looked and found nothing says `none`, which is not the same as saying
 * nothing.
 * @public
 */
export type SourceObservation = {
  readonly entityRef: string;
  readonly factId: string;
  /** Default: now. At most 5 minutes ahead. */
  readonly observedAt?: Date;
  /** Default: `measured`. */
  readonly provenance?: 'declared' | 'measured' | 'attested';
  /** Default: that of the source. */
  readonly freshFor?: HumanDuration;
} & (
  | {
      /** At most 16 KB as JSON, 200 entries in a list and 8 levels of nesting. */
      readonly value: JsonValue;
    }
  | { readonly none: true }
);

/**
 * That nothing could be learnt about one entity. What was observed before stays and ages.
 * @public
 */
export interface SourceFailure {
  readonly entityRef: string;
  /** What went wrong and how to mend it, in a sentence. */
  readonly error: string;
}

/**
 * One batch of a run.
 * @public
 */
export interface FactCollection {
  /** At most 500. */
  readonly entities: readonly Entity[];
  /** Aborted when the run takes too long or the backend stops: give up soon. */
  readonly signal: AbortSignal;
  /** What the last complete run returned; absent in the first one. */
  readonly watermark?: JsonValue;
  /** Takes what was learnt about an entity of the batch; may be called at any time until `collect` is done. */
  report(item: SourceObservation | SourceFailure): void;
}

/**
 * Collects facts for batches of entities, on a schedule, on one replica at a time.
 *
 * @remarks
 * When `collect` throws, what was reported in that batch before is kept, nothing that is stored is touched (facts grow
 * stale by themselves), the other batches go on, and the run counts as failed: it is named in the health of readiness.
 * @public
 */
export interface FactSource {
  /** The name that facts carry: letters, digits, `.`, `-`, `_`, at most 60. `catalog` is taken. */
  readonly id: string;
  readonly title: string;
  /** What it may report; anything else is refused. */
  readonly facts: readonly FactDescription[];
  /** For how long an observation holds. Default: `readiness.facts.freshFor`. */
  readonly freshFor?: HumanDuration;
  /** Default: every hour, with 10 minutes for a run. */
  readonly schedule?: SchedulerServiceTaskScheduleDefinition;
  /** Which entities to collect for. Default: all that are scored. */
  readonly appliesTo?: FilterPredicate;
  /**
   * Collects for one batch. The batches of a run follow one another, and all get the watermark of the run before; the one
   * that the first batch returns is kept once all batches have succeeded.
   */
  collect(
    collection: FactCollection,
  ): Promise<{ readonly watermark?: JsonValue } | void>;
}
