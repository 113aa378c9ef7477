import { evaluateAdoption } from '../adoption/evaluateAdoption';
import { DocumentSet } from '../documents/types';
import { Deadline } from './Deadline';
import { evaluateStandard } from './evaluateStandard';
import { explainScope } from './explainScope';
import { matchesScope } from './matchesScope';
import {
  EntityEvaluation,
  EvaluationInput,
  OutOfScope,
  Scorecard,
} from './types';

/**
 * Applies all documents to one entity: pure, the same input gives the same answer. The answer holds until `validUntil`
 * as long as no input changes.
 * @public
 */
export function evaluateEntity(
  documents: Pick<DocumentSet, 'standards' | 'capabilities'>,
  input: EvaluationInput,
): EntityEvaluation {
  const deadline = new Deadline(input.now);
  const scorecards = new Array<Scorecard>();
  const outOfScope = new Array<OutOfScope>();
  for (const standard of documents.standards) {
    if (matchesScope(standard.appliesTo, input.entity)) {
      scorecards.push(evaluateStandard(standard, input, deadline));
    } else {
      outOfScope.push({
        standard: standard.name,
        reason: explainScope(standard.appliesTo, input.entity),
      });
    }
  }
  const adoption = documents.capabilities
    .filter(capability => matchesScope(capability.appliesTo, input.entity))
    .map(capability =>
      evaluateAdoption(capability, { documents, input, scorecards, deadline }),
    );
  return {
    entityRef: input.entityRef,
    tier: input.tier,
    scorecards,
    outOfScope,
    adoption,
    validUntil: deadline.until,
  };
}
