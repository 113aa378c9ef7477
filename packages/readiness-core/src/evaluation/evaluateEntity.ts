import { evaluateAdoption } from '../adoption/evaluateAdoption';
import { DocumentSet, Tier } from '../documents/types';
import { Deadline } from './Deadline';
import { evaluateStandard } from './evaluateStandard';
import { explainScope } from './explainScope';
import { matchesScope } from './matchesScope';
import { stricterTier } from './stricterTier';
import {
  EntityEvaluation,
  EvaluationInput,
  OutOfScope,
  Scorecard,
} from './types';

/** What goes on counting at gates although the owner has changed the descriptor. @public */
export interface EvaluateEntityOptions {
  /** Names of standards that are applied even where their scope does not hold the entity. */
  readonly countedStandards?: readonly string[];
  /** The tier before: it is judged by this one unless it declares a more critical one. */
  readonly countedTier?: Tier;
}

/**
 * Applies all documents to one entity: pure, the same input gives the same answer. The answer holds until `validUntil`
 * as long as no input changes. Its `tier` is the one by which it was judged.
 * @public
 */
export function evaluateEntity(
  documents: Pick<DocumentSet, 'standards' | 'capabilities'>,
  declared: EvaluationInput,
  { countedStandards = [], countedTier }: EvaluateEntityOptions = {},
): EntityEvaluation {
  const tier = stricterTier(declared.tier, countedTier);
  const input = tier === declared.tier ? declared : { ...declared, tier };
  const deadline = new Deadline(input.now);
  const scorecards = new Array<Scorecard>();
  const outOfScope = new Array<OutOfScope>();
  for (const standard of documents.standards) {
    if (
      matchesScope(standard.appliesTo, input.entity) ||
      countedStandards.includes(standard.name)
    ) {
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
