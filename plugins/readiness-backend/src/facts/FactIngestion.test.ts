import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { PushedFact } from 'backstage-plugin-readiness-common';
import {
  component,
  RUNS_STANDARD,
  TestStages,
} from '../__testUtils__/TestStages';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import { DbFactsRow } from '../database/tables';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const DAY = 86_400_000;
const CART = 'component:default/cart';

describe.each(databases.eachSupportedId())('FactIngestion on %p', id => {
  const directory = createMockDirectory();

  beforeEach(() => {
    directory.setContent({ 'runs.yaml': RUNS_STANDARD });
  });

  async function start() {
    const knex = await migratedDatabase(databases, id);
    const test = await TestStages.create(knex, { directory });
    test.catalog = [component('cart')];
    await test.settle();
    const push = (...facts: Partial<PushedFact>[]) =>
      test.stages.ingestion.push(
        facts.map(fact => ({
          entityRef: CART,
          factId: 'ci.runs',
          observedAt: test.clock.iso,
          ...fact,
        })),
        { source: 'ci' },
      );
    const due = async () => (await test.stages.queue.status()).due;
    return { test, push, due };
  }

  it('takes observations in by time, never older over newer', async () => {
    const { test, push, due } = await start();
    await expect(push({ value: 12 })).resolves.toEqual({
      accepted: 1,
      unchanged: 0,
      held: 0,
      rejected: [],
    });
    expect(await due()).toBe(1);
    await test.drain();

    await expect(push({ value: 12 })).resolves.toMatchObject({
      accepted: 0,
      unchanged: 1,
    });
    await expect(push({ value: 13 })).resolves.toMatchObject({
      rejected: [{ index: 0, code: 'conflict' }],
    });
    const earlier = new Date(test.clock.instant - 1).toISOString();
    await expect(
      push({ value: 14, observedAt: earlier }),
    ).resolves.toMatchObject({ rejected: [{ index: 0, code: 'older' }] });
    expect(await due()).toBe(0);

    test.clock.advance(1000);
    await expect(push({ value: 12 })).resolves.toMatchObject({ accepted: 1 });
    expect(await due()).toBe(0);
    test.clock.advance(1000);
    await expect(push({ value: 15 })).resolves.toMatchObject({ accepted: 1 });
    expect(await due()).toBe(1);

    const facts = (await test.stages.facts.read([CART])).get(CART);
    expect(facts?.get('ci.runs')).toEqual({
      factId: 'ci.runs',
      observation: { kind: 'value', value: 15 },
      observedAt: test.clock.instant,
      source: 'ci',
      provenance: 'measured',
      freshFor: 30 * DAY,
    });
  });

  it('takes a whole history in one call, in any order', async () => {
    const { test, push } = await start();
    const at = (days: number) =>
      new Date(test.clock.instant - days * DAY).toISOString();
    await expect(
      push(
        { value: 3, observedAt: at(0) },
        { value: 1, observedAt: at(2) },
        { value: 2, observedAt: at(1) },
      ),
    ).resolves.toMatchObject({ accepted: 3, rejected: [] });
    const facts = (await test.stages.facts.read([CART])).get(CART);
    expect(facts?.get('ci.runs')?.observation).toEqual({
      kind: 'value',
      value: 3,
    });
  });

  it('marks an entity for the same value when the stored observation no longer holds', async () => {
    const { test, push, due } = await start();
    directory.setContent({
      'runs.yaml': `${RUNS_STANDARD}      freshFor: 2d\n`,
    });
    await test.stages.publisher.publish();
    await push({ value: 12 });
    await test.drain();
    test.clock.advance(DAY);
    await push({ value: 12 });
    expect(await due()).toBe(0);
    test.clock.advance(2 * DAY);
    await test.drain();
    expect(await test.scorecards()).toMatchObject([{ statuses: 'D' }]);
    await push({ value: 12 });
    expect(await due()).toBe(1);
    await test.drain();
    expect(await test.scorecards()).toMatchObject([{ statuses: 'p' }]);
  });

  it('refuses what is wrong item by item and takes the rest', async () => {
    const { push } = await start();
    const wrong: [string, Partial<Record<keyof PushedFact, unknown>>][] = [
      ['bad-entity-ref', { value: 1, entityRef: 'cart' }],
      ['bad-entity-ref', { value: 1, entityRef: 17 }],
      ['bad-fact-id', { value: 1, factId: 'a b' }],
      ['bad-fact-id', { value: 1, factId: undefined }],
      ['value-and-none', { value: 1, none: true }],
      ['missing-value', {}],
      ['missing-value', { value: null }],
      ['bad-none', { none: 'yes' }],
      ['value-too-big', { value: 'x'.repeat(20_000) }],
      ['value-too-big', { value: new Array(201).fill(1) }],
      ['value-too-big', { value: [[[[[[[[[1]]]]]]]]] }],
      ['bad-observed-at', { value: 1, observedAt: 'yesterday' }],
      ['in-the-future', { value: 1, observedAt: '2026-11-02T09:35:00.001Z' }],
      ['bad-provenance', { value: 1, provenance: 'guessed' }],
      ['bad-fresh-for', { value: 1, freshFor: 'long' }],
      ['bad-fresh-for', { value: 1, freshFor: '0s' }],
      ['reserved-source', { value: 1, source: 'catalog' }],
      ['bad-source', { value: 1, source: '' }],
    ];
    const items = wrong.map(([, item]) => item as Partial<PushedFact>);
    const result = await push(...items, {
      value: 1,
      observedAt: '2026-11-02T09:35:00.000Z',
    });
    expect(result).toMatchObject({ accepted: 1 });
    expect(result.rejected.map(({ index, code }) => [index, code])).toEqual(
      wrong.map(([code], index) => [index, code]),
    );
    for (const { message } of result.rejected) {
      expect(message.length).toBeGreaterThan(20);
      expect(message.length).toBeLessThan(400);
    }
  });

  it('refuses more than 5,000 at once', async () => {
    const { push } = await start();
    await expect(
      push(...new Array<Partial<PushedFact>>(5001).fill({ value: 1 })),
    ).rejects.toThrow(
      '5001 facts are too many for one call; send at most 5000',
    );
  });

  it('holds facts of entities that the catalog does not have yet, for some days', async () => {
    const { test, push } = await start();
    const entityRef = 'component:default/later';
    await expect(push({ entityRef, value: 12 })).resolves.toMatchObject({
      accepted: 1,
      held: 1,
    });
    const signal = new AbortController().signal;
    test.clock.advance(6 * DAY);
    await test.stages.retention.prune({ signal });
    test.catalog.push(component('later'));
    await test.settle();
    expect(await test.scorecards()).toMatchObject([
      { entity_ref: CART, level_rank: 0 },
      { entity_ref: entityRef, level_rank: 1 },
    ]);
    await push({ entityRef: 'component:default/never', value: 12 });
    test.clock.advance(8 * DAY);
    await test.stages.retention.prune({ signal });
    const rows = await test.knex<DbFactsRow>('facts').where({ source: 'ci' });
    expect(rows.map(row => row.entity_ref)).toEqual([entityRef]);
  });

  it('loses nothing when several push to the same entities at once', async () => {
    const { test } = await start();
    const refs = Array.from({ length: 5 }, (_, i) => `component:default/p${i}`);
    const pushes = Array.from({ length: 12 }, (_, writer) =>
      test.stages.ingestion.push(
        // Each writer goes through the entities in another order.
        refs.map((_ref, i) => ({
          entityRef: refs[(i + writer) % refs.length],
          factId: `fact.${writer}`,
          value: writer,
          observedAt: test.clock.iso,
        })),
        { source: writer % 2 === 0 ? 'even' : 'odd' },
      ),
    );
    const results = await Promise.all(pushes);
    expect(results.map(({ accepted }) => accepted)).toEqual(
      pushes.map(() => refs.length),
    );
    const facts = await test.stages.facts.read(refs);
    for (const ref of refs) {
      expect(facts.get(ref)?.size).toBe(12);
    }
  });

  it('needs as many statements for many facts as for few', async () => {
    const { test, push } = await start();
    const count = async (work: () => Promise<unknown>) => {
      let statements = 0;
      const note = () => {
        statements += 1;
      };
      test.knex.on('query', note);
      await work();
      test.knex.removeListener('query', note);
      return statements;
    };
    const few = await count(() => push({ value: 1, factId: 'a' }));
    const many = await count(() =>
      push(
        ...Array.from({ length: 2000 }, (_, i) => ({
          value: i,
          factId: `fact.${i % 20}`,
          entityRef: `component:default/s${i % 100}`,
          source: `source-${i % 3}`,
        })),
      ),
    );
    expect(many).toBeLessThanOrEqual(few + 2);
  });

  it('gives a fact to the source that is configured to own it', async () => {
    const { test, push } = await start();
    await push({ value: 1, source: 'alpha' }, { value: 2, source: 'beta' });
    const configured = await TestStages.create(test.knex, {
      directory,
      config: {
        facts: { priority: ['beta'], freshForBySource: { beta: '3d' } },
      },
    });
    const factOf = async (stages: TestStages) =>
      (await stages.stages.facts.read([CART])).get(CART)?.get('ci.runs');
    expect(await factOf(test)).toMatchObject({ source: 'alpha' });
    expect(await factOf(configured)).toMatchObject({
      source: 'beta',
      freshFor: 3 * DAY,
    });
  });

  it('tells that a source looked and found nothing from no data', async () => {
    const { test, push } = await start();
    await push({ none: true });
    await test.drain();
    expect(await test.scorecards()).toMatchObject([
      { statuses: 'f', known: 1_000_000 },
    ]);
    expect((await test.causes()).at(-1)).toEqual([
      { kind: 'fact', detail: 'ci.runs' },
    ]);
  });
});
