import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { emptyTables } from '../../__testUtils__/emptyTables';
import { entityOf, insertEntity } from '../../__testUtils__/insertRows';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { testPublication } from '../../__testUtils__/testPublication';
import { readCountedStanding } from './readCountedStanding';
import { scopesIn } from './scopesIn';

jest.setTimeout(60_000);

const publication = testPublication();
const entityRef = 'component:default/shop';
const service = entityOf('shop');
const PRODUCTION = 'standard:production';

describe('readCountedStanding', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;
    const counted = (entity = service) =>
      readCountedStanding(knex, { entityRef, entity, publication });
    const insertStanding = (tier: number | null, hash?: string) =>
      knex('standings').insert({
        entity_ref: entityRef,
        tier,
        lifecycle: null,
        scopes: JSON.stringify(
          hash === undefined ? {} : { [PRODUCTION]: hash },
        ),
        looked_at: 0,
        etag: 'etag',
      });

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
    });
    beforeEach(() => emptyTables(knex));

    it('is nothing for what nobody has seen', async () => {
      expect(await counted()).toEqual({ standards: [], gates: [] });
    });

    it('is what the catalog says before the watch has looked, so that another descriptor of the ref cannot be milder', async () => {
      await insertEntity(knex, service, { tier: 1 });
      const other = entityOf('shop', { kind: 'Resource' });
      expect(await counted(other)).toEqual({
        tier: 1,
        standards: ['production'],
        gates: [],
      });
    });

    it('keeps the more critical tier of what was seen and what the catalog says now', async () => {
      await insertEntity(knex, service, { tier: 2 });
      await insertStanding(1);
      expect(await counted()).toMatchObject({ tier: 1 });
      await knex('entities').update({ tier: 0 });
      expect(await counted()).toMatchObject({ tier: 0 });
      await knex('entities').update({ tier: null });
      expect(await counted()).toMatchObject({ tier: 1 });
    });

    it('keeps a scope that was left, unless its document has changed', async () => {
      const left = entityOf('shop', { kind: 'Resource' });
      await insertEntity(knex, left);
      const hash = scopesIn(publication).find(
        ({ key }) => key === PRODUCTION,
      )?.hash;
      await insertStanding(null, hash);
      expect(await counted(left)).toEqual({
        standards: ['production'],
        gates: [],
      });
      await knex('standings').update({
        scopes: JSON.stringify({ [PRODUCTION]: 'older' }),
      });
      expect(await counted(left)).toEqual({ standards: [], gates: [] });
    });

    it('remembers what is gone, in case it comes back as a descriptor', async () => {
      await insertStanding(1);
      expect(await counted()).toMatchObject({ tier: 1 });
    });
  });
});
