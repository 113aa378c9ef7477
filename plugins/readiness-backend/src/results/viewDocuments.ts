import {
  DocumentsView,
  ErrorBudgetPolicyDocument,
} from 'backstage-plugin-readiness-common';
import {
  Capability,
  Check,
  Diagnostic,
  ErrorBudgetPolicy,
  Standard,
} from 'backstage-readiness-core';
import { exemptionPolicyDocument, gateDocument } from './governanceDocuments';
import { Publication } from '../standards/Publication';
import { isoInstant } from './instants';
import { optional } from './optional';

type StandardView = DocumentsView['standards'][number];

/**
 * The published documents for people: what is checked, what is off and what was found in the files.
 * @internal
 */
export function viewDocuments(
  publication: Publication | undefined,
): DocumentsView {
  return {
    revision: publication?.revision ?? null,
    publishedAt: publication ? isoInstant(publication.publishedAt) : null,
    standards: (publication?.documents.standards ?? []).map(standardView),
    capabilities: (publication?.documents.capabilities ?? []).map(
      capabilityView,
    ),
    errorBudgetPolicies: (publication?.documents.errorBudgetPolicies ?? []).map(
      policyView,
    ),
    gates: (publication?.documents.gates ?? []).map(gateDocument),
    exemptionPolicies: (publication?.documents.exemptionPolicies ?? []).map(
      exemptionPolicyDocument,
    ),
    diagnostics: (publication?.documents.diagnostics ?? []).map(diagnosticView),
    lastValid: [...(publication?.lastValid ?? [])],
  };
}

function standardView(standard: Standard): StandardView {
  return {
    name: standard.name,
    title: standard.title,
    ...optional('description', standard.description),
    owner: standard.owner ?? null,
    levels: [...standard.levels],
    ...optional('file', standard.file),
    checks: standard.checks.map(checkView),
    off: standard.off.map(({ id, title, off }) => ({
      id,
      title,
      ...optional('needs', off?.needs),
      by: off?.by ?? 'author',
    })),
  };
}

function checkView(check: Check): StandardView['checks'][number] {
  return {
    id: check.id,
    title: check.title,
    category: check.category,
    level: check.level,
    weight: check.weight,
    tiers: check.tiers ? [...check.tiers] : null,
    kind: check.requirement.kind,
    expression: expressionOf(check),
    ...optional('why', check.why),
  };
}

function expressionOf({ requirement }: Check): string | null {
  switch (requirement.kind) {
    case 'rule':
      return requirement.rule.expression;
    case 'measure':
      return requirement.measure.expression;
    case 'attestation':
      return requirement.question;
    default:
      return null;
  }
}

function capabilityView(
  capability: Capability,
): DocumentsView['capabilities'][number] {
  return {
    name: capability.name,
    title: capability.title,
    ...optional('description', capability.description),
    owner: capability.owner ?? null,
    lifecycle: capability.lifecycle ?? null,
    ...optional('file', capability.file),
  };
}

function policyView(policy: ErrorBudgetPolicy): ErrorBudgetPolicyDocument {
  return {
    name: policy.name,
    title: policy.title,
    ...optional('description', policy.description),
    owner: policy.owner ?? null,
    strictestTier: policy.strictestTier,
    rules: policy.rules.map(
      ({ state, tiers, gate, message, acknowledgeWithin }) => ({
        state,
        tiers: tiers ? [...tiers] : null,
        gate,
        message,
        acknowledgeWithinSeconds:
          acknowledgeWithin === undefined ? null : acknowledgeWithin / 1000,
      }),
    ),
    ...optional('file', policy.file),
  };
}

function diagnosticView(
  diagnostic: Diagnostic,
): DocumentsView['diagnostics'][number] {
  const { severity, code, message, file, path, line } = diagnostic;
  return {
    severity,
    code,
    message,
    ...optional('file', file),
    ...optional('path', path),
    ...optional('line', line),
  };
}
