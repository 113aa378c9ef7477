import { FilterPredicate } from '@backstage/filter-predicates';
import fc from 'fast-check';
import {
  Bounds,
  Capability,
  Check,
  Requirement,
  Standard,
  TieredBounds,
} from '../../documents/types';
import { EvaluationInput } from '../types';
import {
  arbitraryInput,
  DAY,
  HOUR,
  NOW,
  provenance,
  span,
  tier,
} from './arbitraryInputs';
import { pooledMeasure, pooledRule } from './arbitraryRules';

export const LEVELS = ['foundation', 'professional', 'advanced'] as const;

const bounds: fc.Arbitrary<Bounds> = fc
  .tuple(fc.integer({ min: -3, max: 5 }), fc.integer({ min: 0, max: 3 }))
  .chain(([min, width]) =>
    fc.constantFrom<Bounds[]>({ min }, { max: min }, { min, max: min + width }),
  );

const tieredBounds: fc.Arbitrary<TieredBounds> = fc.record({
  byTier: fc.dictionary(tier.map(String), bounds),
  default: fc.option(bounds, { nil: undefined, freq: 9 }),
});

export const arbitraryRequirement: fc.Arbitrary<Requirement> = fc.oneof(
  {
    weight: 5,
    arbitrary: pooledRule.map(rule => ({ kind: 'rule' as const, rule })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('measure' as const),
      measure: pooledMeasure,
      unit: fc.constantFrom(undefined, 'ratio', 'ms'),
      target: tieredBounds,
      warn: fc.option(tieredBounds, { nil: undefined }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('attestation' as const),
      question: fc.constant('Was a restore tried?'),
      evidence: fc.constantFrom('required' as const, 'optional' as const),
      validFor: span,
      reviewer: fc.constantFrom('other-person' as const, 'any' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant({
      kind: 'broken' as const,
      reason: 'its rule could not be read',
    }),
  },
);

function arbitraryCheck(
  id: string,
  levels: readonly string[],
): fc.Arbitrary<Check> {
  return fc.record({
    id: fc.constant(id),
    title: fc.constant(`Check ${id}`),
    category: fc.constant('operations'),
    level: fc.constantFrom(...levels),
    weight: fc.constantFrom(1, 2, 3, 0.1, 1e-300, 1.5e308),
    appliesTo: fc.constantFrom<FilterPredicate | undefined>(
      undefined,
      undefined,
      undefined,
      undefined,
      { kind: 'Component' },
      { 'spec.type': { $in: ['service'] } },
      { $not: { 'spec.system': { $exists: true } } },
    ),
    tiers: fc.option(fc.uniqueArray(tier, { minLength: 2 }), {
      nil: undefined,
      freq: 2,
    }),
    accepts: fc.option(fc.uniqueArray(provenance, { minLength: 2 }), {
      nil: undefined,
      freq: 2,
    }),
    requirement: arbitraryRequirement,
    severity: fc.constantFrom('fail' as const, 'warn' as const),
    freshFor: fc.option(span, { nil: undefined, freq: 6 }),
    graceFor: fc.constantFrom(0, 0, HOUR, DAY, 7 * DAY),
    message: fc.constantFrom({}, { fail: '${{ entity.spec.absent }}' }),
    controls: fc.constant([]),
    from: fc.constantFrom(
      undefined,
      undefined,
      undefined,
      undefined,
      NOW - 1,
      NOW,
      NOW + DAY,
    ),
    version: fc.constant('1'),
  });
}

/** A standard with one to six checks of all kinds. */
export function arbitraryStandard(name: string): fc.Arbitrary<Standard> {
  return fc
    .tuple(
      fc.integer({ min: 1, max: LEVELS.length }),
      fc.integer({ min: 1, max: 6 }),
      tier,
    )
    .chain(([levelCount, checkCount, strictestTier]) => {
      const levels = LEVELS.slice(0, levelCount);
      return fc
        .tuple(
          ...[...new Array(checkCount).keys()].map(index =>
            arbitraryCheck(`check-${index}`, levels),
          ),
        )
        .map(checks => ({
          name,
          title: name,
          levels,
          checks,
          off: [],
          strictestTier,
          version: '1',
        }));
    });
}

function arbitraryCapability(
  standards: readonly Standard[],
): fc.Arbitrary<Capability> {
  const refs = standards.flatMap(standard =>
    standard.checks.map(check => ({
      standard: standard.name,
      check: check.id,
    })),
  );
  return fc.record({
    name: fc.constant('golden-path'),
    title: fc.constant('Golden path'),
    links: fc.constant({}),
    adoptedWhen: fc.oneof(
      pooledRule.map(rule => ({ kind: 'rule' as const, rule })),
      fc
        .subarray(refs, { minLength: 1 })
        .map(checks => ({ kind: 'checks' as const, checks })),
      fc.constant({ kind: 'broken' as const, reason: 'no rule' }),
    ),
    alternative: fc.option(pooledMeasure, { nil: undefined }),
    milestones: fc.constant([]),
    outcomes: fc.constant([]),
    freshFor: fc.option(span, { nil: undefined }),
    version: fc.constant('1'),
  });
}

/** Everything that an evaluation needs. */
export interface Situation {
  readonly standards: readonly Standard[];
  readonly capabilities: readonly Capability[];
  readonly input: EvaluationInput;
}

export const arbitrarySituation: fc.Arbitrary<Situation> = fc
  .tuple(arbitraryStandard('production'), arbitraryStandard('platform'))
  .chain(standards =>
    fc.record({
      standards: fc.constant(standards),
      capabilities: arbitraryCapability(standards).map(item => [item]),
      input: arbitraryInput(standards),
    }),
  );
