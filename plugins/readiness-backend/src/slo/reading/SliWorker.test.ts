import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { Formula, FormulaSource } from '../__testUtils__/FormulaSource';
import {
  countQueries,
  emptySloTables,
  sloDocument,
  TestSlo,
} from '../__testUtils__/TestSlo';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** 6 of 1000 requests fail during one hour of each day: 0.025 % of all. */
const NIGHTLY: Formula = start => ({
  part: new Date(start).getUTCHours() === 3 ? 6 : 0,
  total: 1000,
});
const STEADY: Formula = () => ({ part: 1, total: 4000 });
const AWAY = {
  kind: 'unavailable',
  reason: 'Nobody answers at the door',
} as const;

describe.each(databases.eachSupportedId())('SliWorker on %p', id => {
  const directory = createMockDirectory();
  let knex: Knex;

  beforeAll(async () => {
    knex = await migratedDatabase(databases, id);
  });

  beforeEach(() => emptySloTables(knex));

  async function start(
    documents: Record<string, string>,
    sources: FormulaSource[],
    clock?: ManualClock,
  ): Promise<TestSlo> {
    directory.setContent({ slo: documents });
    const test = await TestSlo.create(knex, { directory, sources, clock });
    await test.insert('cart');
    await test.insert('shop');
    return test;
  }

  it('counts an objective from its source, as by hand', async () => {
    const source = new FormulaSource({ availability: NIGHTLY });
    const test = await start({ 'a.yaml': sloDocument('availability') }, [
      source,
    ]);

    await test.settle();

    const [row] = await test.objectives();
    expect(row).toMatchObject({
      entity_ref: 'component:default/cart',
      state: 'ok',
      coverage: 1,
      alert: null,
    });
    expect(Boolean(row.met)).toBe(true);
    expect(row.attainment).toBeCloseTo(0.99975, 12);
    expect(row.budget_remaining).toBeCloseTo(0.75, 9);
    expect((await test.slis())[0]).toMatchObject({
      outcome: 'read',
      source: 'metrics',
    });
  });

  it('reads the window once, and then only what is new', async () => {
    const source = new FormulaSource({ availability: STEADY });
    const test = await start({ 'a.yaml': sloDocument('availability') }, [
      source,
    ]);
    await test.settle();
    const before = await test.objectives();
    source.requests.length = 0;

    await expect(test.drain()).resolves.toBe(0);
    test.clock.advance(5 * MINUTE);
    await expect(test.drain()).resolves.toBe(1);

    expect(
      source.requests.map(({ from, to }) => (to - from) / (5 * MINUTE)),
    ).toEqual([4]);
    // Everything stayed as it was, so nothing was written.
    expect(await test.objectives()).toEqual(before);
  });

  it('takes late data in, and keeps what the source has forgotten', async () => {
    const source = new FormulaSource({ availability: NIGHTLY });
    const test = await start({ 'a.yaml': sloDocument('availability') }, [
      source,
    ]);
    const end = test.clock.instant;
    source.formulas.availability = at =>
      at < end - 10 * MINUTE ? NIGHTLY(at) : { part: null, total: null };
    await test.settle();
    const late = await test.slis();

    source.formulas.availability = at =>
      at >= end - 10 * MINUTE ? NIGHTLY(at) : { part: null, total: null };
    test.clock.advance(5 * MINUTE);
    await test.drain();

    const [after] = await test.slis();
    expect(Number(after.counted_until) - Number(late[0].counted_until)).toBe(
      15 * MINUTE,
    );
    expect((await test.objectives())[0].coverage).toBe(1);
  });

  it('counts a series of failures that was never there as none, and misses one that is lost', async () => {
    const source = new FormulaSource({
      never: () => ({ part: null, total: 1000 }),
      lost: at => ({
        part: at < Date.parse('2026-10-20') ? 0 : null,
        total: 1000,
      }),
    });
    const test = await start(
      { 'a.yaml': sloDocument('never'), 'b.yaml': sloDocument('lost') },
      [source],
    );
    await test.settle();
    const [lost, never] = await test.objectives();
    expect(never).toMatchObject({ state: 'ok', attainment: 1, coverage: 1 });
    expect(lost.coverage).toBeLessThan(0.6);
    expect(lost.state).not.toBe('ok');
    expect(Boolean(lost.met)).toBe(false);
  });

  it('turns the SLOs of a source that is down stale, then without data, and nothing else', async () => {
    const broken = new FormulaSource({ availability: NIGHTLY }, 'broken');
    const sound = new FormulaSource({ latency: STEADY }, 'sound');
    const named = (name: string, service: string, source: string) =>
      sloDocument(name, { service }).replace(
        /type: formula/g,
        `metricSourceRef: ${source}, type: formula`,
      );
    const test = await start(
      {
        'a.yaml': named('availability', 'cart', 'broken'),
        'b.yaml': named('latency', 'shop', 'sound'),
      },
      [broken, sound],
    );
    await test.settle();
    const others = async () => ({
      objective: (await test.objectives()).find(row => row.slo === 'latency'),
      facts: await test.facts('component:default/shop'),
    });
    const before = await others();

    broken.away = AWAY;
    const seen = new Array<string>();
    const steps = [5, 5, 5, 5, 60, 12 * 60, 12 * 60];
    for (const minutes of steps) {
      test.clock.advance(minutes * MINUTE);
      await test.drain();
      seen.push((await test.states()).availability);
    }
    expect(seen).toEqual([
      'ok',
      'ok',
      'stale',
      'stale',
      'stale',
      'stale',
      'no-data',
    ]);
    expect(await others()).toMatchObject({
      objective: before.objective,
      facts: {
        'slo/latency': { value: before.facts['slo/latency'].value },
      },
    });
    expect(
      (await test.facts('component:default/cart'))['slo/availability'],
    ).toMatchObject({ value: { state: 'no-data' } });
    const states = await test.slo.sourceStates.readAll();
    expect(states.get('broken')).toMatchObject({ state: 'down' });
    expect(states.get('sound')).toMatchObject({ state: 'ok' });

    broken.away = undefined;
    test.clock.advance(15 * MINUTE);
    await test.drain();
    await test.drain();
    expect((await test.states()).availability).toBe('ok');
    expect(
      (await test.changes())
        .filter(({ slo }) => slo === 'availability')
        .map(({ from_state, to_state, cause }) => [
          from_state,
          to_state,
          cause,
        ]),
    ).toEqual([
      [null, 'no-data', 'definition'],
      ['no-data', 'ok', 'reading'],
      ['ok', 'stale', 'source'],
      ['stale', 'no-data', 'source'],
      ['no-data', 'ok', 'reading'],
    ]);
  });

  it('leaves a source that is down alone, but for one reading at a time', async () => {
    const source = new FormulaSource({});
    const names = Array.from({ length: 12 }, (_, index) => `slo-${index}`);
    names.forEach(name => (source.formulas[name] = NIGHTLY));
    const test = await start(
      Object.fromEntries(
        names.map(name => [`${name}.yaml`, sloDocument(name)]),
      ),
      [source],
    );
    await test.settle();
    source.away = AWAY;
    test.clock.advance(6 * MINUTE);
    await test.drain();
    source.requests.length = 0;

    for (let minute = 0; minute < 60; minute++) {
      test.clock.advance(MINUTE);
      await test.drain();
    }
    // After 15, 30, 60, ... seconds and then every ten minutes.
    expect(source.requests.length).toBeLessThan(14);
    expect(source.requests.length).toBeGreaterThan(5);
    expect(new Set(Object.values(await test.states()))).toEqual(
      new Set(['stale']),
    );
  });

  it('takes one query that a source refuses for that query alone', async () => {
    const source = new FormulaSource({ good: NIGHTLY });
    const test = await start(
      { 'a.yaml': sloDocument('good'), 'b.yaml': sloDocument('bad-query') },
      [source],
    );
    await test.settle();
    expect(await test.states()).toEqual({ good: 'ok', 'bad-query': 'error' });
    const states = await test.slo.sourceStates.readAll();
    expect(states.get('metrics')).toMatchObject({ state: 'ok' });

    source.formulas['bad-query'] = NIGHTLY;
    test.clock.advance(6 * MINUTE);
    await test.drain();
    expect(await test.states()).toEqual({ good: 'ok', 'bad-query': 'ok' });
  });

  it('shares the work among workers, and takes over from one that died', async () => {
    const source = new FormulaSource({ a: NIGHTLY, b: NIGHTLY });
    const test = await start(
      { 'a.yaml': sloDocument('a'), 'b.yaml': sloDocument('b') },
      [source],
    );
    await test.slo.publisher.publish();

    const dead = await test.slo.queue.claim({ limit: 50, leaseMs: HOUR });
    expect(dead.slis).toHaveLength(2);
    await expect(test.drain()).resolves.toBe(0);

    test.clock.advance(HOUR);
    await expect(test.drain()).resolves.toBe(2);
    await knex.transaction(async tx => {
      const ids = dead.slis.map(row => row.sli_id);
      const held = await test.slo.queue.stillHeld(tx, dead.ticket, ids);
      expect(held.size).toBe(0);
    });
  });

  it('gives each SLI to one of several claims that are made at once', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `slo-${index}`);
    const test = await start(
      Object.fromEntries(
        names.map(name => [`${name}.yaml`, sloDocument(name)]),
      ),
      [new FormulaSource({})],
    );
    await test.slo.publisher.publish();
    const claims = await Promise.all(
      [1, 2, 3, 4].map(() => test.slo.queue.claim({ limit: 5, leaseMs: HOUR })),
    );
    const claimed = claims.flatMap(({ slis }) =>
      slis.map(({ sli_id }) => sli_id),
    );
    expect(new Set(claimed).size).toBe(claimed.length);
    while (
      (await test.slo.queue.claim({ limit: 5, leaseMs: HOUR })).slis.length
    ) {
      // What was passed over while the others were claiming.
    }
    await expect(test.slo.queue.status()).resolves.toMatchObject({ due: 0 });
  });

  it('throws away what was read by a definition that changed meanwhile', async () => {
    const source = new FormulaSource({ availability: NIGHTLY });
    const test = await start({ 'a.yaml': sloDocument('availability') }, [
      source,
    ]);
    await test.slo.publisher.publish();
    const read = source.read.bind(source);
    jest.spyOn(source, 'read').mockImplementationOnce(async request => {
      directory.setContent({
        slo: { 'a.yaml': sloDocument('availability', { target: 0.9999 }) },
      });
      await test.slo.publisher.publish();
      return read(request);
    });

    await test.drain();

    const [row] = await test.objectives();
    expect(row).toMatchObject({ target: 0.9999, state: 'exhausted' });
  });

  it('asks the database as often for many SLIs as for a few', async () => {
    const refresh = async (names: string[]) => {
      await emptySloTables(knex);
      const source = new FormulaSource({});
      names.forEach(name => (source.formulas[name] = NIGHTLY));
      const test = await start(
        Object.fromEntries(
          names.map(name => [`${name}.yaml`, sloDocument(name)]),
        ),
        [source],
      );
      await test.settle();
      test.clock.advance(6 * MINUTE);
      return countQueries(knex, () => test.drain());
    };
    const few = await refresh(['slo-0', 'slo-1']);
    const many = await refresh(
      Array.from({ length: 40 }, (_, index) => `slo-${index}`),
    );
    expect(many).toBe(few);
    expect(many).toBeLessThan(35);
  });

  it('reads an indicator once for all objectives that share it', async () => {
    const source = new FormulaSource({ availability: NIGHTLY });
    const test = await start(
      {
        'a.yaml': sloDocument('availability').replace(
          /objectives: .*/,
          'objectives: [{ displayName: loose, target: 0.99 }, { displayName: strict, target: 0.9999 }]',
        ),
        'b.yaml': sloDocument('week', {
          window: '7d',
          spec: '{ formula: availability }',
        }),
      },
      [source],
    );
    await test.settle();
    expect(await test.slis()).toHaveLength(1);
    expect(
      (await test.objectives()).map(row => [row.objective, row.state]),
    ).toEqual([
      ['loose', 'ok'],
      ['strict', 'exhausted'],
      ['week', 'ok'],
    ]);
  });

  it('reads again from the first day on when an objective is longer than those before', async () => {
    const source = new FormulaSource({ availability: NIGHTLY });
    const test = await start(
      { 'a.yaml': sloDocument('availability', { window: '7d' }) },
      [source],
    );
    await test.settle();
    const days = await test.days();

    directory.setContent({
      slo: { 'a.yaml': sloDocument('availability', { window: '90d' }) },
    });
    await test.settle();
    expect((await test.days()).length - days.length).toBeGreaterThan(80);
    expect((await test.objectives())[0]).toMatchObject({ coverage: 1 });
    expect(Number((await test.slis())[0].days)).toBe(90);
  });
});
