import fc from 'fast-check';
import { tier } from '../../evaluation/__testUtils__/arbitraryInputs';
import { TierDeclaration } from '../../evaluation/types';
import {
  arbitraryGateSituation,
  arbitraryHold,
  isMilder,
} from '../__testUtils__/arbitraryGates';
import { decideGate } from '../decideGate';
import { Gate } from '../documentTypes';

describe('what a gate asks for', () => {
  it('changes nothing but block to warn by its mode', () => {
    fc.assert(
      fc.property(arbitraryGateSituation, ({ gate, given }) => {
        const modes = (['warn', 'block'] as const).map(mode =>
          decideGate({ ...gate, mode, blockFrom: undefined }, given),
        );
        const [warning, blocking] = modes;
        expect(warning.requirements).toEqual(blocking.requirements);
        expect(warning.answer === 'allow').toBe(blocking.answer === 'allow');
        expect(isMilder(blocking.answer, warning.answer)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is never milder for asking less of nothing: one requirement more never opens it', () => {
    fc.assert(
      fc.property(
        arbitraryGateSituation,
        fc.nat(),
        ({ gate, given }, index) => {
          const asks = [
            ...gate.require.map(item => ({
              require: gate.require.filter(other => other !== item),
            })),
            { freeze: [] },
            { review: undefined },
          ];
          const fewer: Gate = { ...gate, ...asks[index % asks.length] };
          expect(
            isMilder(
              decideGate(gate, given).answer,
              decideGate(fewer, given).answer,
            ),
          ).toBe(false);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('is never milder with a hold more, and a hold in force blocks in any mode', () => {
    fc.assert(
      fc.property(
        arbitraryGateSituation,
        arbitraryHold,
        ({ gate, given }, hold) => {
          const held = decideGate(gate, {
            ...given,
            holds: [...given.holds, hold],
          });
          const before = decideGate(gate, given);
          expect(isMilder(held.answer, before.answer)).toBe(false);
          const inForce =
            hold.until === undefined || hold.until > given.input.now;
          expect(
            !inForce ||
              held.answer === 'block' ||
              held.breakGlass !== undefined,
          ).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is never milder for a tier that is lowered or taken away while the one before goes on counting', () => {
    const lowered: fc.Arbitrary<TierDeclaration> = fc.oneof(
      fc.constant({ kind: 'undeclared' as const }),
      tier.map(value => ({ kind: 'declared' as const, tier: value })),
    );
    fc.assert(
      fc.property(
        arbitraryGateSituation,
        tier,
        lowered,
        ({ gate, given }, before, after) => {
          fc.pre(after.kind === 'undeclared' || after.tier >= before);
          const counted = { ...given.counted, tier: before };
          const answers = [
            { kind: 'declared' as const, tier: before },
            after,
          ].map(declared =>
            decideGate(gate, {
              ...given,
              counted,
              input: { ...given.input, tier: declared },
            }),
          );
          expect(answers[1].requirements).toEqual(answers[0].requirements);
          expect(answers[1].answer).toBe(answers[0].answer);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is never milder for leaving scopes that go on counting', () => {
    fc.assert(
      fc.property(arbitraryGateSituation, ({ gate, given }) => {
        const counted = {
          ...given.counted,
          standards: ['production', 'platform'],
          gates: [gate.name],
        };
        const elsewhere = { kind: 'Nowhere' };
        const left = decideGate(
          { ...gate, appliesTo: elsewhere },
          {
            ...given,
            counted,
            standards: given.standards.map(item => ({
              ...item,
              appliesTo: elsewhere,
            })),
          },
        );
        const before = decideGate(gate, { ...given, counted });
        expect(left).toEqual(before);
      }),
      { numRuns: 1_000 },
    );
  });
});
