import { Entity } from '@backstage/catalog-model';
import { EntityFacts, freshnessOf } from 'backstage-readiness-core';
import { namesRotation } from '../catalog/entityRow';

/** The fact that proves an on-call rotation: how many people are in it. @internal */
export const ROTATION_FACT = 'oncall.responders';

/**
 * Whether an on-call rotation is known: proven by a fact that still holds, else named in the descriptor. `until` is the
 * instant at which the fact ends; absent when none does.
 * @internal
 */
export function rotationOf(
  entity: Entity,
  facts: EntityFacts,
  now: number,
): { readonly isKnown: boolean; readonly until?: number } {
  const fact = facts.get(ROTATION_FACT);
  const freshness = fact && freshnessOf(fact, { graceFor: 0 }, now);
  if (!fact || freshness?.kind !== 'fresh') {
    return { isKnown: namesRotation(entity) };
  }
  const { observation } = fact;
  return {
    isKnown: observation.kind === 'value' && Number(observation.value) > 0,
    until: freshness.until,
  };
}
