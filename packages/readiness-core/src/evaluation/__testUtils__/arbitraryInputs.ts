import { Entity } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import fc from 'fast-check';
import { Check, Tier } from '../../documents/types';
import { EntityFacts, Fact, Provenance } from '../../facts/types';
import { Attestation, EvaluationInput, Exemption } from '../types';
import { FACT_IDS } from './arbitraryRules';

export const NOW = Date.parse('2026-11-20T10:17:00Z');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Spans that meet each other, so that boundaries are hit exactly. */
export const span: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, 1, HOUR, DAY, 2 * DAY, 7 * DAY, 30 * DAY),
  fc.integer({ min: 0, max: 40 * DAY }),
);

export const tier: fc.Arbitrary<Tier> = fc.constantFrom<Tier[]>(0, 1, 2, 3);

export const provenance: fc.Arbitrary<Provenance> = fc.constantFrom<
  Provenance[]
>('declared', 'measured', 'attested');

const STATES = [
  'ok',
  'at-risk',
  'exhausted',
  'no-traffic',
  'no-data',
  'stale',
  'error',
] as const;
const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined, freq: 6 });

/** A record without the keys of which nothing is known. */
function holding(record: object): JsonValue {
  return JSON.parse(JSON.stringify(record));
}

const LIKELY: Record<string, fc.Arbitrary<JsonValue>> = {
  number: fc.integer({ min: -3, max: 5 }),
  ratio: fc.constantFrom(0, 0.5, 0.95, 1),
  text: fc.constantFrom('golden', 'own', ''),
  list: fc.array(fc.integer({ min: -3, max: 5 }), { maxLength: 4 }),
  flag: fc.boolean(),
  object: fc.record({ depth: fc.integer({ min: -3, max: 5 }) }),
  since: fc.constantFrom('2026-11-19', '2026-11-20T10:00:00Z', 'never'),
  'slo.objectives': fc
    .record({
      count: fc.integer({ min: 1, max: 4 }),
      worst: fc.constantFrom(...STATES),
      met: maybe(fc.boolean()),
      budgetRemaining: maybe(fc.constantFrom(-0.5, 0, 0.4, 1)),
    })
    .map(holding),
  'slo/availability': fc
    .record({
      state: fc.constantFrom(...STATES),
      met: maybe(fc.boolean()),
      target: fc.constantFrom(0.9, 0.999),
      budgetRemaining: maybe(fc.constantFrom(-0.5, 0, 0.4, 1)),
      alert: fc.constantFrom('page', 'ticket', null),
      coverage: fc.constantFrom(0, 0.5, 1),
    })
    .map(holding),
};

/** Any JSON, strange keys and huge numbers included. */
export const anyJson: fc.Arbitrary<JsonValue> = fc
  .jsonValue({ maxDepth: 3 })
  .map(value => JSON.parse(JSON.stringify(value)));

export function arbitraryFact(factId: string): fc.Arbitrary<Fact> {
  const value = fc.oneof(
    { weight: 9, arbitrary: LIKELY[factId] ?? anyJson },
    { weight: 1, arbitrary: anyJson },
  );
  return fc.record({
    factId: fc.constant(factId),
    observation: fc.oneof(
      {
        weight: 9,
        arbitrary: value.map(item => ({ kind: 'value' as const, value: item })),
      },
      { weight: 1, arbitrary: fc.constant({ kind: 'none' as const }) },
    ),
    observedAt: span.map(age => NOW - age),
    source: fc.constantFrom('a', 'b'),
    provenance,
    freshFor: fc.option(span, { nil: undefined, freq: 6 }),
  });
}

export const arbitraryFacts: fc.Arbitrary<EntityFacts> = fc
  .tuple(
    ...FACT_IDS.map(factId =>
      fc.option(arbitraryFact(factId), { nil: undefined, freq: 9 }),
    ),
  )
  .map(
    facts =>
      new Map(
        facts.flatMap(fact =>
          fact ? [[fact.factId, fact] as [string, Fact]] : [],
        ),
      ),
  );

const texts = fc.dictionary(
  fc.constantFrom(
    'acme.com/rota',
    'acme.com/number',
    'tier',
    'constructor',
    '__proto__',
  ),
  fc.constantFrom('1', 'orders', '', 'nan'),
);

export const arbitraryEntity: fc.Arbitrary<Entity> = fc.record({
  apiVersion: fc.constant('backstage.io/v1alpha1'),
  kind: fc.constantFrom('Component', 'Component', 'Component', 'API'),
  metadata: fc.record({
    name: fc.constant('orders'),
    annotations: texts,
    labels: texts,
  }),
  spec: fc.dictionary(
    fc.constantFrom('type', 'system', 'tags'),
    fc.constantFrom<JsonValue[]>('service', 'service', 'library', ['a'], 3),
  ),
});

function attestationFor(
  standard: string,
  check: Check,
): fc.Arbitrary<Attestation> {
  return fc.record({
    standard: fc.constant(standard),
    checkId: fc.constant(check.id),
    answer: fc.constantFrom(
      'met' as const,
      'not-met' as const,
      'not-applicable' as const,
    ),
    attestedBy: fc.constantFrom('user:default/ada', 'user:default/bob'),
    reviewedBy: fc.constantFrom(
      undefined,
      'user:default/ada',
      'user:default/eve',
    ),
    evidence: fc.constantFrom(
      undefined,
      'https://evidence',
      'https://evidence',
    ),
    attestedAt: fc
      .tuple(span, fc.constantFrom(-1, -1, 1))
      .map(([distance, sign]) => NOW + sign * distance),
    validUntil: fc.option(
      fc
        .tuple(span, fc.constantFrom(-1, 1))
        .map(([distance, sign]) => NOW + sign * distance),
      { nil: undefined, freq: 2 },
    ),
  });
}

export function exemptionFor(
  standard: string,
  check: Check,
): fc.Arbitrary<Exemption> {
  return fc
    .tuple(span, span, fc.constantFrom(-1, 1))
    .map(([distance, length, sign]) => ({
      standard,
      checkId: check.id,
      reason: 'agreed',
      startsAt: NOW + sign * distance,
      endsAt: NOW + sign * distance + length,
    }));
}

/** An input for these standards, with sign-offs and exemptions of their checks. */
export function arbitraryInput(
  standards: readonly { name: string; checks: readonly Check[] }[],
): fc.Arbitrary<EvaluationInput> {
  const checks = standards.flatMap(({ name, checks: own }) =>
    own.map(check => ({ name, check })),
  );
  return fc.record({
    entity: arbitraryEntity,
    entityRef: fc.constant('component:default/orders'),
    tier: fc.oneof(
      tier.map(value => ({ kind: 'declared' as const, tier: value })),
      fc.constant({ kind: 'undeclared' as const }),
    ),
    facts: arbitraryFacts,
    attestations: fc
      .tuple(
        ...checks.map(({ name, check }) =>
          fc.array(attestationFor(name, check), { maxLength: 2 }),
        ),
      )
      .map(lists => lists.flat()),
    exemptions: fc
      .tuple(
        ...checks.map(({ name, check }) =>
          fc.option(exemptionFor(name, check), { nil: undefined, freq: 6 }),
        ),
      )
      .map(items => items.flatMap(item => (item ? [item] : []))),
    now: fc.constant(NOW),
  });
}
