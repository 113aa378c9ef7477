import fc from 'fast-check';
import { SliceReading } from 'backstage-readiness-core';
import { packSlices, unpackSlices } from './packSlices';
import { firstStartOf } from './sliceDays';

const GRID = { day: 20_000, sliceSeconds: 300 };
const START = firstStartOf(GRID.day, GRID.sliceSeconds);

function reading(
  slot: number,
  part: number | null,
  total: number | null,
): SliceReading {
  return { start: START + slot * 300_000, part, total };
}

describe('packSlices', () => {
  it('packs a steady day into a few characters', () => {
    const readings = Array.from({ length: 288 }, (_, slot) =>
      reading(slot, 0, 9000),
    );
    expect(packSlices(readings, GRID)).toBe('0/9000*288');
  });

  it('tells a side that is missing from zero, and a slot without data from both', () => {
    const readings = [
      reading(0, null, 10),
      reading(1, 3, null),
      reading(4, 0, 0),
    ];
    expect(packSlices(readings, GRID)).toBe('/10,3/,*2,0/0');
    expect(unpackSlices('/10,3/,*2,0/0', GRID)).toEqual(readings);
  });

  it('drops the noise of floating point arithmetic', () => {
    expect(packSlices([reading(0, 0.1 + 0.2, 300.00000000000006)], GRID)).toBe(
      '0.3/300',
    );
  });

  it('packs a day without data into nothing', () => {
    expect(packSlices([], GRID)).toBe('');
    expect(unpackSlices('', GRID)).toEqual([]);
  });

  it('begins a day with the first slice that begins in it', () => {
    const grid = { day: 20_001, sliceSeconds: 7 * 3600 };
    const start = firstStartOf(grid.day, grid.sliceSeconds);
    const readings = [{ start, part: 1, total: 2 }];
    expect(unpackSlices(packSlices(readings, grid), grid)).toEqual(readings);
    expect(start).toBeGreaterThanOrEqual(grid.day * 86_400_000);
  });

  it('gives back what it was given', () => {
    const side = fc.option(fc.nat({ max: 1_000_000_000 }), { nil: null });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat({ max: 287 }), side, side), {
          selector: ([slot]) => slot,
        }),
        items => {
          const readings = items
            .map(([slot, part, total]) => reading(slot, part, total))
            .sort((left, right) => left.start - right.start);
          expect(unpackSlices(packSlices(readings, GRID), GRID)).toEqual(
            readings.filter(
              ({ part, total }) => part !== null || total !== null,
            ),
          );
        },
      ),
    );
  });
});
