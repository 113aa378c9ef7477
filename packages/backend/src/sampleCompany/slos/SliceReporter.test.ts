import { mockServices } from '@backstage/backend-test-utils';
import {
  PushedSlice,
  SlicePushResult,
} from 'backstage-plugin-readiness-common';
import { SAMPLE_SLOS } from './sampleSlos';
import { SliceReporter } from './SliceReporter';

const ANCHOR = Date.parse('2026-11-22T09:02:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('SliceReporter', () => {
  const logger = mockServices.logger.mock();
  let now: number;
  let sent: PushedSlice[][];
  let failures: number;
  const stop = new AbortController();

  const readiness = {
    async pushSlices(slices: PushedSlice[]): Promise<SlicePushResult> {
      if (failures > 0) {
        failures -= 1;
        throw new Error('the database is away');
      }
      sent.push(slices);
      return { accepted: slices.length, unchanged: 0, rejected: [] };
    },
  };

  function reporter(pause: () => Promise<void> = async () => {}) {
    return new SliceReporter({
      ...{ readiness, logger, pause },
      anchor: ANCHOR,
      now: () => now,
    });
  }

  beforeEach(() => {
    jest.resetAllMocks();
    now = ANCHOR;
    sent = [];
    failures = 0;
  });

  const starts = (slices: readonly PushedSlice[]) =>
    slices.map(({ start }) => Date.parse(start));

  it('reports 35 days of all series the first time, at most 5,000 slices at once', async () => {
    await reporter().report(stop.signal);
    const all = sent.flat();
    expect(new Set(all.map(({ series }) => series))).toEqual(
      new Set(SAMPLE_SLOS.map(({ series }) => series)),
    );
    expect(Math.max(...sent.map(slices => slices.length))).toBe(5_000);
    const oldest = starts(all).reduce((a, b) => Math.min(a, b));
    expect(oldest - (ANCHOR - 35 * DAY)).toBeLessThan(5 * 60_000);
    expect(new Set(all.map(({ series, start }) => series + start)).size).toBe(
      all.length,
    );
  });

  it('reports what is new afterwards, with a few hours again', async () => {
    const slices = reporter();
    await slices.report(stop.signal);
    sent = [];
    now += 5 * 60_000;
    await slices.report(stop.signal);
    expect(sent).toHaveLength(1);
    const begun = starts(sent[0]);
    expect(Math.max(...begun)).toBe(Date.parse('2026-11-22T09:00:00Z'));
    expect(Math.min(...begun)).toBeGreaterThanOrEqual(ANCHOR - 3 * HOUR);
  });

  it('tries again until readiness takes them, and says once why it did not', async () => {
    failures = 2;
    await reporter().report(stop.signal);
    expect(logger.info.mock.calls.map(([message]) => message)).toEqual([
      'Readiness takes no slices yet: Error: the database is away',
      `Readiness took ${sent.flat().length} slices`,
    ]);
  });

  it('says how many slices were refused, and why the first was', async () => {
    const refusing = {
      pushSlices: async () => ({
        accepted: 0,
        unchanged: 0,
        rejected: [
          { index: 0, code: 'too-old', message: 'too old' },
          { index: 1, code: 'off-grid', message: 'off grid' },
        ],
      }),
    };
    const slices = new SliceReporter({
      ...{ readiness: refusing, logger, anchor: ANCHOR },
      now: () => now,
    });
    await slices.report(stop.signal);
    expect(logger.warn).toHaveBeenCalledWith(
      'Readiness refused 2 slices: too old',
    );
  });

  it('ends when the portal does', async () => {
    failures = Infinity;
    const ending = new AbortController();
    await reporter(async () => ending.abort()).report(ending.signal);
    expect(sent).toEqual([]);
  });
});
