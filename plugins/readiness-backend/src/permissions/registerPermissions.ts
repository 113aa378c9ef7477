import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  readinessAttestationCreatePermission,
  readinessAttestationReviewPermission,
  readinessEvidenceExportPermission,
  readinessExemptionDecidePermission,
  readinessExemptionRequestPermission,
  readinessFollowUpClosePermission,
  readinessGateBreakGlassPermission,
  readinessGateDecidePermission,
  readinessGateHoldPermission,
  readinessReviewDecidePermission,
  readinessReviewRequestPermission,
  readinessStandingConfirmPermission,
  readinessDocumentReadPermission,
  readinessEntityEvaluatePermission,
  readinessEntityReadPermission,
  readinessOverviewReadPermission,
  readinessSloAcknowledgePermission,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { readinessEntityPermissionResourceRef } from './entityResource';
import { readEntityResources } from './readEntityResources';
import { readinessEntityRules } from './rules';

/**
 * Makes the permissions and rules of readiness known to the permission framework.
 * @internal
 */
export function registerPermissions(
  permissionsRegistry: PermissionsRegistryService,
  knex: Knex,
): void {
  permissionsRegistry.addPermissions([
    readinessOverviewReadPermission,
    readinessDocumentReadPermission,
    readinessGateDecidePermission,
    readinessGateHoldPermission,
    readinessEvidenceExportPermission,
  ]);
  permissionsRegistry.addResourceType({
    resourceRef: readinessEntityPermissionResourceRef,
    permissions: [
      readinessEntityReadPermission,
      readinessEntityEvaluatePermission,
      readinessSloAcknowledgePermission,
      readinessAttestationCreatePermission,
      readinessAttestationReviewPermission,
      readinessExemptionRequestPermission,
      readinessExemptionDecidePermission,
      readinessStandingConfirmPermission,
      readinessGateBreakGlassPermission,
      readinessFollowUpClosePermission,
      readinessReviewRequestPermission,
      readinessReviewDecidePermission,
    ],
    rules: Object.values(readinessEntityRules),
    getResources: entityRefs => readEntityResources(knex, entityRefs),
  });
}
