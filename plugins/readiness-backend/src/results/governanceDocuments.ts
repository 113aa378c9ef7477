import {
  ExemptionPolicyDocument,
  GateDocument,
} from 'backstage-plugin-readiness-common';
import {
  ExemptionPolicy,
  Gate,
  GateRequirement,
} from 'backstage-readiness-core';
import { isoInstant } from './instants';
import { optional } from './optional';

/**
 * A gate for people: what it asks for, when nothing enters, who reviews and who may break the glass.
 * @internal
 */
export function gateDocument(gate: Gate): GateDocument {
  const { review, breakGlass } = gate;
  return {
    name: gate.name,
    title: gate.title,
    ...optional('description', gate.description),
    owner: gate.owner ?? null,
    mode: gate.mode,
    blockFrom: gate.blockFrom === undefined ? null : isoInstant(gate.blockFrom),
    require: gate.require.map(requirementView),
    reliabilityFix: gate.reliabilityFix !== undefined,
    freeze: gate.freeze.map(({ from, to, reason, except }) => ({
      from: isoInstant(from),
      to: isoInstant(to),
      reason,
      except: [...except],
    })),
    review: review
      ? {
          when: review.when?.expression ?? null,
          by: review.by,
          validForSeconds: review.validFor / 1_000,
        }
      : null,
    breakGlass: breakGlass
      ? {
          by: breakGlass.by,
          followUpWithinSeconds: breakGlass.followUpWithin / 1_000,
          validForSeconds: breakGlass.validFor / 1_000,
        }
      : null,
    ...optional('file', gate.file),
  };
}

function requirementView(
  requirement: GateRequirement,
): GateDocument['require'][number] {
  if (requirement.kind === 'slo') {
    return { kind: 'slo', budget: requirement.budget };
  }
  const { standard, levels, exemptions, declaredAtMost } = requirement;
  return {
    kind: 'level',
    standard,
    levels: Object.entries(levels.byTier).map(([tier, level]) => ({
      tier: Number(tier),
      level,
    })),
    otherwise: levels.default ?? null,
    exemptions,
    declaredAtMost: declaredAtMost ?? null,
  };
}

/**
 * An exemption policy for people.
 * @internal
 */
export function exemptionPolicyDocument(
  policy: ExemptionPolicy,
): ExemptionPolicyDocument {
  return {
    name: policy.name,
    title: policy.title,
    ...optional('description', policy.description),
    owner: policy.owner ?? null,
    standards: policy.standards ? [...policy.standards] : null,
    rules: policy.rules.map(rule => ({
      tiers: rule.tiers ? [...rule.tiers] : null,
      levels: rule.levels ? [...rule.levels] : null,
      categories: rule.categories ? [...rule.categories] : null,
      approver: rule.approver,
      longestSeconds: rule.longest / 1_000,
    })),
    ...optional('file', policy.file),
  };
}
