import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  DefaultNamespaceEntityPolicy,
  domainEntityV1alpha1Validator,
  Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  groupEntityV1alpha1Validator,
  KindValidator,
  locationEntityV1alpha1Validator,
  NoForeignRootFieldsEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import {
  aiResourceEntityV1alpha1Validator,
  marketplaceAiResourceEntityV1alpha1Validator,
  pluginAiResourceEntityV1alpha1Validator,
  ruleAiResourceEntityV1alpha1Validator,
  skillAiResourceEntityV1alpha1Validator,
} from '@backstage/catalog-model/alpha';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';

/**
 * What the catalog would make of an entity. `refused` holds the words of the validator.
 * @internal
 */
export type EntityValidation =
  | { readonly kind: 'valid'; readonly entity: Entity }
  | { readonly kind: 'unknown-kind' }
  | { readonly kind: 'unknown-api-version' }
  | { readonly kind: 'refused'; readonly message: string };

// The policies of a catalog with default settings, in its order.
const POLICY = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

const VALIDATORS: ReadonlyMap<string, KindValidator> = new Map([
  ['API', apiEntityV1alpha1Validator],
  ['Component', componentEntityV1alpha1Validator],
  ['Domain', domainEntityV1alpha1Validator],
  ['Group', groupEntityV1alpha1Validator],
  ['Location', locationEntityV1alpha1Validator],
  ['Resource', resourceEntityV1alpha1Validator],
  ['System', systemEntityV1alpha1Validator],
  ['User', userEntityV1alpha1Validator],
]);

const AI_RESOURCE_VALIDATORS: ReadonlyMap<unknown, KindValidator> = new Map([
  ['marketplace', marketplaceAiResourceEntityV1alpha1Validator],
  ['plugin', pluginAiResourceEntityV1alpha1Validator],
  ['rule', ruleAiResourceEntityV1alpha1Validator],
  ['skill', skillAiResourceEntityV1alpha1Validator],
]);

// The scaffolder brings this kind, with a schema of its own that is of no interest here.
const ENVELOPE_ONLY = new Map([['Template', /^scaffolder\.backstage\.io\//]]);

/**
 * The kinds that are told apart from unknown ones, as descriptors spell them.
 * @internal
 */
export const KNOWN_KINDS: readonly string[] = [
  ...VALIDATORS.keys(),
  ...ENVELOPE_ONLY.keys(),
  'AiResource',
];

/**
 * Validates a parsed document with Backstage's own validators; a valid entity comes back with its namespace filled in.
 * @internal
 */
export async function validateEntity(
  document: JsonObject,
): Promise<EntityValidation> {
  try {
    const entity = await POLICY.enforce(document as unknown as Entity);
    return entity
      ? await validateKind(entity)
      : { kind: 'refused', message: 'The entity policies dropped it' };
  } catch (error) {
    // The validators have no other way to say that they refuse.
    return { kind: 'refused', message: toError(error).message };
  }
}

async function validateKind(entity: Entity): Promise<EntityValidation> {
  const apiVersions = ENVELOPE_ONLY.get(entity.kind);
  if (apiVersions) {
    return apiVersions.test(entity.apiVersion)
      ? { kind: 'valid', entity }
      : { kind: 'unknown-api-version' };
  }
  const validator = validatorOf(entity);
  if (!validator) {
    return { kind: 'unknown-kind' };
  }
  return (await validator.check(entity))
    ? { kind: 'valid', entity }
    : { kind: 'unknown-api-version' };
}

function validatorOf(entity: Entity): KindValidator | undefined {
  return entity.kind === 'AiResource'
    ? AI_RESOURCE_VALIDATORS.get(entity.spec?.type) ??
        aiResourceEntityV1alpha1Validator
    : VALIDATORS.get(entity.kind);
}
