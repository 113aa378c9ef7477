export {
  createReadinessEntityConditionalDecision,
  readinessEntityConditions,
} from './conditions';
export { readinessEntityPermissionResourceRef } from './entityResource';
export type {
  EntityCondition,
  ReadinessEntityResource,
} from './entityResource';
export {
  hasTier,
  isEntityOwner,
  isInStandard,
  readinessEntityRules,
} from './rules';
