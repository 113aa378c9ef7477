import { Entity } from '@backstage/catalog-model';
import { JsonObject, JsonValue } from '@backstage/types';
import { explainInvalidEntity } from './explainInvalidEntity';
import { DESCRIPTOR_LIMITS } from './limits';
import { markPlaceholders } from './markPlaceholders';
import { withRelations, relationsOf } from './relationsOf';
import { validateEntity } from './validateEntity';

/** What a descriptor that is parsed already says, or why the catalog would not take it. @public */
export type DescriptorObjectReading =
  | { readonly kind: 'entity'; readonly entity: Entity }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Reads a descriptor that is parsed already as the catalog would, without fetching anything: validated, with its namespace
 * and with the relations that it says. Never throws.
 * @public
 */
export async function readDescriptorObject(
  document: JsonObject,
): Promise<DescriptorObjectReading> {
  if (isTooDeep(document, DESCRIPTOR_LIMITS.depth)) {
    return refused(
      `The descriptor is nested deeper than ${DESCRIPTOR_LIMITS.depth}; write it flatter`,
    );
  }
  const { relations, ...written } = document;
  if (relations !== undefined) {
    return refused(
      'The descriptor has relations, which the catalog works out from its spec; remove them',
    );
  }
  const validation = await validateEntity(markPlaceholders(written));
  if (validation.kind !== 'valid') {
    return refused(explainInvalidEntity(validation, written).message);
  }
  const [bad] = relationsOf([validation.entity]).badReferences;
  if (bad) {
    return refused(`${bad.path} names no entity: ${bad.message}`);
  }
  const [entity] = withRelations([validation.entity]);
  return { kind: 'entity', entity };
}

function refused(message: string): DescriptorObjectReading {
  return { kind: 'refused', message };
}

function isTooDeep(value: JsonValue | undefined, depth: number): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  return (
    depth === 0 || Object.values(value).some(item => isTooDeep(item, depth - 1))
  );
}
