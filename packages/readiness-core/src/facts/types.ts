import { JsonValue } from '@backstage/types';

/**
 * How an observation came to be: someone wrote it in a descriptor, a system reported it, or a person vouched for it.
 * @public
 */
export type Provenance = 'declared' | 'measured' | 'attested';

/**
 * What an observation says: a value, or that the source looked and found nothing. Neither is the same as no data.
 * @public
 */
export type Observation =
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'none' };

/**
 * One dated observation about one entity. Instants are milliseconds since the epoch, durations are milliseconds.
 * @public
 */
export interface Fact {
  readonly factId: string;
  readonly observation: Observation;
  readonly observedAt: number;
  readonly source: string;
  readonly provenance: Provenance;
  /** How long the observation holds, said by the fact or else by its source. Absent: until it is replaced. */
  readonly freshFor?: number;
}

/**
 * The facts of one entity by fact id, one owning source per fact already chosen.
 * @public
 */
export type EntityFacts = ReadonlyMap<string, Fact>;

/**
 * The age of a fact against its limits: `stale` is past its freshness but within its grace, `expired` is past both.
 * `until` is the instant at which the state ends; absent when it never does.
 * @public
 */
export type Freshness =
  | { readonly kind: 'fresh'; readonly until?: number }
  | { readonly kind: 'stale'; readonly until: number }
  | { readonly kind: 'expired' };
