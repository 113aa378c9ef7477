export {
  readinessDocumentReadPermission,
  readinessEntityEvaluatePermission,
  readinessEntityReadPermission,
  readinessOverviewReadPermission,
  readinessPermissions,
  readinessSloAcknowledgePermission,
  RESOURCE_TYPE_READINESS_ENTITY,
} from './permissions';
