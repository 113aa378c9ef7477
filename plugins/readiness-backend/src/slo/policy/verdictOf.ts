import { Entity } from '@backstage/catalog-model';
import {
  budgetPolicyFor,
  BudgetVerdict,
  SloState,
  Tier,
} from 'backstage-readiness-core';
import { DbEntitiesRow } from '../../database/tables';
import { Publication } from '../../standards/Publication';

/** The entity of an objective, with the state of its budget. @internal */
export interface BudgetRow extends Pick<DbEntitiesRow, 'entity' | 'tier'> {
  readonly state: SloState;
}

/**
 * What follows from the state of a budget by the published error-budget policies.
 * @internal
 */
export function verdictOf(
  row: BudgetRow,
  publication: Publication | undefined,
): BudgetVerdict {
  const entity: Entity = JSON.parse(row.entity);
  return budgetPolicyFor(publication?.documents.errorBudgetPolicies ?? [], {
    entity,
    state: row.state,
    tier:
      row.tier === null
        ? { kind: 'undeclared' }
        : { kind: 'declared', tier: row.tier as Tier },
  });
}

/**
 * What the production gate should do; null where no policy applies.
 * @internal
 */
export function gateOf(
  row: BudgetRow,
  publication: Publication | undefined,
): 'allow' | 'warn' | 'block' | null {
  const verdict = verdictOf(row, publication);
  return verdict.kind === 'no-policy' ? null : verdict.gate;
}
