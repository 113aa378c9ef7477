import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { PushedSlice } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { emptySloTables, sloDocument, TestSlo } from '../__testUtils__/TestSlo';
import { DAY } from './sliceDays';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const PUSH = { type: 'push', spec: '{ series: cart/requests }' };

describe.each(databases.eachSupportedId())('pushed slices on %p', id => {
  const directory = createMockDirectory();
  let knex: Knex;
  let test: TestSlo;

  beforeAll(async () => {
    knex = await migratedDatabase(databases, id);
  });

  beforeEach(async () => {
    await emptySloTables(knex);
    directory.setContent({
      slo: { 'slo.yaml': sloDocument('availability', PUSH) },
    });
    test = await TestSlo.create(knex, { directory });
    await test.insert('cart');
  });

  /** One slice that ended some slices ago. */
  function slice(ago: number, changes: Partial<PushedSlice> = {}): PushedSlice {
    const start = Math.floor(test.clock.instant / 300_000 - ago) * 300_000;
    return {
      series: 'cart/requests',
      start: new Date(start).toISOString(),
      bad: 1,
      total: 1000,
      ...changes,
    };
  }

  it('are counted, and counted again when they are corrected', async () => {
    const slices = Array.from({ length: 288 }, (_, index) => slice(index + 1));
    await test.settle();
    expect(await test.states()).toEqual({ availability: 'no-data' });

    await expect(test.slo.pushes.push(slices)).resolves.toEqual({
      accepted: 288,
      unchanged: 0,
      rejected: [],
    });
    await test.drain();
    const [counted] = await test.objectives();
    expect(counted.attainment).toBeCloseTo(0.999, 12);

    await test.slo.pushes.push(
      slices.slice(100, 200).map(item => ({ ...item, bad: 0 })),
    );
    await test.drain();
    const [corrected] = await test.objectives();
    expect(corrected.attainment).toBeCloseTo(1 - 188 / 288_000, 12);
  });

  it('change nothing when they are sent again', async () => {
    const slices = [
      slice(1),
      slice(2),
      slice(300, { good: 5, bad: undefined }),
    ];
    await test.slo.pushes.push(slices);
    await test.settle();
    const before = await knex('sli_pushes').orderBy('day');
    test.clock.advance(60_000);

    await expect(test.slo.pushes.push(slices)).resolves.toEqual({
      accepted: 0,
      unchanged: 3,
      rejected: [],
    });
    expect(await knex('sli_pushes').orderBy('day')).toEqual(before);
    await expect(test.drain()).resolves.toBe(0);
  });

  it('are refused one by one, each with its reason', async () => {
    const ahead = new Date(
      Math.ceil(test.clock.instant / 300_000 + 2) * 300_000,
    ).toISOString();
    const old = new Date(
      Math.floor((test.clock.instant - 500 * DAY) / 300_000) * 300_000,
    ).toISOString();
    const { rejected, accepted } = await test.slo.pushes.push([
      slice(1),
      slice(2, { series: '../x' }),
      slice(2, { seconds: 7 }),
      slice(2, { start: '2026-11-02T09:01:00Z' }),
      slice(2, { start: ahead }),
      slice(2, { start: old }),
      slice(2, { good: 1 }),
      slice(2, { bad: undefined }),
      slice(2, { bad: 2, total: 1 }),
      slice(2, { bad: -1 }),
      slice(2, { total: Number.POSITIVE_INFINITY }),
      slice(2, { start: 'yesterday' }),
      slice(2, { seconds: 60 }),
    ]);
    expect(accepted).toBe(1);
    expect(rejected.map(({ index, code }) => [index, code])).toEqual([
      [1, 'bad-series'],
      [2, 'bad-seconds'],
      [3, 'off-grid'],
      [4, 'in-the-future'],
      [5, 'too-old'],
      [6, 'good-or-bad'],
      [7, 'good-or-bad'],
      [8, 'bad-counts'],
      [9, 'bad-counts'],
      [10, 'bad-counts'],
      [11, 'bad-start'],
      [12, 'other-length'],
    ]);
  });

  it('are refused as a whole when there are more than 5,000', async () => {
    const many = Array.from({ length: 5001 }, () => slice(1));
    await expect(test.slo.pushes.push(many)).rejects.toThrow(
      'send at most 5000',
    );
  });

  it('lose nothing when two pushes to one day meet', async () => {
    const slices = Array.from({ length: 40 }, (_, index) => slice(index + 1));
    const results = await Promise.all(
      slices.map(item => test.slo.pushes.push([item])),
    );
    expect(results.every(({ accepted }) => accepted === 1)).toBe(true);
    const again = await test.slo.pushes.push(slices);
    expect(again).toMatchObject({ accepted: 0, unchanged: 40 });
  });

  it('are added up for longer slices, and refused for shorter ones', async () => {
    directory.setContent({
      slo: {
        'slo.yaml': [
          sloDocument('short', {
            ...PUSH,
            method: 'Timeslices',
            objective: ', timeSliceTarget: 0.99, timeSliceWindow: 1m',
          }),
          sloDocument('long', PUSH),
        ].join('---'),
      },
    });
    await test.slo.pushes.push([slice(1), slice(2)]);
    await test.settle();
    const [long, short] = await test.objectives();
    expect(long.attainment).toBeCloseTo(0.999, 12);
    expect(short).toMatchObject({
      state: 'error',
      reason: expect.stringContaining('300 seconds long'),
    });
  });
});
