import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { PushedSlice } from 'backstage-plugin-readiness-common';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import { TestApi } from '../__testUtils__/TestApi';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const NOW = Date.parse('2026-11-02T09:30:00Z');
const service = mockCredentials.service.header();

describe('routes of pushed slices', () => {
  const slice: PushedSlice = {
    series: 'cart/requests',
    start: '2026-11-02T09:25:00Z',
    good: 999,
    total: 1000,
  };
  let pushed: (readonly PushedSlice[])[];
  let api: TestApi;

  beforeAll(async () => {
    const knex = await migratedDatabase(databases, 'SQLITE_3');
    api = await TestApi.create({
      knex,
      now: NOW,
      pushes: {
        push: async slices => {
          pushed.push(slices);
          return { accepted: slices.length, unchanged: 0, rejected: [] };
        },
      },
    });
  });

  beforeEach(() => {
    pushed = [];
  });

  const push = (body: string | object, authorization = service) =>
    api.send('put', '/v1/sli-slices', { body, authorization });

  it('take slices from a service, and leave it to the store to judge each', async () => {
    const odd = [slice, { series: 7 }, {}];
    const response = await push({ slices: odd });
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ accepted: 3, unchanged: 0, rejected: [] });
    expect(pushed).toEqual([odd]);
  });

  it.each([
    ['a user', mockCredentials.user.header(), 403],
    ['a stranger', mockCredentials.none.header(), 401],
  ])('take none from %s', async (_, as, status) => {
    expect((await push({ slices: [slice] }, as)).status).toBe(status);
    expect(pushed).toEqual([]);
  });

  it.each([
    ['no list', {}, 400],
    ['something else too', { slices: [], colour: 'red' }, 400],
    ['no JSON', '{', 400],
    ['too many', { slices: Array.from({ length: 5001 }, () => ({})) }, 400],
  ])('refuse a body with %s', async (_, body, status) => {
    expect((await push(body)).status).toBe(status);
    expect(pushed).toEqual([]);
  });
});
