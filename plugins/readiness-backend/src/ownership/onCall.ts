import { Entity } from '@backstage/catalog-model';
import { OwnershipView } from 'backstage-plugin-readiness-common';
import { EntityFacts } from 'backstage-readiness-core';
import { namesRotation } from '../catalog/entityRow';

const UNKNOWN = { known: false, detail: null, source: null };

/**
 * Who is called: from the facts `oncall.rotation` (its name) and `oncall.responders` (how many), or else from an
 * annotation that names a rotation, which does not prove that it exists.
 * @internal
 */
export function onCallOf(
  entity: Entity,
  facts: EntityFacts,
): OwnershipView['onCall'] {
  const rotation = facts.get('oncall.rotation');
  const responders = facts.get('oncall.responders');
  const details = [
    rotation?.observation.kind === 'value' &&
    typeof rotation.observation.value === 'string'
      ? rotation.observation.value
      : undefined,
    responders?.observation.kind === 'value'
      ? `${String(responders.observation.value)} responders`
      : undefined,
  ].filter(detail => detail !== undefined);
  const source = (rotation ?? responders)?.source ?? null;
  if (details.length > 0) {
    return { known: true, detail: details.join(', '), source };
  }
  if (rotation?.observation.kind === 'none') {
    return { known: false, detail: 'No rotation was found', source };
  }
  return namesRotation(entity)
    ? {
        known: true,
        detail: 'Named by an annotation',
        source: 'catalog',
      }
    : UNKNOWN;
}
