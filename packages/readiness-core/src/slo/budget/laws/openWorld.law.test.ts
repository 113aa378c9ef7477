import fc from 'fast-check';
import { SliceReading, SliSlice } from '../../types';
import { arbitrarySituation, Situation } from '../__testUtils__/arbitrarySlos';
import { BAD_TOTAL, NOW, SLICE, statusOf } from '../__testUtils__/sloFixtures';
import { between } from '../slices/between';
import { countingRange } from '../slices/countingRange';
import { settleSlices } from '../slices/settleSlices';

/** Whether as many events as before were in the busiest slice of the window. */
function keepsBusiest(
  { slo, objective }: Situation,
  before: readonly SliSlice[],
  after: readonly SliSlice[],
): boolean {
  const range = countingRange({ slo, objective, now: NOW, countedUntil: NOW });
  if (range.kind === 'refused') {
    throw new Error(range.reason);
  }
  const busiest = (slices: readonly SliSlice[]) =>
    Math.max(
      0,
      ...between(slices, range.from, range.to).map(({ total }) => total),
    );
  return slo.method !== 'Occurrences' || busiest(after) === busiest(before);
}

/** With limits under which coverage alone closes no gate, so that the rest has to. */
function judged({ slo, objective }: Situation, slices: readonly SliSlice[]) {
  const limits = { minimumCoverage: 0 };
  return statusOf({ slo, objective, slices, limits, readUntil: NOW });
}

describe('facts are open-world: losing slices opens no gate', () => {
  it('never meets an objective by taking a slice away that is not the busiest, nor leaves more that is certain', () => {
    fc.assert(
      fc.property(
        arbitrarySituation,
        fc.nat(),
        fc.boolean(),
        (situation, pick, even) => {
          const slices = situation.slices.map(slice =>
            even && slice.total > 0
              ? {
                  ...slice,
                  total: 100,
                  good: Math.round((100 * slice.good) / slice.total),
                }
              : slice,
          );
          fc.pre(slices.length > 0);
          const kept = slices.filter((_, i) => i !== pick % slices.length);
          fc.pre(keepsBusiest(situation, slices, kept));
          const before = judged(situation, slices);
          const after = judged(situation, kept);
          expect(after.met === true && before.met !== true).toBe(false);
          expect(after.coverage).toBeLessThanOrEqual(before.coverage);
          const surely = before.budgetRemainingAtLeast;
          fc.pre(surely !== null && after.state !== 'stale');
          expect(after.budgetRemainingAtLeast ?? -Infinity).toBeLessThanOrEqual(
            surely ?? 0,
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('never meets an objective by losing a reading, while it is remembered that the series was there', () => {
    fc.assert(
      fc.property(
        arbitrarySituation,
        fc.nat(),
        fc.constantFrom('all', 'part', 'total'),
        fc.array(fc.boolean(), { minLength: 72, maxLength: 72 }),
        (situation, pick, lost, absent) => {
          const readings = readingsOf(situation.slices, absent);
          const picked = pick % Math.max(1, readings.length);
          fc.pre(readings.length > 0);
          const left = readings.flatMap((reading, i) =>
            i === picked ? remainsOf(reading, lost) : [reading],
          );
          const before = settled(readings, false);
          const after = settled(left, readings.some(isSeen));
          fc.pre(keepsBusiest(situation, before, after));
          const met = judged(situation, before).met;
          expect(judged(situation, after).met === true && met !== true).toBe(
            false,
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('never meets an objective below the stated coverage, whatever is known', () => {
    fc.assert(
      fc.property(
        arbitrarySituation,
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ slo, objective, slices }, minimumCoverage) => {
          const limits = { minimumCoverage };
          const status = statusOf({ slo, objective, slices, limits });
          expect(status.met === true && status.coverage < minimumCoverage).toBe(
            false,
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('never raises attainment or the budget by more bad events', () => {
    fc.assert(
      fc.property(
        arbitrarySituation,
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (situation, pick, share) => {
          const { slo, objective, slices } = situation;
          const worse = slices.map((slice, i) =>
            i === pick % slices.length
              ? { ...slice, good: Math.floor(slice.good * share) }
              : slice,
          );
          const before = statusOf({ slo, objective, slices });
          const after = statusOf({ slo, objective, slices: worse });
          for (const figure of [
            'attainment',
            'budgetRemaining',
            'budgetRemainingAtLeast',
            'budgetRemainingSeconds',
          ] as const) {
            expect(after[figure] === null).toBe(before[figure] === null);
            expect(after[figure] ?? 0).toBeLessThanOrEqual(before[figure] ?? 0);
          }
          expect(after.met === true && before.met !== true).toBe(false);
          expect(before.state === 'exhausted').toBe(
            before.state === 'exhausted' && after.state === 'exhausted',
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

function readingsOf(
  slices: readonly SliSlice[],
  absent: readonly boolean[],
): SliceReading[] {
  return slices.map(({ start, good, total }, i) => ({
    start,
    part: absent[i] && good === total ? null : total - good,
    total,
  }));
}

function isSeen({ part }: SliceReading): boolean {
  return part !== null;
}

function remainsOf(reading: SliceReading, lost: string): SliceReading[] {
  return lost === 'all' ? [] : [{ ...reading, [lost]: null }];
}

function settled(
  readings: readonly SliceReading[],
  seenBefore: boolean,
): readonly SliSlice[] {
  return settleSlices({
    definition: BAD_TOTAL,
    readings,
    sliceSeconds: 300,
    from: NOW - 72 * SLICE,
    to: NOW,
    seenBefore,
  }).slices;
}
