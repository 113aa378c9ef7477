import fc from 'fast-check';
import { Check, Standard } from '../../documents/types';
import { arbitrarySituation } from '../__testUtils__/arbitraryStandards';
import { evaluateEntity } from '../evaluateEntity';
import { Scorecard } from '../types';

function broken(check: Check): Check {
  return { ...check, requirement: { kind: 'broken', reason: 'it is broken' } };
}

function withBroken(standard: Standard, index: number): Standard {
  return {
    ...standard,
    checks: standard.checks.map((check, slot) =>
      slot === index ? broken(check) : check,
    ),
  };
}

describe('law 2: faults stay where they are', () => {
  it('changes no other outcome when one check breaks', () => {
    fc.assert(
      fc.property(arbitrarySituation, fc.nat(), (situation, choice) => {
        const [first, second] = situation.standards;
        const index = choice % first.checks.length;
        const before = evaluateEntity(situation, situation.input);
        const after = evaluateEntity(
          { ...situation, standards: [withBroken(first, index), second] },
          situation.input,
        );
        const others = ({ outcomes }: Scorecard) =>
          outcomes.filter((_, slot) => slot !== index);
        expect(others(after.scorecards[0])).toEqual(
          others(before.scorecards[0]),
        );
        expect(after.scorecards[1]).toEqual(before.scorecards[1]);
        expect(['error', 'not-applicable']).toContain(
          after.scorecards[0].outcomes[index].status,
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('changes no other scorecard when a standard breaks as a whole', () => {
    fc.assert(
      fc.property(arbitrarySituation, situation => {
        const [first, second] = situation.standards;
        const before = evaluateEntity(situation, situation.input);
        const after = evaluateEntity(
          {
            ...situation,
            standards: [{ ...first, checks: first.checks.map(broken) }, second],
          },
          situation.input,
        );
        expect(after.scorecards[1]).toEqual(before.scorecards[1]);
        expect(after.scorecards[0].score).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });
});
