import fc from 'fast-check';
import { arbitraryGateSituation } from '../__testUtils__/arbitraryGates';
import { decideGate } from '../decideGate';

/** The items in an order that follows from a number alone. */
function shuffled<T>(items: readonly T[], order: number): T[] {
  const turned = items.length === 0 ? 0 : order % items.length;
  const turnedItems = [...items.slice(turned), ...items.slice(0, turned)];
  return order % 2 === 0 ? turnedItems : turnedItems.reverse();
}

describe('the answer of a gate', () => {
  it('is the same in any order of what it is given', () => {
    fc.assert(
      fc.property(
        arbitraryGateSituation,
        fc.nat(100),
        ({ gate, given }, order) => {
          const { input } = given;
          const turned = decideGate(gate, {
            ...given,
            input: {
              ...input,
              facts: new Map(shuffled([...input.facts], order)),
              attestations: shuffled(input.attestations ?? [], order),
              exemptions: shuffled(input.exemptions ?? [], order),
            },
            standards: shuffled(given.standards, order),
            errorBudgetPolicies: shuffled(given.errorBudgetPolicies, order),
            exemptionPolicies: shuffled(given.exemptionPolicies, order),
            objectives: given.objectives && shuffled(given.objectives, order),
            holds: shuffled(given.holds, order),
            belongsTo: shuffled(given.belongsTo, order),
          });
          expect(turned).toEqual(decideGate(gate, given));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('holds until the instant that it names', () => {
    fc.assert(
      fc.property(
        arbitraryGateSituation,
        fc.integer({ min: 0, max: 1_000_000 }),
        ({ gate, given }, share) => {
          const before = decideGate(gate, given);
          const { now } = given.input;
          const until = before.validUntil ?? now + 400 * 86_400_000;
          const later =
            now + Math.floor(((until - 1 - now) * share) / 1_000_000);
          const after = decideGate(gate, {
            ...given,
            input: { ...given.input, now: later },
          });
          expect(after.answer).toBe(before.answer);
          expect(after.requirements.map(({ outcome }) => outcome)).toEqual(
            before.requirements.map(({ outcome }) => outcome),
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('says nothing of one standard for a fault in another', () => {
    fc.assert(
      fc.property(arbitraryGateSituation, ({ gate, given }) => {
        const broken = given.standards.map(standard =>
          standard.name === 'platform'
            ? {
                ...standard,
                checks: standard.checks.map(check => ({
                  ...check,
                  requirement: { kind: 'broken' as const, reason: 'broken' },
                })),
              }
            : standard,
        );
        const others = (standards: typeof given.standards) =>
          decideGate(gate, { ...given, standards }).requirements.filter(
            ({ id }) => id !== 'level:platform',
          );
        expect(others(broken)).toEqual(others(given.standards));
      }),
      { numRuns: 1_000 },
    );
  });
});
