import { explainScope } from '../evaluation/explainScope';
import { matchesScope } from '../evaluation/matchesScope';
import {
  answerOf,
  brokenGlass,
  claimsOf,
  modeOf,
  summaryOf,
} from './decision/answerOf';
import { GateCase, gateCaseOf } from './decision/GateCase';
import { judgedTier } from './decision/judgedTier';
import { judgeLevel } from './decision/judgeLevel';
import { judgeReview } from './decision/judgeReview';
import { judgeSlo } from './decision/judgeSlo';
import { judgeFreeze, judgeHolds } from './decision/judgeStops';
import { withoutStop } from './decision/wording';
import { Gate } from './documentTypes';
import { GateDecision, GateInput, GateRequirementResult } from './types';

/**
 * What a gate answers, and why: pure, the same input gives the same answer in any order. What is not known or stale is not
 * met. All requirements met: `allow`. A hold blocks in any mode; everything else follows the mode in force. A glass that is
 * broken turns a block into a `warn` that says so.
 *
 * @remarks
 * Of an entity that the gate does not hold, and whose leaving its scope has been confirmed, nothing is required; a hold
 * stops it all the same.
 * @public
 */
export function decideGate(gate: Gate, given: GateInput): GateDecision {
  const gateCase = gateCaseOf(gate, given);
  const mode = modeOf(gateCase);
  const requirements = [...judgeHolds(gateCase), ...judgePolicy(gateCase)];
  const policyAnswer = answerOf(requirements, mode);
  const glass = brokenGlass(gateCase);
  const answer = glass && policyAnswer === 'block' ? 'warn' : policyAnswer;
  const { until } = gateCase.deadline;
  return {
    gate: gate.name,
    answer,
    mode,
    summary: isHeld(gateCase)
      ? summaryOf(answer, requirements, glass)
      : outsideSummary(answer, requirements, gateCase),
    tier: judgedTier(gateCase),
    requirements,
    claims: claimsOf(gateCase, requirements),
    ...(glass ? { breakGlass: glass } : {}),
    ...(until === undefined ? {} : { validUntil: until }),
  };
}

function judgePolicy(gateCase: GateCase): GateRequirementResult[] {
  if (!isHeld(gateCase)) {
    return [];
  }
  const { gate } = gateCase;
  return [
    ...judgeFreeze(gateCase),
    ...gate.require.map(requirement =>
      requirement.kind === 'level'
        ? judgeLevel(requirement, gateCase)
        : judgeSlo(requirement, gateCase),
    ),
    ...(gate.review ? [judgeReview(gate.review, gateCase)] : []),
  ];
}

/** Whether the scope of the gate holds the entity, or goes on counting. */
function isHeld({ gate, given, input }: GateCase): boolean {
  return (
    matchesScope(gate.appliesTo, input.entity) ||
    given.counted.gates.includes(gate.name)
  );
}

function outsideSummary(
  answer: GateDecision['answer'],
  requirements: readonly GateRequirementResult[],
  { gate, input }: GateCase,
): string {
  return answer === 'allow'
    ? `The gate does not hold it: ${withoutStop(
        explainScope(gate.appliesTo, input.entity),
      )}`
    : summaryOf(answer, requirements, undefined);
}
