import fc from 'fast-check';
import { DAY } from '../slices/sliceDays';
import { afterSpan, readSpans, ReadTime } from './readSpans';

const NOW = Date.parse('2026-11-22T10:05:00Z');
const NEEDED = { from: NOW - 30 * DAY, to: NOW };
const FIRST_DAY = Math.floor(NEEDED.from / DAY) * DAY;

describe('readSpans', () => {
  it('reads the newest days first, and whole days', () => {
    const { spans, more } = readSpans(null, NEEDED, 300);
    expect(spans).toEqual([
      { from: Date.parse('2026-11-03T00:00:00Z'), to: NOW },
      { from: FIRST_DAY, to: Date.parse('2026-11-03T00:00:00Z') },
    ]);
    expect(more).toBe(false);
  });

  it('reads what is new, and the last three slices again', () => {
    const read = { from: FIRST_DAY, until: NOW - 300_000 };
    expect(readSpans(read, NEEDED, 300).spans).toEqual([
      { from: NOW - 4 * 300_000, to: NOW },
    ]);
  });

  it('reads what is older when a longer window needs it', () => {
    const read = { from: FIRST_DAY, until: NOW };
    const needed = { from: NOW - 40 * DAY, to: NOW };
    expect(readSpans(read, needed, 300).spans).toEqual([
      { from: NOW - 3 * 300_000, to: NOW },
      { from: FIRST_DAY - 10 * DAY, to: FIRST_DAY },
    ]);
  });

  it('begins again after a gap that is longer than all that is needed', () => {
    const read = { from: NOW - 90 * DAY, until: NOW - 60 * DAY };
    expect(readSpans(read, NEEDED, 300)).toEqual(readSpans(null, NEEDED, 300));
  });

  it('reads long windows in several turns', () => {
    const needed = { from: NOW - 365 * DAY, to: NOW };
    const { spans, more } = readSpans(null, needed, 300);
    expect(spans).toHaveLength(8);
    expect(more).toBe(true);
  });

  it('has read all that is needed in the end, as one piece, wherever it began', () => {
    const instant = fc
      .integer({ min: 0, max: 200 * 288 })
      .map(slots => NOW - slots * 300_000);
    const before = fc.option(
      fc
        .tuple(instant, instant)
        .map(([a, b]) => ({ from: Math.min(a, b), until: Math.max(a, b) })),
      { nil: null },
    );
    fc.assert(
      fc.property(before, instant, (start, from) => {
        const needed = { from: Math.min(from, NOW - 300_000), to: NOW };
        let read: ReadTime | null = start;
        for (let turn = 0; turn < 20; turn++) {
          const { spans, more } = readSpans(read, needed, 300);
          for (const span of spans) {
            read = afterSpan(read, span);
          }
          if (!more) {
            break;
          }
        }
        expect(read?.until).toBe(NOW);
        expect(read?.from).toBeLessThanOrEqual(needed.from);
      }),
    );
  });
});
