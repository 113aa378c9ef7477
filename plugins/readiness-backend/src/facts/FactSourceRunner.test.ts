import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { createDeferred } from '@backstage/types';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { FactCollection, FactSource } from 'backstage-plugin-readiness-node';
import {
  component,
  RUNS_STANDARD,
  TestStages,
} from '../__testUtils__/TestStages';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('FactSourceRunner on %p', id => {
  const directory = createMockDirectory({
    content: { 'runs.yaml': RUNS_STANDARD },
  });
  const { signal } = new AbortController();

  async function start(
    collect: FactSource['collect'],
    others: Partial<FactSource> = {},
  ) {
    const knex = await migratedDatabase(databases, id);
    const source: FactSource = {
      id: 'pipelines',
      title: 'Pipelines',
      facts: [{ id: 'ci.runs', description: 'Runs in the last 30 days' }],
      collect,
      ...others,
    };
    const test = await TestStages.create(knex, {
      directory,
      sources: [source],
    });
    test.catalog = [
      component('cart'),
      component('pay'),
      component('api', { kind: 'API' }),
    ];
    await test.settle();
    const [{ runner }] = test.stages.sources;
    return { test, runner };
  }

  it('stores what a source reports for the entities that it applies to, and evaluates them', async () => {
    const seen = new Array<string>();
    const { test, runner } = await start(
      async ({ entities, report }) => {
        for (const entity of entities) {
          const entityRef = stringifyEntityRef(entity);
          seen.push(entityRef);
          if (entity.metadata.name === 'cart') {
            report({ entityRef, factId: 'ci.runs', value: 12 });
          } else {
            report({ entityRef, factId: 'ci.runs', none: true });
          }
        }
      },
      { appliesTo: { kind: 'Component' }, freshFor: { days: 2 } },
    );
    await expect(runner.run({ signal })).resolves.toEqual({
      result: 'succeeded',
      batches: 1,
      accepted: 2,
      refused: 0,
    });
    expect(seen).toEqual(['component:default/cart', 'component:default/pay']);
    const facts = await test.stages.facts.read(seen);
    expect(facts.get('component:default/cart')?.get('ci.runs')).toMatchObject({
      observation: { kind: 'value', value: 12 },
      source: 'pipelines',
      freshFor: 2 * 86_400_000,
    });
    await expect(test.drain()).resolves.toBe(2);
  });

  it('keeps what is stored when a source fails, names it in the health, and recovers', async () => {
    const collect = jest.fn(async ({ entities, report }: FactCollection) => {
      report({
        entityRef: stringifyEntityRef(entities[1]),
        factId: 'ci.runs',
        value: 12,
      });
    });
    const { test, runner } = await start(collect);
    await runner.run({ signal });
    collect.mockRejectedValueOnce(new Error('the token has expired'));
    await expect(runner.run({ signal })).resolves.toMatchObject({
      result: 'failed',
      problem: 'The fact source pipelines failed: the token has expired',
    });
    const facts = await test.stages.facts.read(['component:default/cart']);
    expect(facts.get('component:default/cart')?.has('ci.runs')).toBe(true);
    await expect(test.stages.health.read()).resolves.toMatchObject({
      problems: [expect.stringContaining('the token has expired')],
    });
    await runner.run({ signal });
    await expect(test.stages.health.read()).resolves.toMatchObject({
      status: 'ok',
      problems: [],
    });
  });

  it('gives the watermark of the last complete run', async () => {
    const watermarks = new Array<unknown>();
    const collect = jest.fn(async ({ watermark }: FactCollection) => {
      watermarks.push(watermark);
      return { watermark: { until: watermarks.length } };
    });
    const { runner } = await start(collect);
    await runner.run({ signal });
    await runner.run({ signal });
    collect.mockRejectedValueOnce(new Error('away'));
    await runner.run({ signal });
    await runner.run({ signal });
    expect(watermarks).toEqual([undefined, { until: 1 }, { until: 2 }]);
  });

  it('reports what a source says that cannot be taken', async () => {
    const { runner } = await start(async ({ report }) => {
      const entityRef = 'component:default/cart';
      report({ entityRef, factId: 'ci.other', value: 1 });
      report({ entityRef, error: 'The repository is archived' });
      report({ entityRef, factId: 'ci.runs', value: 'x'.repeat(20_000) });
    });
    const result = await runner.run({ signal });
    expect(result).toMatchObject({
      result: 'succeeded',
      accepted: 0,
      refused: 3,
    });
    expect(result.problem).toContain('does not declare this fact');
    expect(result.problem).toContain('The repository is archived');
    expect(result.problem).toContain('send a summary');
  });

  it('joins a run that is under way', async () => {
    const gate = createDeferred();
    const collect = jest.fn(async () => {
      await gate;
    });
    const { runner } = await start(collect);
    const runs = [runner.run({ signal }), runner.run({ signal })];
    gate.resolve();
    const [first, second] = await Promise.all(runs);
    expect(second).toBe(first);
    expect(collect).toHaveBeenCalledTimes(1);
  });

  it('gives up on a source that does not listen when it is stopped', async () => {
    const controller = new AbortController();
    const { runner } = await start(async () => {
      controller.abort(new Error('10 minutes have passed'));
      await new Promise(() => {});
    });
    await expect(
      runner.run({ signal: controller.signal }),
    ).resolves.toMatchObject({
      result: 'failed',
      problem: expect.stringContaining('10 minutes have passed'),
    });
  });
});
