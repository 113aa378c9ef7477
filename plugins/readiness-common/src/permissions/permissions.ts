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

function onEntity(name: string, action: 'create' | 'update') {
  return createPermission({
    name: `readiness.${name}`,
    attributes: { action },
    resourceType: RESOURCE_TYPE_READINESS_ENTITY,
  });
}

/**
 * Sign a check of an entity off, and withdraw or confirm again what one signed off. The owner of the entity should have it.
 * @public
 */
export const readinessAttestationCreatePermission = onEntity(
  'attestation.create',
  'create',
);

/**
 * Confirm or refuse what another person signed off.
 * @public
 */
export const readinessAttestationReviewPermission = onEntity(
  'attestation.review',
  'update',
);

/**
 * Ask for an exemption. For all entities of an owner or a system it is needed for each of them.
 * @public
 */
export const readinessExemptionRequestPermission = onEntity(
  'exemption.request',
  'create',
);

/**
 * Approve, reject or revoke exemptions. Where a policy names a group, membership is needed as well; one's own requests are
 * always for others to decide.
 * @public
 */
export const readinessExemptionDecidePermission = onEntity(
  'exemption.decide',
  'update',
);

/**
 * Confirm that a less critical tier or a left scope counts at gates from now on. Never for an entity of one's own.
 * @public
 */
export const readinessStandingConfirmPermission = onEntity(
  'standing.confirm',
  'update',
);

/**
 * Ask a gate for a decision that is stored. Pipelines and templates should have it.
 * @public
 */
export const readinessGateDecidePermission = createPermission({
  name: 'readiness.gate.decide',
  attributes: { action: 'create' },
});

/**
 * Stop gates, and let them go again.
 * @public
 */
export const readinessGateHoldPermission = createPermission({
  name: 'readiness.gate.hold',
  attributes: { action: 'update' },
});

/**
 * Break the glass of a gate for an entity; the gate's document names the group whose members may.
 * @public
 */
export const readinessGateBreakGlassPermission = onEntity(
  'gate.break-glass',
  'update',
);

/**
 * Close a follow-up of a break-glass or of a condition.
 * @public
 */
export const readinessFollowUpClosePermission = onEntity(
  'follow-up.close',
  'update',
);

/**
 * Ask for a readiness review of an entity. The owner of the entity should have it.
 * @public
 */
export const readinessReviewRequestPermission = onEntity(
  'review.request',
  'create',
);

/**
 * Decide readiness reviews; the gate's document names the group whose members may. Never one's own request.
 * @public
 */
export const readinessReviewDecidePermission = onEntity(
  'review.decide',
  'update',
);

/**
 * Export the evidence of entities that one may read.
 * @public
 */
export const readinessEvidenceExportPermission = createPermission({
  name: 'readiness.evidence.export',
  attributes: { action: 'read' },
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
  readinessAttestationCreatePermission,
  readinessAttestationReviewPermission,
  readinessExemptionRequestPermission,
  readinessExemptionDecidePermission,
  readinessStandingConfirmPermission,
  readinessGateDecidePermission,
  readinessGateHoldPermission,
  readinessGateBreakGlassPermission,
  readinessFollowUpClosePermission,
  readinessReviewRequestPermission,
  readinessReviewDecidePermission,
  readinessEvidenceExportPermission,
];
