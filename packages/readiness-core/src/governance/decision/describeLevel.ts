import { Standard } from '../../documents/types';
import { exemptionPolicyFor, ExemptionTerms } from '../exemptionPolicyFor';
import { GateRequirementResult, RequirementOutcome } from '../types';
import { GateCase } from './GateCase';
import { GateResult } from './readLevel';
import { capitalised, countOf, someOf } from './wording';

/** @internal */
export interface LevelFindings {
  readonly standard: Standard;
  readonly level: NonNullable<GateRequirementResult['level']> & {
    readonly required: string;
  };
  readonly declaredAtMost: number;
  readonly exemptions: 'accepted' | 'refused';
  readonly results: readonly GateResult[];
  readonly unmet: readonly GateResult[];
  readonly tooDeclared: boolean;
  readonly gateCase: GateCase;
}

type Words = Pick<
  GateRequirementResult,
  'outcome' | 'reason' | 'fix' | 'approvers'
>;

/**
 * What a gate says of a level: the outcome, why, what to do next and who can approve an exemption.
 * @internal
 */
export function describeLevel(findings: LevelFindings): Words {
  const { unmet, tooDeclared } = findings;
  if (unmet.length === 0 && !tooDeclared) {
    const outcome = outcomeOfMet(findings);
    return { outcome, reason: reasonOfMet(findings), approvers: [] };
  }
  const terms = findings.exemptions === 'accepted' ? termsOf(findings) : [];
  return {
    outcome: 'not-met',
    reason: capitalised(
      [unmetReason(findings), declaredReason(findings)]
        .filter(text => text !== '')
        .join('; '),
    ),
    fix: fixOf(findings, terms),
    approvers: approversOf(terms),
  };
}

function outcomeOfMet({
  standard,
  level,
  results,
}: LevelFindings): RequirementOutcome {
  if (level.exempted > 0) {
    return 'met-with-exemptions';
  }
  return appliesAt(standard, level.required, results)
    ? 'met'
    : 'nothing-required';
}

function appliesAt(
  { levels }: Standard,
  required: string,
  results: readonly GateResult[],
): boolean {
  const rank = levels.indexOf(required) + 1;
  return results.some(item => item.rank === rank);
}

function reasonOfMet(findings: LevelFindings): string {
  const { standard, level, results } = findings;
  const { required, exempted } = level;
  const exemptly =
    exempted === 0 ? '' : ` with ${countOf(exempted, 'exemption')}`;
  if (appliesAt(standard, required, results)) {
    return `"${required}" of ${standard.title} is reached${exemptly}`;
  }
  const nothing = `Nothing is required at "${required}" of ${
    standard.title
  } for tier ${tierOf(findings)}`;
  const highest = results.at(-1)?.check.level;
  return highest === undefined
    ? nothing
    : `${nothing}; "${highest}", the highest that applies up to it, is reached${exemptly}`;
}

/** By which the standard judges; an undeclared one by its own strictest. */
function tierOf({ standard, gateCase }: LevelFindings): number {
  const { tier } = gateCase.input;
  return tier.kind === 'declared' ? tier.tier : standard.strictestTier;
}

function unmetReason({ standard, level, unmet }: LevelFindings): string {
  if (unmet.length === 0) {
    return '';
  }
  const standing =
    level.reached === null
      ? `not yet "${standard.levels[0]}"`
      : `now "${level.reached}"`;
  return `"${level.required}" of ${standard.title} is not reached (${standing}): ${unmet.length} of ${level.applicable} checks up to it are not met`;
}

function declaredReason(findings: LevelFindings): string {
  const { level, declaredAtMost, tooDeclared, standard } = findings;
  const { declared, unknown, applicable } = level;
  return tooDeclared
    ? `${declared + unknown} of ${applicable} results of ${
        standard.title
      } rest on mere declarations or on nothing, more than the ${percent(
        declaredAtMost,
      )} that may`
    : '';
}

function percent(share: number): string {
  return `${Math.round(share * 1_000) / 10} %`;
}

function fixOf(
  { unmet, tooDeclared }: LevelFindings,
  terms: readonly ExemptionTerms[],
): string {
  const steps = [
    unmet.length > 0
      ? `Meet ${someOf(
          unmet.map(({ check }) => check.title),
          '; ',
        )}`
      : '',
    unmet.length > 0 && terms.length > 0
      ? `or ask for an exemption (${approval(terms)})`
      : '',
    tooDeclared ? 'have more measured or signed off, not only declared' : '',
  ];
  return capitalised(steps.filter(step => step !== '').join('; '));
}

function termsOf({
  standard,
  unmet,
  gateCase,
}: LevelFindings): ExemptionTerms[] {
  const { given, input } = gateCase;
  const { tier, entity } = input;
  return unmet.map(({ check }) =>
    exemptionPolicyFor(given.exemptionPolicies, {
      standard: standard.name,
      ...{ check, entity },
      ...(tier.kind === 'declared' ? { tier: tier.tier } : {}),
    }),
  );
}

function approversOf(terms: readonly ExemptionTerms[]): string[] {
  const refs = terms.flatMap(({ approver }) =>
    approver === null || approver === 'automatic' ? [] : [approver],
  );
  return [...new Set(refs)].sort();
}

function approval(terms: readonly ExemptionTerms[]): string {
  const approvers = approversOf(terms);
  return [
    approvers.length > 0 ? `approved by ${someOf(approvers)}` : '',
    terms.some(({ approver }) => approver === 'automatic')
      ? 'approved automatically where policy says so'
      : '',
    terms.some(({ approver }) => approver === null)
      ? 'approved by whoever holds the permission'
      : '',
  ]
    .filter(text => text !== '')
    .join('; ');
}
