export {
  readinessDocumentReadPermission,
  readinessEntityEvaluatePermission,
  readinessEntityReadPermission,
  readinessOverviewReadPermission,
  readinessPermissions,
  RESOURCE_TYPE_READINESS_ENTITY,
} from './permissions';
