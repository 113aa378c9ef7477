import { Standard } from '../documents/types';
import { EvaluationInput, Result, Scorecard } from '../evaluation/types';
import { explainOutcome } from './explainOutcome';

/**
 * The results of a scorecard in words, in the order of the standard's checks. `input` is what the scorecard was
 * made from.
 * @public
 */
export function explainScorecard(
  standard: Standard,
  scorecard: Scorecard,
  input: EvaluationInput,
): Result[] {
  const tier =
    input.tier.kind === 'declared' ? input.tier.tier : standard.strictestTier;
  return standard.checks.map((check, slot) =>
    explainOutcome(check, scorecard.outcomes[slot], { input, tier }),
  );
}
