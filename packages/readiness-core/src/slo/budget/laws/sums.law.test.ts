import fc from 'fast-check';
import { SliSlice } from '../../types';
import { arbitrarySituation } from '../__testUtils__/arbitrarySlos';
import { NOW, SLICE, statusOf } from '../__testUtils__/sloFixtures';
import { ExactSum } from '../numbers/ExactSum';
import { countingOf } from '../slices/countingOf';
import { countingRange } from '../slices/countingRange';
import { addTotals } from '../totals/addTotals';
import { totalSlices } from '../totals/totalSlices';
import { SliTotals } from '../types';

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
/** Counts as rates give them: no two alike, and of every size. */
const fractionalSlices = fc
  .array(
    fc.tuple(
      fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
      fraction,
      fc.boolean(),
    ),
    { maxLength: 60 },
  )
  .map(counts =>
    counts.flatMap(([total, share, missing], i): SliSlice[] =>
      missing
        ? []
        : [{ start: NOW - (i + 1) * SLICE, good: total * share, total }],
    ),
  );

function stored(totals: SliTotals): SliTotals {
  return JSON.parse(JSON.stringify(totals));
}

describe('sums are exact', () => {
  it('gives the same totals, however a range is split, stored and added up', () => {
    fc.assert(
      fc.property(
        arbitrarySituation,
        fractionalSlices,
        fc.array(fc.integer({ min: 0, max: 4 }), {
          minLength: 60,
          maxLength: 60,
        }),
        ({ slo, objective }, slices, parts) => {
          const counting = countingOf(slo.method, objective);
          const split = [0, 1, 2, 3, 4].map(part =>
            slices.filter((_, i) => parts[i] === part),
          );
          const totals = split.map(part => stored(totalSlices(counting, part)));
          const whole = totalSlices(counting, slices);
          expect(addTotals(counting, ...totals)).toEqual(whole);
          expect(
            totals.reduceRight((sum, part) => addTotals(counting, part, sum)),
          ).toEqual(whole);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('says the same of totals as of the slices that they are of', () => {
    fc.assert(
      fc.property(
        arbitrarySituation,
        fc.integer({ min: 0, max: 80 }),
        ({ slo, objective, slices }, cut) => {
          fc.pre(slices.length > 0);
          const counting = countingOf(slo.method, objective);
          const countedUntil = slices[slices.length - 1].start + SLICE;
          const range = countingRange({
            slo,
            objective,
            now: NOW,
            countedUntil,
          });
          fc.pre(range.kind === 'range');
          const [from, to] =
            range.kind === 'range' ? [range.from, range.to] : [0, 0];
          const counted = slices.filter(
            ({ start }) => start >= from && start < to,
          );
          const totals = addTotals(
            counting,
            stored(totalSlices(counting, counted.slice(0, cut))),
            totalSlices(counting, counted.slice(cut)),
          );
          expect(statusOf({ slo, objective, slices, totals })).toEqual(
            statusOf({ slo, objective, slices }),
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('adds numbers of any size in any order to the same sum', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e20, max: 1e20, noNaN: true }), {
          maxLength: 30,
        }),
        fc.integer({ min: 0, max: 30 }),
        (numbers, cut) => {
          const whole = ExactSum.of(numbers);
          const [first, second] = [numbers.slice(0, cut), numbers.slice(cut)];
          const halves = ExactSum.of(
            ExactSum.of(second.reverse()).parts,
            ExactSum.of(first).parts,
          );
          expect(halves.parts).toEqual(whole.parts);
          expect(halves.value).toBe(whole.value);
          expect(whole.subtractParts(numbers).value).toBe(0);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it.each([
    [[1e16, 1, -1e16], 1],
    [[0.1, 0.2, 0.3, -0.6], 2.7755575615628914e-17],
    [Array.from({ length: 10 }, () => 0.1), 1],
    [[1e100, 1, -1e100, 1e-100], 1],
    [[], 0],
  ])('rounds the sum of %j once', (numbers, sum) => {
    expect(ExactSum.of(numbers).value).toBe(sum);
  });

  it('keeps the sum of whole events as one number', () => {
    const numbers = Array.from({ length: 8_640 }, (_, i) => i * 7);
    expect(ExactSum.of(numbers).parts).toHaveLength(1);
  });
});
