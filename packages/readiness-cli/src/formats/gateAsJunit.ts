import {
  GateDecisionView,
  GateRequirementView,
} from 'backstage-plugin-readiness-common';
import { GateOutcome } from '../gate/types';
import { missingStatus } from './gateWords';
import { junitXml, TestCase } from './junitXml';

/** The answer of a gate as JUnit XML: a test case for each requirement. @internal */
export function gateAsJunit(outcome: GateOutcome): string {
  if (outcome.kind !== 'decided') {
    const { gate, subject, reason } = outcome;
    const undecided: TestCase = {
      name: 'decision',
      className: gate,
      outcome: 'error',
      type: 'not-decided',
      message: reason,
    };
    return junitXml([{ name: `${gate} ${subject}`, cases: [undecided] }]);
  }
  const { decision } = outcome;
  return junitXml([
    {
      name: `${decision.gate} ${decision.entityRef}`,
      cases: decision.requirements.map(each => caseOf(each, decision)),
    },
  ]);
}

function caseOf(
  requirement: GateRequirementView,
  decision: GateDecisionView,
): TestCase {
  return {
    name: requirement.id,
    className: decision.gate,
    outcome: outcomeOf(requirement, decision),
    type: requirement.kind,
    message: [
      requirement.reason,
      ...requirement.missing.map(
        result =>
          `${missingStatus(result)} ${result.checkId}: ${result.reason}`,
      ),
    ].join('; '),
  };
}

/** What lets the change through is no failure, or a job that succeeds would show failed tests: it is skipped, with its reason. */
function outcomeOf(
  { outcome, onlyWarns }: GateRequirementView,
  { answer }: GateDecisionView,
): TestCase['outcome'] {
  switch (outcome) {
    case 'not-met':
      return answer === 'block' && !onlyWarns ? 'failure' : 'skipped';
    case 'excused':
    case 'nothing-required':
      return 'skipped';
    default:
      return 'passed';
  }
}
