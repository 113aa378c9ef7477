import { Entity } from '@backstage/catalog-model';
import { EntityFacts, freshnessOf } from 'backstage-readiness-core';
import { namesRotation } from '../catalog/entityRow';

/** The fact that proves an on-call rotation: how many people are in it. @internal */
export const ROTATION_FACT = 'oncall.responders';

/**
 * Whether an on-call rotation is known: proven by a fact that still holds, else named in the descriptor.
 * @internal
 */
export function hasRotation(
  entity: Entity,
  facts: EntityFacts,
  now: number,
): boolean {
  const fact = facts.get(ROTATION_FACT);
  if (!fact || freshnessOf(fact, { graceFor: 0 }, now).kind === 'expired') {
    return namesRotation(entity);
  }
  return (
    fact.observation.kind === 'value' && Number(fact.observation.value) > 0
  );
}
