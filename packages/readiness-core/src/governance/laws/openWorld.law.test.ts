import fc from 'fast-check';
import { NOW, span } from '../../evaluation/__testUtils__/arbitraryInputs';
import { FACT_IDS } from '../../evaluation/__testUtils__/arbitraryRules';
import { EvaluationInput } from '../../evaluation/types';
import {
  arbitraryGateSituation,
  GateSituation,
  isMilder,
} from '../__testUtils__/arbitraryGates';
import { decideGate } from '../decideGate';
import { GateInput, GateObjective } from '../types';

const subset = fc.subarray<string>([...FACT_IDS]);
const checks = fc.subarray(
  ['production', 'platform'].flatMap(standard =>
    [0, 1, 2, 3, 4, 5].map(index => `${standard}/check-${index}`),
  ),
);

/** The answer that has become milder by what was taken away; nothing, if the law holds. */
function milderWith(
  { gate, given }: GateSituation,
  less: Partial<GateInput>,
): unknown[] {
  const before = decideGate(gate, given);
  const after = decideGate(gate, { ...given, ...less });
  return isMilder(after.answer, before.answer) ? [before, after] : [];
}

function withInput(
  { given }: GateSituation,
  less: Partial<EvaluationInput>,
): Partial<GateInput> {
  return { input: { ...given.input, ...less } };
}

describe('taking something away never opens a gate', () => {
  it('holds for observations', () => {
    fc.assert(
      fc.property(arbitraryGateSituation, subset, (situation, taken) => {
        const facts = new Map(
          [...situation.given.input.facts].filter(
            ([id]) => !taken.includes(id),
          ),
        );
        expect(milderWith(situation, withInput(situation, { facts }))).toEqual(
          [],
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('holds for observations that pass their freshness', () => {
    fc.assert(
      fc.property(
        arbitraryGateSituation,
        subset,
        span,
        (situation, aged, by) => {
          const facts = new Map(
            [...situation.given.input.facts].map(([id, fact]) => [
              id,
              aged.includes(id)
                ? { ...fact, observedAt: fact.observedAt - by }
                : fact,
            ]),
          );
          expect(
            milderWith(situation, withInput(situation, { facts })),
          ).toEqual([]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('holds for all sign-offs of a check', () => {
    fc.assert(
      fc.property(arbitraryGateSituation, checks, (situation, taken) => {
        const attestations = situation.given.input.attestations?.filter(
          ({ standard, checkId }) => !taken.includes(`${standard}/${checkId}`),
        );
        expect(
          milderWith(situation, withInput(situation, { attestations })),
        ).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
  });

  it('holds for exemptions', () => {
    fc.assert(
      fc.property(arbitraryGateSituation, checks, (situation, taken) => {
        const exemptions = situation.given.input.exemptions?.filter(
          ({ standard, checkId }) => !taken.includes(`${standard}/${checkId}`),
        );
        expect(
          milderWith(situation, withInput(situation, { exemptions })),
        ).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
  });

  it('holds for what is known of objectives', () => {
    const lost = fc.constantFrom<Partial<GateObjective>>(
      { state: 'no-data', budgetRemainingAtLeast: null },
      { state: 'error', budgetRemainingAtLeast: null },
      { state: 'stale' },
    );
    fc.assert(
      fc.property(arbitraryGateSituation, lost, (situation, less) => {
        const { objectives } = situation.given;
        fc.pre(Boolean(objectives?.some(({ removed }) => !removed)));
        expect(
          milderWith(situation, {
            objectives: objectives?.map(item => ({ ...item, ...less })) ?? null,
          }),
        ).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('holds for objectives that are removed', () => {
    const removed = { at: NOW - 1, countsUntil: NOW + 1 };
    fc.assert(
      fc.property(
        arbitraryGateSituation,
        fc.subarray([0, 1, 2]),
        (situation, taken) => {
          const objectives =
            situation.given.objectives?.map((objective, index) =>
              taken.includes(index) && !objective.removed
                ? { ...objective, removed }
                : objective,
            ) ?? null;
          expect(milderWith(situation, { objectives })).toEqual([]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('holds for a review', () => {
    fc.assert(
      fc.property(arbitraryGateSituation, situation => {
        expect(milderWith(situation, { review: { kind: 'none' } })).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('holds for claims of a reliability fix and for a broken glass', () => {
    fc.assert(
      fc.property(arbitraryGateSituation, situation => {
        const { context } = situation.given;
        expect(
          milderWith(situation, {
            context: { ...context, reliabilityFix: undefined },
            breakGlass: undefined,
          }),
        ).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});
