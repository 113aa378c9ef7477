import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { readinessEntityPermissionResourceRef } from './entityResource';

// No ref is empty, so an entity without an owner matches no claim.
const NOBODY = '';

/**
 * Allows entities owned by one of the claims, such as the caller's ownership refs.
 * @public
 */
export const isEntityOwner = createPermissionRule({
  name: 'IS_ENTITY_OWNER',
  description: 'Allow entities owned by one of the given users or groups',
  resourceRef: readinessEntityPermissionResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs of users and groups, of which one must own it'),
  }),
  apply: (entity, { claims }) =>
    lowerCase(claims).includes(entity.owner ?? NOBODY),
  toQuery: ({ claims }) => ({ kind: 'owner', owners: lowerCase(claims) }),
});

/**
 * Allows entities of certain tiers; `undeclared` stands for those that declare none.
 * @public
 */
export const hasTier = createPermissionRule({
  name: 'HAS_TIER',
  description: 'Allow entities of one of the given tiers',
  resourceRef: readinessEntityPermissionResourceRef,
  paramsSchema: z.object({
    tiers: z
      .array(z.union([z.number().int().min(0).max(3), z.literal('undeclared')]))
      .describe('Tiers from 0 to 3, or undeclared'),
  }),
  apply: (entity, { tiers }) => tiers.includes(entity.tier ?? 'undeclared'),
  toQuery: ({ tiers }) => ({ kind: 'tier', tiers }),
});

/**
 * Allows entities that have a scorecard of a standard.
 * @public
 */
export const isInStandard = createPermissionRule({
  name: 'IS_IN_STANDARD',
  description: 'Allow entities that are scored by the given standard',
  resourceRef: readinessEntityPermissionResourceRef,
  paramsSchema: z.object({
    standard: z.string().describe('Name of the standard'),
  }),
  apply: (entity, { standard }) => entity.standards.includes(standard),
  toQuery: ({ standard }) => ({ kind: 'standard', standard }),
});

/**
 * All rules for entities as readiness sees them.
 * @public
 */
export const readinessEntityRules = { isEntityOwner, hasTier, isInStandard };

function lowerCase(refs: readonly string[]): string[] {
  return refs.map(ref => ref.toLocaleLowerCase('en-US')).filter(Boolean);
}
