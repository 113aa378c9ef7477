import fc from 'fast-check';
import { Check } from '../../documents/types';
import { DAY, NOW } from '../__testUtils__/arbitraryInputs';
import {
  arbitrarySituation,
  Situation,
} from '../__testUtils__/arbitraryStandards';
import { evaluateEntity } from '../evaluateEntity';
import { Attestation, EvaluationInput, Outcome } from '../types';

/** What came out for a check of attestation kind, with the sign-offs of that check. */
interface Signed {
  readonly check: Check;
  readonly outcome: Outcome;
  readonly own: readonly Attestation[];
}

function signedOf(situation: Situation, input: EvaluationInput): Signed[] {
  const { scorecards } = evaluateEntity(situation, input);
  return scorecards.flatMap((card, index) => {
    const { name, checks } = situation.standards[index];
    return checks.flatMap((check, slot) =>
      check.requirement.kind === 'attestation'
        ? [
            {
              ...{ check, outcome: card.outcomes[slot] },
              own: (input.attestations ?? []).filter(
                item => item.standard === name && item.checkId === check.id,
              ),
            },
          ]
        : [],
    );
  });
}

function endOf(
  { requirement }: Check,
  { attestedAt, validUntil }: Attestation,
) {
  const validFor =
    requirement.kind === 'attestation' ? requirement.validFor : 0;
  return Math.min(attestedAt + validFor, validUntil ?? Infinity);
}

const answersAre = (answer: Attestation['answer'], { input }: Situation) => ({
  ...input,
  attestations: input.attestations?.map(item => ({ ...item, answer })),
});

describe('a sign-off', () => {
  it('says nothing any more from its end on', () => {
    fc.assert(
      fc.property(arbitrarySituation, situation => {
        const over = signedOf(situation, situation.input).filter(
          ({ check, outcome, own }) =>
            outcome.cause.kind.startsWith('attest') &&
            own.every(item => endOf(check, item) <= NOW),
        );
        expect(over.map(({ outcome }) => outcome.status)).toEqual(
          over.map(() => 'no-data'),
        );
        expect(over.every(({ outcome }) => outcome.stale)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is told to end when the person or the check said so, whichever is first', () => {
    fc.assert(
      fc.property(arbitrarySituation, situation => {
        const { input } = situation;
        const { validUntil } = evaluateEntity(situation, input);
        const ends = signedOf(situation, input).flatMap(
          ({ check, outcome: { cause } }) =>
            cause.kind === 'attested' ||
            cause.kind === 'attested-not-applicable'
              ? [endOf(check, cause.attestation)]
              : [],
        );
        expect(ends.filter(end => end <= NOW)).toEqual([]);
        expect(validUntil ?? Infinity).toBeLessThanOrEqual(
          Math.min(Infinity, ...ends),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('never raises a score or a level by ending earlier', () => {
    fc.assert(
      fc.property(
        arbitrarySituation,
        fc.integer({ min: -DAY, max: DAY }),
        (situation, from) => {
          const input = {
            ...situation.input,
            attestations: situation.input.attestations?.map(item => ({
              ...item,
              validUntil: Math.min(item.validUntil ?? Infinity, NOW + from),
            })),
          };
          const before = evaluateEntity(situation, situation.input).scorecards;
          evaluateEntity(situation, input).scorecards.forEach((card, index) => {
            expect(card.score ?? 0).toBeLessThanOrEqual(
              before[index].score ?? 1,
            );
            expect(card.levelRank).toBeLessThanOrEqual(before[index].levelRank);
          });
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('"not applicable"', () => {
  it('never counts as a pass, and takes its check out of what is counted', () => {
    fc.assert(
      fc.property(arbitrarySituation, situation => {
        const input = answersAre('not-applicable', situation);
        for (const { outcome } of signedOf(situation, input)) {
          expect(['pass', 'warn', 'fail']).not.toContain(outcome.status);
        }
        for (const card of evaluateEntity(situation, input).scorecards) {
          const { 'not-applicable': left, ...counted } = card.counts;
          const applicable = Object.values(counted).reduce((a, b) => a + b, 0);
          expect(applicable + left).toBe(card.outcomes.length);
          expect(card.known === null).toBe(applicable === 0);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('counts only when another person has confirmed it', () => {
    fc.assert(
      fc.property(arbitrarySituation, situation => {
        const { attestations = [], ...rest } = answersAre(
          'not-applicable',
          situation,
        );
        const alone = attestations.map((item, index) => ({
          ...item,
          reviewedBy: index % 2 === 0 ? undefined : item.attestedBy,
        }));
        for (const { outcome } of signedOf(situation, {
          ...rest,
          attestations: alone,
        })) {
          expect(outcome.cause.kind).not.toBe('attested-not-applicable');
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('earns no more than the same answer "met" would', () => {
    fc.assert(
      fc.property(arbitrarySituation, situation => {
        const confirmed = {
          ...situation.input,
          attestations: situation.input.attestations?.map(item => ({
            ...item,
            ...{
              attestedBy: 'user:default/ada',
              reviewedBy: 'user:default/eve',
            },
            evidence: 'https://evidence',
          })),
        };
        const as = (answer: Attestation['answer']) =>
          evaluateEntity(
            situation,
            answersAre(answer, { ...situation, input: confirmed }),
          ).scorecards;
        const met = as('met');
        as('not-applicable').forEach((card, index) => {
          expect(card.counts.pass).toBeLessThanOrEqual(met[index].counts.pass);
          expect(card.score ?? 0).toBeLessThanOrEqual(met[index].score ?? 0);
          expect(card.levelRank).toBeLessThanOrEqual(met[index].levelRank);
        });
      }),
      { numRuns: 1_000 },
    );
  });
});
