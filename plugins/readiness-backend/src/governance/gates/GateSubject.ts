import { Entity } from '@backstage/catalog-model';
import { Fact, TierDeclaration } from 'backstage-readiness-core';

/**
 * A descriptor that a caller gave, read as the catalog would read it: validated, with the relations that it says, and with
 * what the catalog knows of its owner and dependencies.
 * @internal
 */
export interface DescribedEntity {
  readonly entityRef: string;
  readonly entity: Entity;
  readonly tier: TierDeclaration;
  /** What the catalog says of it by way of others, in place of what it says of a stored entity of that ref. */
  readonly catalogFacts: readonly Fact[];
  /** The catalog has an entity of that ref and the caller may not see it: then nothing is known of it. */
  readonly hidden: boolean;
  /** Of those that it names, what the caller may see. */
  readonly owner: string | null;
  readonly system: string | null;
  readonly domain: string | null;
}

/** What a gate is asked about. @internal */
export type GateSubject =
  | { readonly kind: 'entity'; readonly entityRef: string }
  | { readonly kind: 'descriptor'; readonly described: DescribedEntity };

/** @internal */
export function refOf(subject: GateSubject): string {
  return subject.kind === 'entity'
    ? subject.entityRef
    : subject.described.entityRef;
}
