import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  component,
  RUNS_STANDARD,
  TestStages,
} from '../__testUtils__/TestStages';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import {
  DbAdoptionsRow,
  DbEvaluationsRow,
  DbFactsRow,
} from '../database/tables';
import { parseStoredFacts } from '../facts/StoredFact';
import { NEVER_DUE } from './queueRows';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const HOUR = 3_600_000;

const RUNS_CAPABILITY = `
apiVersion: readiness/v1
kind: Capability
metadata: { name: golden-path, title: Golden path }
spec:
  appliesTo: { kind: Component }
  adoptedWhen: fact("ci.template").value == "golden"
  alternative: fact("ci.template").value
`;

const DEPENDENCY_STANDARD = `
apiVersion: readiness/v1
kind: Standard
metadata: { name: production-readiness, title: Production readiness }
spec:
  appliesTo: { kind: Component }
  levels: [foundation, advanced]
  checks:
    - { id: enough-runs, title: Runs, category: c, level: foundation, rule: 'fact("ci.runs").value >= 10' }
    - id: dependencies-ready
      title: Dependencies are ready
      category: c
      level: advanced
      rule: size(fact("catalog.dependencies").value.belowFoundation) == 0
`;

describe.each(databases.eachSupportedId())('EvaluationWorker on %p', id => {
  const directory = createMockDirectory();

  beforeEach(() => {
    directory.setContent({ 'runs.yaml': RUNS_STANDARD });
  });

  async function start(names: string[] = ['cart'], config = {}) {
    const knex = await migratedDatabase(databases, id);
    const test = await TestStages.create(knex, { directory, config });
    test.catalog = names.map(name => component(name));
    return test;
  }

  async function queueRow(test: TestStages, name = 'cart') {
    const row = await test
      .knex<DbEvaluationsRow>('evaluations')
      .where({ entity_ref: `component:default/${name}` })
      .first();
    return row && { ...row, due_at: Number(row.due_at) };
  }

  it('stores a compact scorecard and says that it is the first', async () => {
    const test = await start();
    await test.settle();
    const [row] = await test.scorecards();
    expect({ ...row, changed_at: Number(row.changed_at) }).toEqual({
      entity_ref: 'component:default/cart',
      standard: 'runs',
      level_rank: 0,
      highest_rank: 1,
      score: null,
      known: 0,
      statuses: 'd',
      values_used: '{}',
      judged_tier: 0,
      revision: 1,
      changed_at: test.clock.instant,
    });
    expect(await test.changes()).toEqual([
      expect.objectContaining({
        entity_ref: 'component:default/cart',
        subject_kind: 'standard',
        subject: 'runs',
        causes: JSON.stringify([{ kind: 'first-seen' }]),
        from_rank: null,
        to_rank: 0,
        details: '{}',
      }),
    ]);
    expect(await queueRow(test)).toMatchObject({
      due_at: NEVER_DUE,
      revision: 1,
      etag: 'cart-1',
      attempts: 0,
    });
  });

  it('waits for the first revision', async () => {
    const test = await start();
    await test.sync();
    await expect(test.drain()).resolves.toBe(0);
    await expect(test.stages.queue.status()).resolves.toMatchObject({ due: 1 });
  });

  it('writes nothing when nothing has changed, not even for newer observations', async () => {
    const test = await start(['cart', 'pay', 'ship']);
    await test.settle();
    await test.push('cart', 'ci.runs', 12);
    await test.drain();
    const before = [await test.scorecards(), await test.changes()];
    test.clock.advance(HOUR);
    await test.push('cart', 'ci.runs', 12);
    await test.stages.queue.request(test.refs);
    const written = await statementsOf(test, () => test.drain());

    expect(written.filter(isResultWrite)).toEqual([]);
    expect([await test.scorecards(), await test.changes()]).toEqual(before);
    expect(await queueRow(test)).toMatchObject({ attempts: 0 });
  });

  it('needs as many statements for many entities and checks as for few', async () => {
    const test = await start(['cart']);
    await test.settle();
    await test.push('cart', 'ci.runs', 12);
    directory.setContent({ 'runs.yaml': standardWithChecks(2) });
    await test.stages.publisher.publish();
    const few = await statementsOf(test, () => test.stages.worker.runOnce());

    directory.setContent({ 'runs.yaml': standardWithChecks(40) });
    const others = Array.from({ length: 59 }, (_, i) => component(`s${i}`));
    test.catalog = [component('cart'), ...others];
    await test.stages.publisher.publish();
    await test.sync();
    const many = await statementsOf(test, () => test.stages.worker.runOnce());

    expect(await test.scorecards()).toHaveLength(60);
    expect(many.length).toBe(few.length);
    expect(many.length).toBeLessThanOrEqual(18);
  });

  it('evaluates again by itself when an observation grows too old', async () => {
    const test = await start();
    await test.settle();
    await test.push('cart', 'ci.runs', 12);
    await test.drain();
    const thirtyDays = 30 * 24 * HOUR;
    expect(await queueRow(test)).toMatchObject({
      due_at: test.clock.instant + thirtyDays,
    });
    test.clock.advance(thirtyDays - 1);
    await expect(test.drain()).resolves.toBe(0);
    test.clock.advance(1);
    await expect(test.drain()).resolves.toBe(1);
    const change = (await test.changes()).at(-1);
    expect(change).toMatchObject({
      causes: JSON.stringify([{ kind: 'time' }]),
      from_rank: 1,
      to_rank: 0,
      details: JSON.stringify({ 'enough-runs': ['p', 'D'] }),
    });
  });

  it('names the causes of each change', async () => {
    const test = await start();
    await test.settle();
    const causesOf = async (change: () => Promise<unknown>) => {
      const { length } = await test.changes();
      test.clock.advance(HOUR);
      await change();
      await test.drain();
      return (await test.causes()).slice(length);
    };
    const edit =
      (version: string, kind: string, labels = {}) =>
      async () => {
        test.catalog = [
          component('cart', {
            kind,
            metadata: { name: 'cart', etag: version, labels },
          }),
        ];
        await test.sync();
      };

    expect(await causesOf(() => test.push('cart', 'ci.runs', 12))).toEqual([
      [{ kind: 'fact', detail: 'ci.runs' }],
    ]);
    expect(await causesOf(() => test.push('cart', 'ci.runs', 3))).toEqual([
      [{ kind: 'fact', detail: 'ci.runs' }],
    ]);
    expect(await causesOf(edit('cart-2', 'Component', { tier: '2' }))).toEqual([
      [{ kind: 'tier', detail: '0 → 2' }, { kind: 'entity' }],
    ]);
    directory.setContent({
      'runs.yaml': RUNS_STANDARD.replace('>= 10', '>= 2'),
    });
    expect(await causesOf(() => test.stages.publisher.publish())).toEqual([
      [{ kind: 'standard', detail: '2' }],
    ]);
    directory.setContent({
      'runs.yaml': RUNS_STANDARD.replace(
        'kind: Component',
        'spec.type: website',
      ),
    });
    expect(await causesOf(() => test.stages.publisher.publish())).toEqual([
      [{ kind: 'standard', detail: '3' }],
    ]);
    expect(await test.scorecards()).toEqual([]);
  });

  it('says that an entity came into or left a scope', async () => {
    const test = await start();
    directory.setContent({
      'runs.yaml': RUNS_STANDARD.replace(
        'kind: Component',
        'spec.lifecycle: production',
      ),
    });
    await test.settle();
    const withLifecycle = (lifecycle: string) =>
      component('cart', {
        metadata: { name: 'cart', etag: lifecycle },
        spec: { type: 'service', lifecycle },
      });
    test.catalog = [withLifecycle('deprecated')];
    await test.settle();
    expect(await test.scorecards()).toEqual([]);
    test.catalog = [withLifecycle('production')];
    await test.settle();
    expect(await test.scorecards()).toHaveLength(1);
    expect(await test.causes()).toEqual([
      [{ kind: 'first-seen' }],
      [{ kind: 'scope' }],
      [{ kind: 'scope' }],
    ]);
  });

  it('says that a newer observation brought a result back, although its value is the same', async () => {
    const test = await start();
    await test.settle();
    await test.push('cart', 'ci.runs', 12);
    await test.drain();
    test.clock.advance(31 * 24 * HOUR);
    await test.drain();
    await test.push('cart', 'ci.runs', 12);
    await test.drain();
    expect((await test.causes()).slice(2)).toEqual([
      [{ kind: 'time' }],
      [{ kind: 'fact', detail: 'ci.runs' }],
    ]);
  });

  it('stores adoption, what is used instead, and who left', async () => {
    directory.addContent({ 'golden.yaml': RUNS_CAPABILITY });
    const test = await start();
    await test.settle();
    await test.push('cart', 'ci.template', 'golden');
    await test.drain();
    test.clock.advance(HOUR);
    await test.push('cart', 'ci.template', 'home-made');
    await test.drain();
    const [adoption] = await test.knex<DbAdoptionsRow>('adoptions');
    expect(adoption).toMatchObject({
      statuses: 'n',
      alternatives: JSON.stringify({ 'golden-path': 'home-made' }),
    });
    const changes = (await test.changes()).filter(
      row => row.subject_kind === 'capability',
    );
    expect(changes.map(row => [row.details, row.causes])).toEqual([
      ['{"golden-path":["u","a"]}', '[{"kind":"fact","detail":"ci.template"}]'],
      ['{"golden-path":["a","n"]}', '[{"kind":"fact","detail":"ci.template"}]'],
    ]);
  });

  it('gives the entities of a dead worker to the next one when the lease ends', async () => {
    const test = await start(['cart', 'pay'], { evaluation: { lease: '60s' } });
    await test.stages.publisher.publish();
    await test.sync();
    const claim = await test.stages.queue.claim({ limit: 10, leaseMs: 60_000 });
    expect(claim.entities).toHaveLength(2);
    await expect(test.drain()).resolves.toBe(0);
    test.clock.advance(59_999);
    await expect(test.drain()).resolves.toBe(0);
    test.clock.advance(1);
    await expect(test.drain()).resolves.toBe(2);
    expect(await test.scorecards()).toHaveLength(2);
  });

  it('never lets two workers claim one entity', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `s${i}`);
    const test = await start(names);
    await test.sync();
    const claims = await Promise.all(
      Array.from({ length: 8 }, () =>
        test.stages.queue.claim({ limit: 7, leaseMs: 60_000 }),
      ),
    );
    const refs = claims.flatMap(({ entities }) =>
      entities.map(({ entityRef }) => entityRef),
    );
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs.length).toBe(40);
  });

  it('works the queue from several replicas, each result once', async () => {
    const names = Array.from({ length: 60 }, (_, i) => `s${i}`);
    const test = await start(names, { evaluation: { batchSize: 5 } });
    const other = await TestStages.create(test.knex, {
      directory,
      clock: test.clock,
      config: { evaluation: { batchSize: 5 } },
    });
    await test.stages.publisher.publish();
    await test.sync();
    const evaluated = await Promise.all([test.drain(), other.drain()]);
    expect(evaluated[0] + evaluated[1]).toBe(60);
    expect(await test.scorecards()).toHaveLength(60);
    expect(await test.changes()).toHaveLength(60);
  });

  it('stores nothing for a claim that a later claim or request has overtaken', async () => {
    const test = await start();
    await test.stages.publisher.publish();
    await test.sync();
    const slow = await test.stages.queue.claim({ limit: 10, leaseMs: 60_000 });
    await test.push('cart', 'ci.runs', 12);
    await test.drain();
    const stored = await test.scorecards();
    const outcome = await test.stages.commit.commit(
      slow,
      [
        {
          entityRef: 'component:default/cart',
          etag: 'old',
          inputs: 'inputs',
          validUntil: 0,
          scorecards: [{ ...stored[0], level_rank: 0, statuses: 'f' }],
          ended: [],
          changes: [],
        },
      ],
      { revision: 1, now: test.clock.instant },
    );
    expect(outcome).toEqual({ result: 'committed', stored: [] });
    expect(await test.scorecards()).toEqual(stored);
    expect(stored[0].level_rank).toBe(1);
  });

  it('does not lose a change that arrives during an evaluation', async () => {
    const test = await start();
    await test.settle();
    await test.push('cart', 'ci.runs', 3);
    const claim = await test.stages.queue.claim({ limit: 10, leaseMs: 60_000 });
    test.clock.advance(1000);
    await test.push('cart', 'ci.runs', 12);
    await test.stages.commit.commit(claim, [], {
      revision: 1,
      now: test.clock.instant,
    });
    await expect(test.drain()).resolves.toBe(1);
    expect(await test.scorecards()).toMatchObject([{ level_rank: 1 }]);
  });

  it('gives a batch back that was evaluated by an older revision', async () => {
    const test = await start();
    const late = await TestStages.create(test.knex, {
      directory,
      clock: test.clock,
    });
    await test.settle();
    await late.drain();
    directory.setContent({
      'runs.yaml': RUNS_STANDARD.replace('enough-runs', 'many-runs'),
    });
    await test.push('cart', 'ci.runs', 12);
    await test.stages.publisher.publish();
    await expect(late.stages.worker.runOnce()).resolves.toEqual({
      result: 'outdated',
    });
    await expect(test.drain()).resolves.toBe(1);
    expect(await test.scorecards()).toMatchObject([
      { revision: 2, statuses: '.p' },
    ]);
  });

  it('goes on with the others when one entity cannot be evaluated, and tries it again later', async () => {
    const test = await start(['bad', 'cart', 'pay']);
    await test.stages.publisher.publish();
    await test.sync();
    await test
      .knex('entities')
      .where({ entity_ref: 'component:default/bad' })
      .update({ entity: '{"kind":"Component","metadata":' });
    await expect(test.drain()).resolves.toBe(2);
    expect(await test.scorecards()).toHaveLength(2);
    expect(test.logger.error).toHaveBeenCalledTimes(1);
    expect(test.logger.error).toHaveBeenCalledWith(
      expect.stringContaining('component:default/bad'),
      expect.any(Error),
    );
    expect(await queueRow(test, 'bad')).toMatchObject({
      attempts: 1,
      due_at: test.clock.instant + 60_000,
    });
    test.clock.advance(60_000);
    await test.drain();
    expect(await queueRow(test, 'bad')).toMatchObject({
      attempts: 2,
      due_at: test.clock.instant + 120_000,
    });
    expect(test.logger.error).toHaveBeenCalledTimes(1);
  });

  it('stores the others when the database refuses the results of one', async () => {
    const names = Array.from({ length: 9 }, (_, i) => `s${i}`);
    const test = await start(names);
    await test.stages.publisher.publish();
    await test.sync();
    const append = test.stages.changes.append.bind(test.stages.changes);
    jest
      .spyOn(test.stages.changes, 'append')
      .mockImplementation(async (tx, changes) => {
        if (changes.some(row => row.entity_ref.endsWith('/s4'))) {
          throw new Error('value too long');
        }
        await append(tx, changes);
      });
    await test.drain();
    expect((await test.scorecards()).map(row => row.entity_ref)).toEqual(
      test.refs.filter(ref => !ref.endsWith('/s4')),
    );
    expect(await queueRow(test, 's4')).toMatchObject({ attempts: 1 });
    expect(test.logger.error).toHaveBeenCalledTimes(1);
  });

  it('evaluates again what was evaluated in a future that the clock came back from', async () => {
    const test = await start();
    await test.settle();
    await test.push('cart', 'ci.runs', 12);
    await test.drain();
    const days = 60 * 24 * HOUR;
    test.clock.advance(days);
    await test.drain();
    expect(await test.scorecards()).toMatchObject([{ statuses: 'D' }]);
    test.clock.advance(HOUR - days);
    await expect(test.drain()).resolves.toBe(0);
    await expect(test.stages.queue.mendAfterClockChange()).resolves.toBe(1);
    await expect(test.stages.queue.mendAfterClockChange()).resolves.toBe(0);
    await test.drain();
    expect(await test.scorecards()).toMatchObject([{ statuses: 'p' }]);
  });

  it('forgets an entity that was removed while it was in the queue', async () => {
    const test = await start(['cart', 'pay']);
    await test.stages.publisher.publish();
    await test.sync();
    await test
      .knex('entities')
      .where({ entity_ref: 'component:default/pay' })
      .delete();
    await test.drain();
    expect(await queueRow(test, 'pay')).toBeUndefined();
  });

  it('tells dependents when a dependency reaches or loses the first level, and comes to rest', async () => {
    directory.setContent({ 'p.yaml': DEPENDENCY_STANDARD });
    const test = await start();
    const relation = (type: string, name: string) => ({
      type,
      targetRef: `component:default/${name}`,
    });
    test.catalog = [
      component('cart', { relations: [relation('dependsOn', 'pay')] }),
      component('pay', { relations: [relation('dependencyOf', 'cart')] }),
    ];
    await test.settle();
    const expectBelow = async (refs: string[]) => {
      const row = await test
        .knex<DbFactsRow>('facts')
        .where({ entity_ref: 'component:default/cart', source: 'catalog' })
        .first();
      expect(
        parseStoredFacts(row?.facts ?? '').get('catalog.dependencies'),
      ).toMatchObject({ value: { belowFoundation: refs } });
    };
    await expectBelow(['component:default/pay']);
    await test.push('pay', 'ci.runs', 12);
    await test.push('cart', 'ci.runs', 12);
    await test.drain();
    await expectBelow([]);
    expect(
      (await test.scorecards()).map(row => [row.entity_ref, row.level_rank]),
    ).toEqual([
      ['component:default/cart', 2],
      ['component:default/pay', 2],
    ]);
    const { length } = await test.changes();
    await expect(test.sync()).resolves.toMatchObject({ written: 0 });
    await expect(test.drain()).resolves.toBe(0);
    expect(await test.changes()).toHaveLength(length);
  });

  it('puts an urgent request before all others', async () => {
    const test = await start(['a', 'b', 'c']);
    await test.settle();
    await test.stages.queue.request(test.refs);
    test.clock.advance(HOUR);
    await test.stages.queue.request(['component:default/c'], { urgent: true });
    const claim = await test.stages.queue.claim({ limit: 1, leaseMs: 1 });
    expect(claim.entities).toMatchObject([
      { entityRef: 'component:default/c' },
    ]);
  });
});

function standardWithChecks(count: number): string {
  const checks = Array.from(
    { length: count },
    (_, i) =>
      `    - { id: c${i}, title: C${i}, category: c, level: foundation, rule: 'fact("ci.f${i}").value > 1' }`,
  );
  return `${RUNS_STANDARD.split('  checks:')[0]}  checks:\n${checks.join(
    '\n',
  )}\n`;
}

async function statementsOf(
  test: TestStages,
  work: () => Promise<unknown>,
): Promise<string[]> {
  const statements = new Array<string>();
  const note = ({ sql }: { sql: string }) => statements.push(sql);
  test.knex.on('query', note);
  await work();
  test.knex.removeListener('query', note);
  return statements;
}

function isResultWrite(sql: string): boolean {
  return /^(insert|update|delete)/i.test(sql) && !/evaluations/.test(sql);
}
