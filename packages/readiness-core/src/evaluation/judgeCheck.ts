import {
  Bounds,
  Check,
  Requirement,
  Tier,
  TieredBounds,
} from '../documents/types';
import { Deadline } from './Deadline';
import { isExempted } from './isExempted';
import { judgeAttestation } from './judgeAttestation';
import { judgeRule, RuleJudgement } from './judgeRule';
import { matchesScope } from './matchesScope';
import { CheckStatus, EvaluationInput, Outcome, OutcomeCause } from './types';

/** @internal */
export interface CheckContext {
  readonly standard: string;
  readonly input: EvaluationInput;
  /** The tier by which the entity is judged. */
  readonly tier: Tier;
  readonly deadline: Deadline;
}

/**
 * Applies one check to one entity.
 * @internal
 */
export function judgeCheck(check: Check, context: CheckContext): Outcome {
  const inapplicable = whyNotApplicable(check, context);
  if (inapplicable) {
    return outcome('not-applicable', inapplicable);
  }
  const judged = judgeRequirement(check, check.requirement, context);
  return isExempt(check, judged, context)
    ? { ...judged, exempt: true }
    : judged;
}

function whyNotApplicable(
  check: Check,
  { input, tier, deadline }: CheckContext,
): OutcomeCause | undefined {
  if (check.from !== undefined && input.now < check.from) {
    deadline.note(check.from);
    return { kind: 'not-yet', from: check.from };
  }
  if (check.tiers && !check.tiers.includes(tier)) {
    return { kind: 'not-in-tiers' };
  }
  return matchesScope(check.appliesTo, input.entity)
    ? undefined
    : { kind: 'not-in-scope' };
}

function judgeRequirement(
  check: Check,
  requirement: Requirement,
  context: CheckContext,
): Outcome {
  switch (requirement.kind) {
    case 'rule':
      return ruleOutcome(check, requirement.rule, context);
    case 'measure':
      return measureOutcome(check, requirement, context);
    case 'attestation':
      return judgeAttestation(check, requirement, context);
    default:
      return outcome('error', { kind: 'broken', message: requirement.reason });
  }
}

function ruleOutcome(
  check: Check,
  rule: Extract<Requirement, { kind: 'rule' }>['rule'],
  { input, tier, deadline }: CheckContext,
): Outcome {
  const judgement = judgeRule(rule, check, input, tier, deadline);
  const answer = judgement.outcome;
  if (answer.kind === 'none') {
    // A source looked and found nothing: what the rule asks for is not there.
    return outcome(
      check.severity,
      { kind: 'nothing-observed', factIds: answer.factIds },
      judgement,
    );
  }
  if (answer.kind !== 'value') {
    return unanswered(answer, judgement);
  }
  if (typeof answer.value !== 'boolean') {
    return outcome(
      'error',
      {
        kind: 'fault',
        message: `the rule gives ${typeof answer.value}, not true or false`,
      },
      judgement,
    );
  }
  return answer.value
    ? outcome('pass', { kind: 'rule-true' }, judgement)
    : outcome(check.severity, { kind: 'rule-false' }, judgement);
}

function measureOutcome(
  check: Check,
  requirement: Extract<Requirement, { kind: 'measure' }>,
  { input, tier, deadline }: CheckContext,
): Outcome {
  const target = boundsFor(requirement.target, tier);
  if (!target) {
    return outcome('not-applicable', { kind: 'no-target-for-tier' });
  }
  const judgement = judgeRule(
    requirement.measure,
    check,
    input,
    tier,
    deadline,
  );
  const answer = judgement.outcome;
  if (answer.kind === 'none') {
    return outcome(
      'not-applicable',
      { kind: 'nothing-observed', factIds: answer.factIds },
      judgement,
    );
  }
  if (answer.kind !== 'value') {
    return unanswered(answer, judgement);
  }
  if (typeof answer.value !== 'number' || !Number.isFinite(answer.value)) {
    return outcome(
      'error',
      {
        kind: 'fault',
        message: `the measure gives ${describe(answer.value)}, not a number`,
      },
      judgement,
    );
  }
  const warn = requirement.warn && boundsFor(requirement.warn, tier);
  return outcome(
    statusOfMeasure(answer.value, target, warn, check.severity),
    { kind: 'measured', measured: answer.value },
    judgement,
  );
}

/**
 * The bounds that hold for a tier; undefined when the measure has no target there.
 * @public
 */
export function boundsFor(
  bounds: TieredBounds,
  tier: Tier,
): Bounds | undefined {
  return bounds.byTier[tier] ?? bounds.default;
}

function statusOfMeasure(
  value: number,
  target: Bounds,
  warn: Bounds | undefined,
  otherwise: CheckStatus,
): CheckStatus {
  if (isWithin(value, target)) {
    return 'pass';
  }
  return warn && isWithin(value, warn) ? 'warn' : otherwise;
}

function isWithin(value: number, bounds: Bounds): boolean {
  return (
    value >= (bounds.min ?? -Infinity) && value <= (bounds.max ?? Infinity)
  );
}

function unanswered(
  answer:
    | { kind: 'missing'; factIds: readonly string[] }
    | { kind: 'fault'; message: string },
  judgement: RuleJudgement,
): Outcome {
  if (answer.kind === 'fault') {
    return outcome(
      'error',
      { kind: 'fault', message: answer.message },
      judgement,
    );
  }
  const { expired, unaccepted } = judgement;
  return outcome(
    'no-data',
    { kind: 'missing-facts', factIds: answer.factIds, expired, unaccepted },
    judgement,
  );
}

function isExempt(
  check: Check,
  judged: Outcome,
  { standard, input, deadline }: CheckContext,
): boolean {
  const active = isExempted(input, { standard, checkId: check.id }, deadline);
  return active && ['fail', 'no-data', 'error'].includes(judged.status);
}

function outcome(
  status: CheckStatus,
  cause: OutcomeCause,
  judgement?: RuleJudgement,
): Outcome {
  return { status, stale: judgement?.stale ?? false, exempt: false, cause };
}

function describe(value: unknown): string {
  return typeof value === 'number' ? String(value) : typeof value;
}
