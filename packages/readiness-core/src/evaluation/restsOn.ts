import { Check } from '../documents/types';
import { freshnessOf } from '../facts/freshnessOf';
import { Provenance } from '../facts/types';
import { factsReadBy } from './evaluateStandard';
import { EvaluationInput, Outcome } from './types';

/** What a result rests on; `nothing` where it is not known. @public */
export type RestsOn = Provenance | 'nothing';

const STRONGEST_FIRST: readonly Provenance[] = ['measured', 'attested'];

/**
 * What a result rests on: the strongest of the facts that could count. What is read from the descriptor alone is declared.
 * It is the strongest and not the weakest, because otherwise losing a declaration could make a result look better founded.
 * @public
 */
export function restsOn(
  check: Check,
  { status }: Pick<Outcome, 'status'>,
  { facts, now }: Pick<EvaluationInput, 'facts' | 'now'>,
): RestsOn {
  if (status === 'no-data' || status === 'error') {
    return 'nothing';
  }
  if (check.requirement.kind === 'attestation') {
    return 'attested';
  }
  const provenances = factsReadBy(check).flatMap(factId => {
    const fact = facts.get(factId);
    return fact &&
      freshnessOf(fact, check, now).kind !== 'expired' &&
      (check.accepts?.includes(fact.provenance) ?? true)
      ? [fact.provenance]
      : [];
  });
  return (
    STRONGEST_FIRST.find(provenance => provenances.includes(provenance)) ??
    'declared'
  );
}
