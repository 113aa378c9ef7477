import { createConditionExports } from '@backstage/plugin-permission-node';
import { readinessEntityPermissionResourceRef } from './entityResource';
import { readinessEntityRules } from './rules';

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: readinessEntityPermissionResourceRef,
  rules: readinessEntityRules,
});

/**
 * Conditions for authors of permission policies, such as
 * `readinessEntityConditions.isEntityOwner({ claims: user.info.ownershipEntityRefs })`.
 * @public
 */
export const readinessEntityConditions = conditions;

/**
 * Makes the decision that a policy gives for a permission on entities.
 * @public
 */
export const createReadinessEntityConditionalDecision =
  createConditionalDecision;
