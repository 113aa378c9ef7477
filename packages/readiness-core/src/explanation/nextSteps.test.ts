import fc from 'fast-check';
import {
  checkOf,
  outcomeOf,
  standardOf,
} from '../evaluation/__testUtils__/fixtures';
import { arbitrarySituation } from '../evaluation/__testUtils__/arbitraryStandards';
import { evaluateEntity } from '../evaluation/evaluateEntity';
import { levelOf } from '../evaluation/levelOf';
import { Scorecard } from '../evaluation/types';
import { Standard } from '../documents/types';
import { nextSteps } from './nextSteps';

/** The level rank once these checks pass. */
function rankAfter(standard: Standard, card: Scorecard, done: string[]) {
  const outcomes = card.outcomes.map((outcome, slot) =>
    done.includes(standard.checks[slot].id) ? outcomeOf('pass') : outcome,
  );
  return levelOf(standard, outcomes).levelRank;
}

describe('nextSteps', () => {
  it('reaches the next level by exactly the steps it marks for it', () => {
    fc.assert(
      fc.property(arbitrarySituation, situation => {
        const [standard] = situation.standards;
        const [card] = evaluateEntity(situation, situation.input).scorecards;
        const { nextLevel, remaining, steps } = nextSteps(standard, card);
        const needed = steps.filter(step => step.forNextLevel);
        const ids = needed.map(step => step.checkId);
        const next =
          nextLevel === null ? 0 : standard.levels.indexOf(nextLevel) + 1;

        expect(remaining).toBe(needed.length);
        expect(nextLevel === null).toBe(steps.length === 0);
        expect(rankAfter(standard, card, ids)).toBeGreaterThanOrEqual(next);
        // Each of them is needed: without any one of them the level is not reached.
        ids.forEach(left =>
          expect(
            rankAfter(
              standard,
              card,
              ids.filter(id => id !== left),
            ),
          ).toBeLessThan(next),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('lists every check that applies and is not met, needed ones first', () => {
    fc.assert(
      fc.property(arbitrarySituation, situation => {
        const [standard] = situation.standards;
        const [card] = evaluateEntity(situation, situation.input).scorecards;
        const { steps } = nextSteps(standard, card);
        const open = card.outcomes.filter(
          ({ status, exempt }) =>
            !exempt && ['fail', 'no-data', 'error'].includes(status),
        );
        expect(steps).toHaveLength(open.length);
        expect(steps.map(step => step.forNextLevel)).toEqual(
          [...steps]
            .map(step => step.forNextLevel)
            .sort((a, b) => Number(b) - Number(a)),
        );
        steps.forEach(({ gain }) => {
          expect(gain).toBeGreaterThanOrEqual(0);
          expect(gain).toBeLessThanOrEqual(1);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('puts the most gain for the least effort first', () => {
    const standard = standardOf({
      checks: [
        checkOf({ id: 'slow', weight: 3, effort: 600 }),
        checkOf({ id: 'quick', weight: 1, effort: 15 }),
        checkOf({ id: 'later', weight: 3, effort: 1, level: 'advanced' }),
        checkOf({ id: 'unsaid', weight: 3 }),
        checkOf({ id: 'met', weight: 1 }),
      ],
    });
    const outcomes = [
      outcomeOf('fail'),
      outcomeOf('no-data'),
      outcomeOf('fail'),
      outcomeOf('error'),
      outcomeOf('pass'),
    ];
    const card: Scorecard = {
      standard: 'production',
      standardVersion: '1',
      outcomes,
      level: null,
      ...levelOf(standard, outcomes),
      score: 0.1,
      known: 0.6,
      counts: {
        pass: 1,
        warn: 0,
        fail: 2,
        'no-data': 1,
        error: 1,
        'not-applicable': 0,
      },
      exempted: 0,
      valuesUsed: {},
    };
    const { steps, nextLevel, remaining } = nextSteps(standard, card);
    expect(steps.map(step => step.checkId)).toEqual([
      'quick',
      'unsaid',
      'slow',
      'later',
    ]);
    expect({ nextLevel, remaining }).toEqual({
      nextLevel: 'foundation',
      remaining: 3,
    });
    expect(steps[1].gain).toBeCloseTo(3 / 11, 5);
  });
});
