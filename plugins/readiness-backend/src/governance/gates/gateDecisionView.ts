import {
  GateContextBody,
  GateDecisionView,
  GateRequirementView,
  MissingResultView,
} from 'backstage-plugin-readiness-common';
import {
  GateContext,
  GateRequirementResult,
  MissingResult,
  Standard,
} from 'backstage-readiness-core';
import { isoInstant } from '../../results/instants';
import { optional } from '../../results/optional';
import { fixView } from '../../results/renderScorecard';
import { DecisionMarks } from './decisionMarks';
import { DecidedGate } from './GateDecider';

/** How many results of a requirement an answer names. */
const MOST_MISSING = 50;

/**
 * The answer of a gate as the API gives it.
 * @param id - of a stored decision; null for an answer that was only looked at
 * @param marks - none for what the catalog has
 * @internal
 */
export function gateDecisionView(
  decided: DecidedGate,
  id: string | null,
  marks: DecisionMarks = {},
): GateDecisionView {
  const { gate, input, decision } = decided;
  const { entityRef, now } = input.input;
  const { judged, declared, reason } = decision.tier;
  const { breakGlass, validUntil } = decision;
  return {
    ...{ id, entityRef },
    gate: gate.name,
    title: gate.title,
    answer: decision.answer,
    mode: decision.mode,
    summary: decision.summary,
    at: isoInstant(now),
    tier: {
      judged,
      declared: declared.kind === 'declared' ? declared.tier : null,
      reason: reason ?? null,
    },
    requirements: decision.requirements.map(one =>
      requirementView(one, decided),
    ),
    claims: decision.claims.map(claim => ({ ...claim })),
    context: contextView(input.context),
    breakGlass: breakGlass
      ? {
          reason: breakGlass.reason,
          by: breakGlass.by,
          at: isoInstant(breakGlass.at),
          until: isoInstant(breakGlass.until),
        }
      : null,
    validUntil: validUntil === undefined ? null : isoInstant(validUntil),
    ...marks,
    link: linkOf(entityRef, { ...marks, id }),
  };
}

/**
 * The page in the portal, relative to its root, on which to read on: that of the readiness of the entity, or that of a
 * stored decision about what the catalog does not have.
 * @internal
 */
export function linkOf(
  entityRef: string,
  {
    id,
    notInCatalog,
  }: { readonly id: string | null } & Pick<DecisionMarks, 'notInCatalog'>,
): string {
  if (notInCatalog && id !== null) {
    return `/readiness/gates/decisions/${id}`;
  }
  const [kind, namespace, name] = entityRef.split(/[:/]/);
  return `/catalog/${namespace}/${kind}/${name}/readiness`;
}

function contextView(context: GateContext): GateContextBody {
  const { reliabilityFix, ...claims } = context;
  return {
    ...claims,
    ...optional('reliabilityFix', reliabilityFix && { ...reliabilityFix }),
  };
}

function requirementView(
  result: GateRequirementResult,
  decided: DecidedGate,
): GateRequirementView {
  const { id, kind, outcome, reason, fix, approvers } = result;
  const { level, missing, oldestObservation } = result;
  const standards = decided.input.standards;
  return {
    ...{ id, kind, outcome, reason },
    ...optional('onlyWarns', result.onlyWarns),
    ...optional('fix', fix),
    approvers: [...approvers],
    missing: missing
      .slice(0, MOST_MISSING)
      .map(one => missingView(one, decided)),
    ...optional(
      'level',
      level && { ...level, title: titleOf(level.standard, standards) },
    ),
    oldestObservation:
      oldestObservation === undefined ? null : isoInstant(oldestObservation),
  };
}

function missingView(
  result: MissingResult,
  { input }: DecidedGate,
): MissingResultView {
  const check = input.standards
    .find(({ name }) => name === result.standard)
    ?.checks.find(({ id }) => id === result.checkId);
  return {
    ...result,
    ...optional('fix', check?.fix && fixView(check.fix, input.input)),
  };
}

function titleOf(name: string, standards: readonly Standard[]): string {
  return standards.find(standard => standard.name === name)?.title ?? name;
}
