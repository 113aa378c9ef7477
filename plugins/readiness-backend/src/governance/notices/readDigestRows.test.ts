import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { TestNotices } from './__testUtils__/TestNotices';
import { readDigestRows } from './readDigestRows';

jest.setTimeout(60_000);

const START = Date.UTC(2026, 10, 26, 12);
const DAY = 86_400_000;
const SINCE = START - DAY;

describe('readDigestRows', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
      const notices = await TestNotices.create(knex, START);
      for (let act = 1; act <= 10; act++) {
        await notices.happened('review-approved', {}, { id: act });
      }
      await notices.happened(
        'review-approved',
        {},
        { id: 11, at: SINCE - DAY },
      );
    });

    const read = async (
      window: { from: number; since?: number; through: number },
      bounds?: { page: number; mostPages: number },
    ) => {
      const { rows, through } = await readDigestRows(
        knex,
        { since: SINCE, ...window },
        bounds,
      );
      return { ids: rows.map(row => Number(row.id)), through };
    };

    it.each([1, 2, 3, 10, 1_000])('reads all in pages of %i', async page => {
      expect(
        await read({ from: 0, through: 10 }, { page, mostPages: 20 }),
      ).toEqual({ ids: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], through: 10 });
    });

    it('leaves the rest of too many for the next digest', async () => {
      const bounds = { page: 2, mostPages: 3 };
      const first = await read({ from: 0, through: 10 }, bounds);
      expect(first).toEqual({ ids: [1, 2, 3, 4, 5, 6], through: 6 });
      expect(
        await read({ from: 6, since: START + DAY, through: 10 }, bounds),
      ).toEqual({ ids: [7, 8, 9, 10], through: 10 });
    });

    it('reads those from shortly before the digest before again, and none from long before', async () => {
      const ids = async (from: number, since: number) =>
        (await read({ from, since, through: 20 })).ids;
      expect(await ids(10, START + 4 * 60_000)).toHaveLength(11);
      expect(await ids(10, START + 6 * 60_000)).toEqual([11]);
      expect(await ids(10, START + 7 * DAY)).toEqual([]);
    });
  });
});
