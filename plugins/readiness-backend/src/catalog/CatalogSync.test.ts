import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { HumanDuration } from '@backstage/types';
import {
  component,
  RUNS_STANDARD,
  TestStages,
} from '../__testUtils__/TestStages';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import {
  DbEntitiesRow,
  DbEvaluationsRow,
  DbFactsRow,
} from '../database/tables';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const HOUR = 3_600_000;

function confirmFor(duration: HumanDuration) {
  return { catalog: { removal: { confirmFor: { ...duration } } } };
}

/** What is missing is removed as soon as a second look agrees. */
const AT_ONCE = confirmFor({ minutes: 0 });

const shop: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'shop', namespace: 'default', etag: 'shop-1' },
  spec: { type: 'team', profile: { email: 'shop@example.com' } },
  relations: [{ type: 'hasMember', targetRef: 'user:default/ada' }],
};

function many(count: number): Entity[] {
  return Array.from({ length: count }, (_, index) => component(`s${index}`));
}

describe.each(databases.eachSupportedId())('CatalogSync on %p', id => {
  const directory = createMockDirectory({
    content: { 'runs.yaml': RUNS_STANDARD },
  });

  async function start(config = {}): Promise<TestStages> {
    const knex = await databases.init(id);
    await applyDatabaseMigrations(knex);
    return TestStages.create(knex, { directory, config });
  }

  async function stored(test: TestStages): Promise<DbEntitiesRow[]> {
    return test.knex<DbEntitiesRow>('entities').orderBy('entity_ref');
  }

  it('stores new entities with what they and others say about them', async () => {
    const test = await start();
    const system: Entity = {
      ...component('carts'),
      kind: 'System',
      relations: [{ type: 'partOf', targetRef: 'domain:default/sales' }],
    };
    test.catalog = [
      shop,
      system,
      component('cart', {
        metadata: {
          name: 'cart',
          title: 'Cart',
          etag: 'cart-1',
          labels: { tier: '1' },
          annotations: { 'pagerduty.com/service-id': 'P1' },
        },
        relations: [
          { type: 'ownedBy', targetRef: 'group:default/shop' },
          { type: 'partOf', targetRef: 'system:default/carts' },
        ],
      }),
    ];
    await expect(test.sync()).resolves.toEqual({
      result: 'synced',
      entities: 3,
      written: 3,
      removed: 0,
    });
    const [cart] = await stored(test);
    expect({
      ...cart,
      first_seen_at: Number(cart.first_seen_at),
    }).toMatchObject({
      entity_ref: 'component:default/cart',
      kind: 'component',
      title: 'Cart',
      type: 'service',
      lifecycle: 'production',
      owner_ref: 'group:default/shop',
      owner_state: 'valid',
      system_ref: 'system:default/carts',
      domain_ref: 'domain:default/sales',
      tier: 1,
      etag: 'cart-1',
      first_seen_at: test.clock.instant,
      missing_since: null,
    });
    expect(Boolean(cart.has_contact)).toBe(true);
    expect(Boolean(cart.has_rotation)).toBe(true);
  });

  it.each([
    ['valid', 'group:default/shop'],
    ['not-a-group', 'user:default/ada'],
    ['missing', 'user:default/gone'],
    ['missing', 'group:default/gone'],
  ])('calls the owner of an entity %s when it is %s', async (state, owner) => {
    const test = await start();
    const ada: Entity = {
      ...shop,
      kind: 'User',
      metadata: { name: 'ada', namespace: 'default', etag: 'ada-1' },
      spec: {},
      relations: [],
    };
    const relations = [{ type: 'ownedBy', targetRef: owner }];
    test.catalog = [shop, ada, component('cart', { relations })];
    await test.sync();
    const [cart] = await stored(test);
    expect(cart).toMatchObject({ owner_ref: owner, owner_state: state });
  });

  it('reads again only what has another etag, and writes nothing otherwise', async () => {
    const test = await start();
    test.catalog = [shop, component('cart'), component('pay')];
    await test.settle();
    const before = await test
      .knex<DbEvaluationsRow>('evaluations')
      .orderBy('entity_ref');
    test.catalogService.getEntitiesByRefs.mockClear();

    await expect(test.sync()).resolves.toMatchObject({ written: 0 });
    expect(test.catalogService.getEntitiesByRefs).not.toHaveBeenCalled();
    await expect(
      test.knex<DbEvaluationsRow>('evaluations').orderBy('entity_ref'),
    ).resolves.toEqual(before);

    test.catalog = [
      shop,
      component('cart', { metadata: { name: 'cart', etag: 'cart-2' } }),
      component('pay'),
    ];
    await expect(test.sync()).resolves.toMatchObject({ written: 1 });
    expect(
      test.catalogService.getEntitiesByRefs.mock.calls.map(
        ([{ entityRefs }]) => entityRefs,
      ),
    ).toEqual([['component:default/cart']]);
    await expect(test.drain()).resolves.toBe(1);
  });

  it('tells the entities that refer to a group when its people change', async () => {
    const test = await start();
    test.catalog = [
      shop,
      component('cart'),
      component('pay', { relations: [] }),
    ];
    await test.settle();
    test.catalog[0] = {
      ...shop,
      metadata: { ...shop.metadata, etag: 'shop-2' },
      spec: { type: 'team' },
      relations: [],
    };
    await test.sync();
    const due = await test
      .knex<DbEvaluationsRow>('evaluations')
      .where('due_at', '<=', test.clock.instant)
      .orderBy('entity_ref');
    expect(due.map(row => row.entity_ref)).toEqual([
      'component:default/cart',
      'group:default/shop',
    ]);
    const [cart] = await stored(test);
    expect(Boolean(cart.has_contact)).toBe(false);
  });

  it('removes what is gone after a second look, and records that its scorecards end', async () => {
    const test = await start(AT_ONCE);
    test.catalog = [component('cart'), component('pay')];
    await test.settle();
    await test.push('pay', 'ci.runs', 3);
    test.catalog = [component('cart')];
    await expect(test.sync()).resolves.toMatchObject({
      result: 'synced',
      removed: 1,
    });
    expect(await stored(test)).toHaveLength(1);
    expect(await test.scorecards()).toHaveLength(1);
    expect(await test.knex<DbEvaluationsRow>('evaluations')).toHaveLength(1);
    expect((await test.changes()).at(-1)).toMatchObject({
      entity_ref: 'component:default/pay',
      subject: 'runs',
      from_rank: 0,
      to_rank: null,
      causes: JSON.stringify([{ kind: 'removed' }]),
    });
    const facts = await test
      .knex<DbFactsRow>('facts')
      .where({ entity_ref: 'component:default/pay' });
    expect(facts.map(row => row.source)).toEqual(['ci']);
  });

  it('keeps what only the stream passed over', async () => {
    const test = await start(AT_ONCE);
    test.catalog = [component('cart'), component('pay')];
    await test.settle();
    test.catalogService.streamEntities.mockImplementationOnce(
      async function* stream() {
        yield [component('cart')];
      },
    );
    await expect(test.sync()).resolves.toMatchObject({
      result: 'synced',
      removed: 0,
    });
    expect(await stored(test)).toHaveLength(2);
  });

  it('holds a mass removal, says so, and lets it happen when it lasts', async () => {
    const test = await start();
    test.catalog = many(20);
    await test.settle();
    test.catalog = many(5);
    const held = await test.sync();
    expect(held).toMatchObject({ result: 'held', removed: 0 });
    expect(held.problem).toContain('15 of 20 entities are missing');
    expect(held.problem).toContain('readiness.catalog.removal.allowMass');
    await expect(test.stages.health.read()).resolves.toMatchObject({
      status: 'degraded',
      problems: [held.problem],
      lastSync: { result: 'held' },
    });
    test.clock.advance(23 * HOUR);
    await expect(test.sync()).resolves.toMatchObject({ result: 'held' });
    test.clock.advance(HOUR);
    await expect(test.sync()).resolves.toMatchObject({
      result: 'synced',
      removed: 15,
    });
  });

  it('forgets that entities were missing when they are back', async () => {
    const test = await start();
    test.catalog = many(20);
    await test.settle();
    test.catalog = many(5);
    await test.sync();
    expect(
      (await stored(test)).filter(row => row.missing_since !== null),
    ).toHaveLength(15);
    test.catalog = many(20);
    await expect(test.sync()).resolves.toMatchObject({
      result: 'synced',
      written: 0,
    });
    expect(
      (await stored(test)).filter(row => row.missing_since !== null),
    ).toEqual([]);
  });

  it.each([
    ['for 10 minutes unless said otherwise', {}, HOUR / 6],
    ['as long as configured', confirmFor({ hours: 1 }), HOUR],
  ])('removes what has been missing %s', async (_, config, wait) => {
    const test = await start(config);
    test.catalog = many(3);
    await test.settle();
    test.catalog = many(2);
    await expect(test.sync()).resolves.toMatchObject({
      result: 'synced',
      removed: 0,
    });
    test.clock.advance(wait - 1);
    await expect(test.sync()).resolves.toMatchObject({ removed: 0 });
    test.clock.advance(1);
    await expect(test.sync()).resolves.toMatchObject({ removed: 1 });
  });

  it('lets a mass removal happen at once where it is allowed', async () => {
    const test = await start({
      catalog: { removal: { allowMass: true, confirmFor: { minutes: 0 } } },
    });
    test.catalog = many(20);
    await test.settle();
    test.catalog = many(5);
    await expect(test.sync()).resolves.toMatchObject({ removed: 15 });
  });

  it('removes nothing when the catalog answers with nothing at all, however long', async () => {
    const test = await start({ catalog: { removal: { allowMass: true } } });
    test.catalog = many(3);
    await test.settle();
    test.catalog = [];
    test.clock.advance(1000 * HOUR);
    await expect(test.sync()).resolves.toMatchObject({
      result: 'failed',
      removed: 0,
      problem: expect.stringContaining('without any entity'),
    });
    expect(await stored(test)).toHaveLength(3);
  });

  it('keeps what it saw of a stream that breaks, and removes nothing', async () => {
    const test = await start();
    test.catalog = many(3);
    await test.settle();
    test.catalog = [component('new'), ...many(3)];
    test.catalogService.streamEntities.mockImplementationOnce(
      async function* stream() {
        yield [component('new')];
        throw new Error('the catalog answered 500');
      },
    );
    await expect(test.sync()).resolves.toMatchObject({
      result: 'failed',
      written: 1,
      removed: 0,
      problem: expect.stringContaining('the catalog answered 500'),
    });
    expect(await stored(test)).toHaveLength(4);
    await expect(test.sync()).resolves.toMatchObject({ result: 'synced' });
  });

  it('gives up on a catalog that does not answer when the task is stopped', async () => {
    const test = await start();
    test.catalog = many(3);
    await test.settle();
    const controller = new AbortController();
    test.catalogService.streamEntities.mockImplementationOnce(
      async function* stream() {
        controller.abort(new Error('10 minutes have passed'));
        await new Promise(() => {});
        yield [];
      },
    );
    await expect(
      test.stages.sync.sync({ signal: controller.signal }),
    ).resolves.toMatchObject({
      result: 'failed',
      removed: 0,
      problem: expect.stringContaining('10 minutes have passed'),
    });
  });

  it('stores a huge text as its hash and length', async () => {
    const test = await start();
    test.catalog = [
      component('cart', {
        spec: { type: 'openapi', definition: 'x'.repeat(5000) },
      }),
    ];
    await test.sync();
    const [{ entity }] = await stored(test);
    expect(entity.length).toBeLessThan(1000);
    expect(JSON.parse(JSON.parse(entity).spec.definition)).toEqual({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      length: 5000,
    });
  });

  it('judges by the tiers that are configured, also those of entities that it knows', async () => {
    const test = await start();
    test.catalog = [
      component('cart', {
        metadata: { name: 'cart', etag: 'cart-1', labels: { level: 'gold' } },
      }),
    ];
    await test.sync();
    const again = await TestStages.create(test.knex, {
      directory,
      config: { tiers: [{ label: 'level', values: { gold: 0 } }] },
    });
    again.catalog = test.catalog;
    await again.sync();
    const [{ tier }] = await stored(again);
    expect(tier).toBe(0);
  });
});
