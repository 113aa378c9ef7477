import {
  GateClaimKind,
  GateDecisionQuery,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { whereOneOf } from '../../database/dialect';
import { DAY_MILLISECONDS } from '../../results/instants';

/** What a list of decisions is narrowed by. @internal */
export type DecisionFilter = Omit<GateDecisionQuery, 'limit' | 'cursor'>;

/**
 * Narrows a query over `gate_decisions` to those that a filter asks for.
 * @param now - epoch milliseconds, from which days count back
 * @internal
 */
export function whereDecisionMatches(
  query: Knex.QueryBuilder,
  filter: DecisionFilter,
  now: number,
): void {
  const { entity, answer, claim, change, days } = filter;
  if (entity !== undefined) {
    query.where('gate_decisions.entity_ref', entity);
  }
  if (answer) {
    whereOneOf(query, 'gate_decisions.answer', answer);
  }
  if (change) {
    whereOneOf(query, 'gate_decisions.claimed_change', change);
  }
  if (claim) {
    query.where(any =>
      claim.forEach(kind => any.orWhereRaw(...usesClaim(kind))),
    );
  }
  if (days !== undefined) {
    query.where('gate_decisions.at', '>', now - days * DAY_MILLISECONDS);
  }
}

/** SQL that tells whether the gate made use of a claim of a kind, and its parameter; the kinds stand in a JSON list. @internal */
export function usesClaim(
  kind: GateClaimKind,
): readonly [sql: string, parameters: string[]] {
  return ['gate_decisions.claims like ?', [`%"${kind}"%`]];
}
