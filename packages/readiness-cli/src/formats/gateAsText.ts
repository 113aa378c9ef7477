import { GateRequirementView } from 'backstage-plugin-readiness-common';
import { GateOutcome } from '../gate/types';
import {
  answerInWords,
  fixInWords,
  judgedTier,
  missingStatus,
  outcomeInWords,
  requirementInWords,
} from './gateWords';
import { oneLine } from './words';

/** The answer of a gate for people, line by line. @internal */
export function gateAsText(outcome: GateOutcome): string {
  if (outcome.kind !== 'decided') {
    return oneLine(
      `${outcome.gate}: not decided. ${outcome.subject}: ${outcome.reason}`,
    );
  }
  const { decision, url } = outcome;
  return [
    `${decision.title}: ${answerInWords(decision)}`,
    `${decision.entityRef}, ${judgedTier(decision)}`,
    decision.summary,
    ...(decision.breakGlass
      ? [
          `Glass broken by ${decision.breakGlass.by} until ${decision.breakGlass.until}: ${decision.breakGlass.reason}`,
        ]
      : []),
    ...decision.requirements.flatMap(requirementLines),
    ...decision.claims.map(({ kind, value }) => `Claimed: ${kind} ${value}`),
    url,
  ]
    .map(line => `${/^ */.exec(line)?.[0] ?? ''}${oneLine(line)}`)
    .join('\n');
}

function requirementLines(requirement: GateRequirementView): string[] {
  const { reason, fix, approvers, missing, oldestObservation } = requirement;
  return [
    `  ${outcomeInWords(requirement)}: ${requirementInWords(
      requirement,
    )}. ${reason}`,
    ...(fix ? [`    fix: ${fix}`] : []),
    ...(approvers.length > 0
      ? [`    who can decide: ${approvers.join(', ')}`]
      : []),
    ...(oldestObservation
      ? [`    oldest observation: ${oldestObservation}`]
      : []),
    ...missing.flatMap(result => {
      const todo = fixInWords(result);
      return [
        `    ${missingStatus(result)} ${result.checkId}: ${result.title}. ${
          result.reason
        } (${result.who} acts)`,
        ...(todo ? [`      fix: ${todo}`] : []),
      ];
    }),
  ];
}
