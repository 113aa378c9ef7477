import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_READINESS_ENTITY } from 'backstage-plugin-readiness-common';

/**
 * What permission rules know about an entity: its owner's ref, its tier (null when none is validly declared) and the
 * names of the standards that it has scorecards of.
 * @public
 */
export interface ReadinessEntityResource {
  readonly entityRef: string;
  readonly owner: string | null;
  readonly tier: number | null;
  readonly standards: readonly string[];
}

/**
 * What a permission rule asks of an entity, in a form that can be applied in the database.
 * @public
 */
export type EntityCondition =
  | { readonly kind: 'owner'; readonly owners: readonly string[] }
  | {
      readonly kind: 'tier';
      readonly tiers: readonly (number | 'undeclared')[];
    }
  | { readonly kind: 'standard'; readonly standard: string };

/**
 * The resource of `readiness.entity.read` and `readiness.entity.evaluate`; modules add rules to it.
 * @public
 */
export const readinessEntityPermissionResourceRef = createPermissionResourceRef<
  ReadinessEntityResource,
  EntityCondition
>().with({
  pluginId: 'readiness',
  resourceType: RESOURCE_TYPE_READINESS_ENTITY,
});
