import {
  GateDecisionView,
  GateRequirementView,
} from 'backstage-plugin-readiness-common';

const MOST_MISSING = 10;

/** What a gate answered, line by line, for the log of a task. @internal */
export function describeDecision(decision: GateDecisionView): string {
  return [
    `The gate "${decision.title}" answers ${decision.answer} for ${decision.entityRef}: ${decision.summary}`,
    ...decision.requirements
      .filter(({ outcome }) => outcome === 'not-met')
      .flatMap(describeRequirement),
  ].join('\n');
}

function describeRequirement(requirement: GateRequirementView): string[] {
  const { reason, fix, approvers, missing } = requirement;
  const more = missing.length - MOST_MISSING;
  return [
    [`- ${reason}`, ...(fix ? [fix] : []), ...decidedBy(approvers)].join('. '),
    ...missing
      .slice(0, MOST_MISSING)
      .map(
        ({ title, status, reason: why }) => `  - ${title}: ${status}, ${why}`,
      ),
    ...(more > 0 ? [`  - and ${more} more`] : []),
  ];
}

function decidedBy(approvers: readonly string[]): string[] {
  return approvers.length === 0
    ? []
    : [`Who can decide: ${approvers.join(', ')}`];
}
