import { JsonValue } from '@backstage/types';
import { Capability, CheckRef, DocumentSet } from '../documents/types';
import { Deadline } from '../evaluation/Deadline';
import { judgeRule, RuleJudgement } from '../evaluation/judgeRule';
import {
  AdoptionResult,
  AdoptionStatus,
  EvaluationInput,
  Scorecard,
} from '../evaluation/types';
import { CompiledRule } from '../rules/types';

/** @internal */
export interface AdoptionContext {
  readonly documents: Pick<DocumentSet, 'standards'>;
  readonly input: EvaluationInput;
  readonly scorecards: readonly Scorecard[];
  readonly deadline: Deadline;
}

interface Answer {
  readonly status: AdoptionStatus;
  readonly reason: string;
  readonly stale: boolean;
}

/**
 * Whether an entity that a capability is meant for has adopted it. Not knowing is an answer of its own.
 * @internal
 */
export function evaluateAdoption(
  capability: Capability,
  context: AdoptionContext,
): AdoptionResult {
  const answer = answerOf(capability, context);
  return {
    capability: capability.name,
    ...answer,
    alternative:
      answer.status === 'not-adopted'
        ? alternativeOf(capability, context)
        : undefined,
  };
}

function answerOf(capability: Capability, context: AdoptionContext): Answer {
  switch (capability.adoptedWhen.kind) {
    case 'rule':
      return answerOfRule(
        judge(capability.adoptedWhen.rule, capability, context),
      );
    case 'checks':
      return answerOfChecks(capability.adoptedWhen.checks, context);
    default:
      return {
        status: 'unknown',
        reason: `The document is broken: ${capability.adoptedWhen.reason}`,
        stale: false,
      };
  }
}

function judge(
  rule: CompiledRule,
  { freshFor }: Capability,
  { input, deadline }: AdoptionContext,
): RuleJudgement {
  // The rules of a capability are the same for all tiers; an undeclared tier reads as the strictest.
  const tier = input.tier.kind === 'declared' ? input.tier.tier : 0;
  return judgeRule(rule, { freshFor, graceFor: 0 }, input, tier, deadline);
}

function answerOfRule({ outcome, stale }: RuleJudgement): Answer {
  switch (outcome.kind) {
    case 'value':
      return answerOfValue(outcome.value, stale);
    case 'none':
      return {
        status: 'not-adopted',
        reason: `Nothing was found for ${outcome.factIds.join(', ')}`,
        stale,
      };
    case 'missing':
      return {
        status: 'unknown',
        reason: `No data for ${outcome.factIds.join(', ')}`,
        stale,
      };
    default:
      return {
        status: 'unknown',
        reason: `It could not be worked out: ${outcome.message}`,
        stale,
      };
  }
}

function answerOfValue(value: JsonValue, stale: boolean): Answer {
  if (typeof value !== 'boolean') {
    return {
      status: 'unknown',
      reason: `It could not be worked out: the rule gives ${typeof value}, not true or false`,
      stale,
    };
  }
  return value
    ? { status: 'adopted', reason: 'Adopted', stale }
    : { status: 'not-adopted', reason: 'Not adopted', stale };
}

function answerOfChecks(
  checks: readonly CheckRef[],
  { documents, scorecards }: AdoptionContext,
): Answer {
  const outcomes = checks.map(ref => outcomeOf(ref, documents, scorecards));
  const statuses = outcomes.map(outcome => outcome?.status);
  const stale = outcomes.some(outcome => outcome?.stale ?? false);
  const notMet = checks.filter((_, index) =>
    ['fail', 'warn'].includes(statuses[index] ?? ''),
  );
  if (notMet.length > 0) {
    const names = notMet.map(ref => ref.check).join(', ');
    return { status: 'not-adopted', reason: `Not met: ${names}`, stale };
  }
  if (checks.length > 0 && statuses.every(status => status === 'pass')) {
    return { status: 'adopted', reason: 'All its checks pass', stale };
  }
  return { status: 'unknown', reason: 'Not all its checks are known', stale };
}

function outcomeOf(
  ref: CheckRef,
  { standards }: AdoptionContext['documents'],
  scorecards: readonly Scorecard[],
) {
  const standard = standards.find(({ name }) => name === ref.standard);
  const slot = standard?.checks.findIndex(({ id }) => id === ref.check) ?? -1;
  return scorecards.find(card => card.standard === ref.standard)?.outcomes[
    slot
  ];
}

function alternativeOf(
  capability: Capability,
  context: AdoptionContext,
): string | undefined {
  if (!capability.alternative) {
    return undefined;
  }
  const { outcome } = judge(capability.alternative, capability, context);
  if (outcome.kind !== 'value' || outcome.value === null) {
    return undefined;
  }
  const { value } = outcome;
  const text = typeof value === 'object' ? JSON.stringify(value) : `${value}`;
  return text.slice(0, 200) || undefined;
}
