import { Entity } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import { Check, Requirement, Standard } from '../../documents/types';
import { EntityFacts, Fact } from '../../facts/types';
import { compileRule } from '../../rules/compileRule';
import { CompiledRule } from '../../rules/types';
import { CheckStatus, EvaluationInput, Outcome } from '../types';
import { NOW } from './arbitraryInputs';

export const ENTITY: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'orders',
    annotations: { 'acme.com/rota': 'orders-primary' },
  },
  spec: { type: 'service', owner: 'group:default/orders' },
};

/** Compiles a rule that must be right. */
export function ruleOf(
  expression: string,
  expects: 'boolean' | 'number' | 'any' = 'boolean',
): CompiledRule {
  const compilation = compileRule(expression, { expects });
  if (compilation.kind === 'refused') {
    throw new Error(compilation.problems[0].message);
  }
  return compilation.rule;
}

export function ruleRequirement(expression: string): Requirement {
  return { kind: 'rule', rule: ruleOf(expression) };
}

export function measureRequirement(
  expression: string,
  rest: Partial<Extract<Requirement, { kind: 'measure' }>> = {},
): Requirement {
  return {
    kind: 'measure',
    measure: ruleOf(expression, 'number'),
    target: { byTier: {}, default: { min: 0.95 } },
    ...rest,
  };
}

export function checkOf(options: Partial<Check> = {}): Check {
  return {
    id: 'check',
    title: 'The check',
    category: 'operations',
    level: 'foundation',
    weight: 1,
    requirement: ruleRequirement('fact("number").value > 1'),
    severity: 'fail',
    graceFor: 0,
    message: {},
    controls: [],
    version: '1',
    ...options,
  };
}

export function standardOf(options: Partial<Standard> = {}): Standard {
  return {
    name: 'production',
    title: 'Production',
    levels: ['foundation', 'professional', 'advanced'],
    checks: [checkOf()],
    off: [],
    strictestTier: 0,
    version: '1',
    ...options,
  };
}

export function factOf(
  factId: string,
  value: JsonValue,
  options: Partial<Fact> = {},
): Fact {
  return {
    factId,
    observation: { kind: 'value', value },
    observedAt: NOW,
    source: 'ci',
    provenance: 'measured',
    ...options,
  };
}

export function noneOf(factId: string): Fact {
  return factOf(factId, null, { observation: { kind: 'none' } });
}

export function factsOf(...facts: Fact[]): EntityFacts {
  return new Map(facts.map(fact => [fact.factId, fact]));
}

export function inputOf(
  options: Partial<EvaluationInput> = {},
): EvaluationInput {
  return {
    entity: ENTITY,
    entityRef: 'component:default/orders',
    tier: { kind: 'declared', tier: 1 },
    facts: factsOf(),
    now: NOW,
    ...options,
  };
}

/** An outcome of which only the status and the exemption matter. */
export function outcomeOf(status: CheckStatus, exempt = false): Outcome {
  return { status, stale: false, exempt, cause: { kind: 'rule-true' } };
}
