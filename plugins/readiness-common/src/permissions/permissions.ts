import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The resource type of an entity as readiness sees it, for conditional decisions (owner, tier, standard).
 * @public
 */
export const RESOURCE_TYPE_READINESS_ENTITY = 'readiness-entity';

/**
 * Read scorecards, facts and history of an entity. The catalog's own read permission is needed as well.
 * @public
 */
export const readinessEntityReadPermission = createPermission({
  name: 'readiness.entity.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_READINESS_ENTITY,
});

/**
 * Ask for a fresh evaluation of an entity.
 * @public
 */
export const readinessEntityEvaluatePermission = createPermission({
  name: 'readiness.entity.evaluate',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_READINESS_ENTITY,
});

/**
 * Read stored organisation-wide figures (trends included) without being able to read the whole catalog.
 * @public
 */
export const readinessOverviewReadPermission = createPermission({
  name: 'readiness.overview.read',
  attributes: { action: 'read' },
});

/**
 * Read documents with their diagnostics.
 * @public
 */
export const readinessDocumentReadPermission = createPermission({
  name: 'readiness.document.read',
  attributes: { action: 'read' },
});

/**
 * Acknowledge what an error-budget policy asks of an entity's owner. The owner of the entity should have it.
 * @public
 */
export const readinessSloAcknowledgePermission = createPermission({
  name: 'readiness.slo.acknowledge',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_READINESS_ENTITY,
});

/**
 * All permissions of readiness.
 * @public
 */
export const readinessPermissions = [
  readinessEntityReadPermission,
  readinessEntityEvaluatePermission,
  readinessOverviewReadPermission,
  readinessDocumentReadPermission,
  readinessSloAcknowledgePermission,
];
