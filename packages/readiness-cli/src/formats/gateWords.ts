import {
  GateDecisionView,
  GateRequirementView,
  MissingResultView,
} from 'backstage-plugin-readiness-common';

const ANSWERS = {
  allow: 'allowed',
  warn: 'allowed with a warning',
  block: 'blocked',
} as const;

const OUTCOMES = {
  met: 'met',
  'met-with-exemptions': 'met with exemptions',
  excused: 'excused',
  'nothing-required': 'nothing required',
  'not-met': 'not met',
} as const;

const KINDS = {
  level: 'Level',
  slo: 'Error budgets',
  review: 'Readiness review',
  freeze: 'Freeze',
  hold: 'Hold',
} as const;

/** @internal */
export function answerInWords({ answer }: GateDecisionView): string {
  return ANSWERS[answer];
}

/** @internal */
export function outcomeInWords({ outcome }: GateRequirementView): string {
  return OUTCOMES[outcome] ?? outcome;
}

/** `Production readiness at professional`. @internal */
export function requirementInWords({
  kind,
  level,
}: GateRequirementView): string {
  if (!level) {
    return KINDS[kind] ?? kind;
  }
  return level.required === null
    ? level.title
    : `${level.title} at ${level.required}`;
}

/** @internal */
export function missingStatus({ status, stale }: MissingResultView): string {
  return stale ? `${status} (stale)` : status;
}

/** What to do about it, and where. @internal */
export function fixInWords({ fix }: MissingResultView): string {
  return [fix?.text, fix?.url, fix?.template]
    .filter(part => part !== undefined)
    .join(' ');
}

/** `tier 1`, and why it is not what the descriptor says. @internal */
export function judgedTier({ tier }: GateDecisionView): string {
  return tier.reason
    ? `tier ${tier.judged} (${tier.reason})`
    : `tier ${tier.judged}`;
}
