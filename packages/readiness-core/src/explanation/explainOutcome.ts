import { Bounds, Check, Tier } from '../documents/types';
import { boundsFor } from '../evaluation/judgeCheck';
import { factsReadBy } from '../evaluation/evaluateStandard';
import {
  Actor,
  EvaluationInput,
  Outcome,
  OutcomeCause,
  Result,
  UsedFact,
} from '../evaluation/types';
import { EntityFacts, Fact } from '../facts/types';
import { formatAge, formatValue } from './formatValue';
import { fillPlaceholders } from './fillPlaceholders';

/** @public */
export interface ExplanationContext {
  readonly input: EvaluationInput;
  /** The tier by which the entity was judged. */
  readonly tier: Tier;
}

/**
 * Puts an outcome into words: why, from which facts, and who acts.
 * @public
 */
export function explainOutcome(
  check: Check,
  outcome: Outcome,
  context: ExplanationContext,
): Result {
  return {
    checkId: check.id,
    status: outcome.status,
    stale: outcome.stale,
    exempt: outcome.exempt,
    reason: reasonOf(check, outcome, context),
    who: actorOf(check, outcome),
    facts: usedFacts(check, context.input.facts),
  };
}

function reasonOf(
  check: Check,
  outcome: Outcome,
  context: ExplanationContext,
): string {
  const own = ownMessage(check, outcome, context)?.trim();
  // A message of nothing but placeholders may turn out empty.
  const sentence = own || defaultReason(check, outcome.cause, context);
  const staleness =
    outcome.stale && outcome.status !== 'no-data'
      ? ' (from data past its freshness, in its grace period)'
      : '';
  return sentence + staleness;
}

/** The author's words, where the author wrote some for this answer. */
function ownMessage(
  check: Check,
  { status, cause }: Outcome,
  { input }: ExplanationContext,
): string | undefined {
  const answered = ['rule-true', 'rule-false', 'nothing-observed'].includes(
    cause.kind,
  );
  if (
    !answered ||
    (status !== 'pass' && status !== 'warn' && status !== 'fail')
  ) {
    return undefined;
  }
  const message =
    check.message[status] ??
    (status === 'warn' ? check.message.fail : undefined);
  return message && fillPlaceholders(message, input.entity);
}

function defaultReason(
  check: Check,
  cause: OutcomeCause,
  { input, tier }: ExplanationContext,
): string {
  switch (cause.kind) {
    case 'rule-true':
      return 'Met';
    case 'rule-false':
      return `Not met: ${ruleText(check)}`;
    case 'measured':
      return measuredReason(check, cause.measured, tier);
    case 'nothing-observed':
      return `Its source looked and found nothing for ${cause.factIds.join(
        ', ',
      )}`;
    case 'missing-facts':
      return missingReason(check, cause, input);
    case 'fault':
      return `It could not be worked out: ${cause.message}`;
    case 'broken':
      return `The check is broken: ${cause.message}`;
    default:
      return (
        applicabilityReason(check, cause) ?? attestationReason(check, cause)
      );
  }
}

function applicabilityReason(
  check: Check,
  cause: OutcomeCause,
): string | undefined {
  switch (cause.kind) {
    case 'not-in-tiers':
      return `It applies to tier ${(check.tiers ?? []).join(', ')} only`;
    case 'not-in-scope':
      return 'It does not apply to entities of this kind';
    case 'no-target-for-tier':
      return 'It has no target for this tier';
    case 'not-yet':
      return `Announced: it counts from ${isoDate(cause.from)}`;
    default:
      return undefined;
  }
}

function attestationReason(check: Check, cause: OutcomeCause): string {
  const { requirement } = check;
  const question =
    requirement.kind === 'attestation' ? requirement.question : check.title;
  switch (cause.kind) {
    case 'attested':
      return cause.attestation.answer === 'met'
        ? `Signed off on ${isoDate(cause.attestation.attestedAt)}`
        : `Answered with no on ${isoDate(
            cause.attestation.attestedAt,
          )}: ${question}`;
    case 'attested-not-applicable':
      return `Signed off as not applicable on ${isoDate(
        cause.attestation.attestedAt,
      )}, and another person agreed`;
    case 'attestation-expired':
      return `The sign-off of ${isoDate(
        cause.attestation.attestedAt,
      )} has run out: ${question}`;
    default:
      return `Nobody has signed this off yet: ${question}`;
  }
}

function measuredReason(check: Check, measured: number, tier: Tier): string {
  const { requirement } = check;
  if (requirement.kind !== 'measure') {
    return String(measured);
  }
  const target = boundsFor(requirement.target, tier);
  return `${formatValue(
    measured,
    requirement.unit,
  )}, the target is ${describeBounds(target ?? {}, requirement.unit)}`;
}

function describeBounds({ min, max }: Bounds, unit: string | undefined) {
  if (min !== undefined && max !== undefined) {
    return `between ${formatValue(min, unit)} and ${formatValue(max, unit)}`;
  }
  return min !== undefined
    ? `at least ${formatValue(min, unit)}`
    : `at most ${formatValue(max ?? 0, unit)}`;
}

function missingReason(
  check: Check,
  cause: Extract<OutcomeCause, { kind: 'missing-facts' }>,
  { facts, now }: EvaluationInput,
): string {
  const parts = cause.factIds.map(factId => {
    const fact = facts.get(factId);
    if (fact && cause.expired.includes(factId)) {
      return `the last data for ${factId} is ${formatAge(
        now - fact.observedAt,
      )} old, too old to count`;
    }
    if (fact && cause.unaccepted.includes(factId)) {
      return `the data for ${factId} is only ${fact.provenance}, it must be ${(
        check.accepts ?? []
      ).join(' or ')}`;
    }
    return fact
      ? `what ${factId} says is not enough to tell${stateOf(fact)}`
      : `no data for ${factId}`;
  });
  const sentence = parts.join('; ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** The state of an SLO that is not known at present, in brackets. */
function stateOf({ observation }: Fact): string {
  const value = observation.kind === 'value' ? observation.value : null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return '';
  }
  const state = value.state ?? value.worst;
  return typeof state === 'string' ? ` (${state})` : '';
}

/** A result is acted on by the one who can change it. */
function actorOf(check: Check, { status, cause, exempt }: Outcome): Actor {
  if (status === 'pass' || status === 'not-applicable' || exempt) {
    return 'nobody';
  }
  switch (cause.kind) {
    case 'missing-facts':
      return cause.unaccepted.length > 0 ? 'owner' : 'platform';
    case 'fault':
      return factsReadBy(check).length > 0 ? 'platform' : 'author';
    case 'broken':
      return 'author';
    default:
      return 'owner';
  }
}

function usedFacts(check: Check, facts: EntityFacts): UsedFact[] {
  return factsReadBy(check).flatMap(factId => {
    const fact = facts.get(factId);
    if (!fact) {
      return [];
    }
    const { observation, observedAt, source, provenance } = fact;
    const none = observation.kind === 'none';
    return [
      {
        factId,
        ...(none ? {} : { value: observation.value }),
        none,
        observedAt,
        source,
        provenance,
      },
    ];
  });
}

function ruleText({ requirement }: Check): string {
  return requirement.kind === 'rule' ? requirement.rule.expression : '';
}

function isoDate(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
