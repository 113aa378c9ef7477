import {
  GateDecisionView,
  GateRequirementView,
  MissingResultView,
} from 'backstage-plugin-readiness-common';
import { GateOutcome } from '../gate/types';
import {
  answerInWords,
  fixInWords,
  judgedTier,
  missingStatus,
  outcomeInWords,
  requirementInWords,
} from './gateWords';
import { code, escapeText, table } from './markdown';

/** The answer of a gate as a comment for a pull request. @internal */
export function gateAsMarkdown(outcome: GateOutcome): string {
  if (outcome.kind !== 'decided') {
    return [
      `## Readiness gate ${escapeText(outcome.gate)}: not decided`,
      `${code(outcome.subject)}: ${escapeText(outcome.reason)}`,
    ].join('\n\n');
  }
  const { decision, url } = outcome;
  return [
    `## ${escapeText(decision.title)}: ${answerInWords(decision)}`,
    `${code(decision.entityRef)}, ${escapeText(judgedTier(decision))}`,
    `**${escapeText(decision.summary)}**`,
    ...brokenGlass(decision),
    ...requirements(decision),
    ...missing(decision),
    ...claims(decision),
    `[Open in the portal](${linkTarget(url)})`,
  ].join('\n\n');
}

function brokenGlass({ breakGlass }: GateDecisionView): string[] {
  return breakGlass
    ? [
        `The glass is broken by ${code(breakGlass.by)} until ${escapeText(
          breakGlass.until,
        )}: ${escapeText(breakGlass.reason)}`,
      ]
    : [];
}

function requirements(decision: GateDecisionView): string[] {
  return decision.requirements.length === 0
    ? ['This gate asks nothing of it.']
    : [
        table(
          ['Outcome', 'Requirement', 'Why', 'Fix', 'Who can decide'],
          decision.requirements.map(requirementRow),
        ),
      ];
}

function requirementRow(requirement: GateRequirementView): readonly string[] {
  return [
    outcomeInWords(requirement),
    requirementInWords(requirement),
    requirement.reason,
    requirement.fix ?? '',
    requirement.approvers.join(', '),
  ].map(escapeText);
}

function missing(decision: GateDecisionView): string[] {
  const results = decision.requirements.flatMap(each => each.missing);
  return results.length === 0
    ? []
    : [
        '### What is missing',
        table(
          ['Status', 'Check', 'Level', 'Why', 'Fix', 'Who acts'],
          results.map(missingRow),
        ),
      ];
}

function missingRow(result: MissingResultView): readonly string[] {
  return [
    missingStatus(result),
    result.title,
    result.level,
    result.reason,
    fixInWords(result),
    result.who,
  ].map(escapeText);
}

function claims({ claims: claimed }: GateDecisionView): string[] {
  return claimed.length === 0
    ? []
    : [
        [
          'Claimed by the caller, and not checked:',
          '',
          ...claimed.map(
            ({ kind, value }) => `- ${escapeText(kind)}: ${code(value)}`,
          ),
        ].join('\n'),
      ];
}

/** Nothing in it ends the link. */
function linkTarget(url: string): string {
  return encodeURI(url).replace(/[()<>\s]/g, encodeURIComponent);
}
