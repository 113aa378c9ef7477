import { rm } from 'node:fs/promises';
import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { NotModifiedError } from '@backstage/errors';
import { Knex } from 'knex';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { DbSloDocumentsRow, DbSlosRow } from '../../database/sloTables';
import { FormulaSource } from '../__testUtils__/FormulaSource';
import {
  countQueries,
  emptySloTables,
  sloDocument,
  TestSlo,
} from '../__testUtils__/TestSlo';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const STEADY = () => ({ part: 0, total: 1000 });

describe.each(databases.eachSupportedId())('DefinitionPublisher on %p', id => {
  const directory = createMockDirectory();
  let knex: Knex;
  let test: TestSlo;

  beforeAll(async () => {
    knex = await migratedDatabase(databases, id);
  });

  beforeEach(async () => {
    await emptySloTables(knex);
    test = await TestSlo.create(knex, {
      directory,
      sources: [new FormulaSource({ availability: STEADY, latency: STEADY })],
    });
    await test.insert('cart');
  });

  const publish = () => test.slo.publisher.publish();
  const slos = () => knex<DbSlosRow>('slos').orderBy(['name', 'file']);
  const documents = () =>
    knex<DbSloDocumentsRow>('slo_documents').orderBy('file');

  function write(files: Record<string, string>) {
    directory.setContent({ slo: files });
  }

  /** An entity whose descriptor on disk names files beside it. */
  async function insertOnDisk(name: string, files: string) {
    await test.insert(name, {
      metadata: {
        annotations: {
          'backstage.io/managed-by-location': `file:${directory.resolve(
            'catalog/catalog-info.yaml',
          )}`,
          'readiness.backstage.io/openslo': files,
        },
      },
    });
  }

  it('writes nothing when nothing differs', async () => {
    write({ 'a.yaml': sloDocument('availability') });
    await expect(publish()).resolves.toEqual({
      result: 'published',
      slos: 1,
      objectives: 1,
    });
    await test.drain();
    const before = [await slos(), await documents(), await test.slis()];

    test.clock.advance(60_000);
    await expect(publish()).resolves.toEqual({ result: 'unchanged' });
    await expect(countQueries(knex, publish)).resolves.toBeLessThan(6);
    // As another replica does, which has published nothing yet.
    const other = await TestSlo.create(knex, {
      directory,
      sources: [new FormulaSource({})],
      clock: test.clock,
    });
    await expect(other.slo.publisher.publish()).resolves.toEqual({
      result: 'unchanged',
    });
    expect([await slos(), await documents(), await test.slis()]).toEqual(
      before,
    );
  });

  it('keeps the last valid version of a broken document, and the state of its objective', async () => {
    write({ 'a.yaml': sloDocument('availability') });
    await test.settle();

    write({
      'a.yaml': sloDocument('availability').replace('0.999', 'plenty'),
      'b.yaml': sloDocument('latency'),
    });
    await test.settle();

    expect(await test.states()).toEqual({ availability: 'ok', latency: 'ok' });
    const [kept, fresh] = await slos();
    expect(Boolean(kept.last_valid)).toBe(true);
    expect(Boolean(fresh.last_valid)).toBe(false);
    const [broken] = await documents();
    expect(Boolean(broken.valid)).toBe(false);
    expect(JSON.parse(broken.diagnostics)[0]).toMatchObject({
      severity: 'error',
      file: expect.stringContaining('a.yaml'),
    });

    write({ 'a.yaml': ': no: yaml: [', 'b.yaml': sloDocument('latency') });
    await test.settle();
    expect(await test.states()).toEqual({ availability: 'ok', latency: 'ok' });

    write({ 'a.yaml': sloDocument('availability') });
    await test.settle();
    expect((await slos()).map(row => Boolean(row.last_valid))).toEqual([false]);
  });

  it('takes away what is gone, keeps its slices for a while, and finds them again', async () => {
    write({
      'a.yaml': sloDocument('availability'),
      'b.yaml': sloDocument('latency'),
    });
    await test.settle();
    const days = await test.days();
    expect(await test.facts('component:default/cart')).toHaveProperty(
      'slo/availability',
    );

    write({ 'b.yaml': sloDocument('latency') });
    test.clock.advance(1000);
    await test.settle();

    expect(await test.states()).toEqual({ latency: 'ok' });
    expect(await test.days()).toEqual(days);
    const changes = await test.changes();
    expect(changes[changes.length - 1]).toMatchObject({
      slo: 'availability',
      from_state: 'ok',
      to_state: null,
      cause: 'definition',
    });
    const facts = await test.facts('component:default/cart');
    expect(facts['slo/availability']).toMatchObject({ none: true });
    expect(facts['slo.objectives']).toMatchObject({ value: { count: 1 } });

    write({
      'a.yaml': sloDocument('availability'),
      'b.yaml': sloDocument('latency'),
    });
    await test.settle();
    expect(await test.states()).toEqual({ availability: 'ok', latency: 'ok' });
  });

  it('removes nothing when a folder cannot be read', async () => {
    write({ 'a.yaml': sloDocument('availability') });
    await test.settle();
    await rm(directory.resolve('slo'), { recursive: true });
    await test.settle();
    expect(await test.states()).toEqual({ availability: 'ok' });
    expect((await documents())[0].problem).toContain(
      'what was read from it before stays in force',
    );
  });

  it('lists an SLO that belongs to no entity, and why, until it does', async () => {
    write({ 'a.yaml': sloDocument('availability', { service: 'ghost' }) });
    await test.settle();
    expect(await test.objectives()).toEqual([]);
    expect((await slos())[0]).toMatchObject({
      entity_ref: null,
      unassigned_reason: expect.stringContaining('"ghost"'),
    });

    await test.insert('ghost');
    await test.settle();
    expect(await test.states()).toEqual({ availability: 'ok' });
  });

  it('reads the files that entities name, in which teams may use the same names', async () => {
    directory.setContent({
      slo: { 'a.yaml': sloDocument('latency') },
      catalog: {
        'one.yaml': sloDocument('availability', { service: 'anything' }),
        'two.yaml': sloDocument('availability', { service: 'anything' }),
      },
    });
    await insertOnDisk('one', 'one.yaml');
    await insertOnDisk('two', 'two.yaml, ../secret.yaml, missing.yaml');
    await test.settle();

    expect(
      (await test.objectives()).map(row => [row.entity_ref, row.slo]),
    ).toEqual([
      ['component:default/cart', 'latency'],
      ['component:default/one', 'availability'],
      ['component:default/two', 'availability'],
    ]);
    const problems = (await documents()).filter(row => row.problem);
    expect(problems.map(({ problem }) => problem)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('leads out of the folder'),
        expect.stringContaining('cannot be read'),
      ]),
    );
  });

  it('lets an entity read no file through a link out of its folder', async () => {
    directory.setContent({
      slo: { 'a.yaml': sloDocument('latency') },
      secret: { 'slo.yaml': sloDocument('availability') },
      catalog: { 'slo.yaml': ctx => ctx.symlink('../secret/slo.yaml') },
    });
    await insertOnDisk('one', 'slo.yaml');
    await test.settle();
    expect(await test.states()).toEqual({ latency: 'ok' });
    expect((await documents()).map(({ problem }) => problem)).toEqual(
      expect.arrayContaining([expect.stringContaining('a link out of')]),
    );
  });

  it('reads URLs that entities name with their etag, seldom, and keeps what it has of a host that is away', async () => {
    directory.setContent({ slo: { 'a.yaml': sloDocument('latency') } });
    const url = 'https://github.com/shop/one/blob/main/slo.yaml';
    await test.insert('one', {
      metadata: { annotations: { 'readiness.backstage.io/openslo': url } },
    });
    const text = sloDocument('availability', { service: 'anything' });
    test.urlReader.readUrl.mockImplementation(async (_url, options) => {
      if (options?.etag === 'v1') {
        throw new NotModifiedError();
      }
      return { buffer: async () => Buffer.from(text), etag: 'v1' };
    });

    await test.settle();
    await test.settle();
    expect(test.urlReader.readUrl).toHaveBeenCalledTimes(1);
    test.clock.advance(10 * 60_000);
    await test.settle();
    expect(test.urlReader.readUrl).toHaveBeenCalledTimes(2);
    expect(await test.states()).toEqual({ availability: 'ok', latency: 'ok' });

    test.urlReader.readUrl.mockRejectedValue(new Error('no route to host'));
    test.clock.advance(10 * 60_000);
    await test.settle();
    expect(await test.states()).toEqual({ availability: 'ok', latency: 'ok' });
    expect(
      (await documents()).find(({ file }) => file === url)?.problem,
    ).toContain('no route to host');
  });

  it('says which data source it cannot choose', async () => {
    write({ 'a.yaml': sloDocument('availability', { type: 'datadog' }) });
    await test.settle();
    expect((await test.objectives())[0]).toMatchObject({
      state: 'error',
      reason: expect.stringMatching(/datadog.*metrics \(formula\)/),
    });
  });

  it('moves nothing when only the words of a document change', async () => {
    write({ 'a.yaml': sloDocument('availability') });
    await test.settle();
    const changes = await test.changes();
    write({
      'a.yaml': sloDocument('availability').replace(
        'spec:\n  service',
        'spec:\n  description: In other words\n  service',
      ),
    });
    await expect(publish()).resolves.toMatchObject({ result: 'published' });
    expect(await test.states()).toEqual({ availability: 'ok' });
    await test.drain();
    expect(await test.changes()).toEqual(changes);
  });

  describe('of an objective that is gone', () => {
    const day = 86_400_000;
    const removed = () =>
      knex('removed_objectives').select(
        'entity_ref',
        'slo',
        'state',
        'removed_at',
        'counts_until',
      );
    const start = async (document = sloDocument('availability')) => {
      write({ 'a.yaml': document });
      await test.settle();
      expect(await test.states()).toEqual({ availability: 'ok' });
    };

    it('remembers for gates how it stood, until its window has passed', async () => {
      await start();
      await knex('slo_objectives').update({ state: 'exhausted' });
      write({ 'none.yaml': '' });
      await publish();
      const now = await test.clock.now();
      const [row] = await removed();
      expect({
        ...row,
        removed_at: Number(row.removed_at),
        counts_until: Number(row.counts_until),
      }).toEqual({
        ...{ entity_ref: 'component:default/cart', slo: 'availability' },
        ...{ state: 'exhausted', removed_at: now },
        counts_until: now + 30 * day,
      });
    });

    it('remembers it for the entity that it has left', async () => {
      await test.insert('shop');
      await start();
      write({ 'a.yaml': sloDocument('availability', { service: 'shop' }) });
      await publish();
      expect(await removed()).toMatchObject([
        { entity_ref: 'component:default/cart', slo: 'availability' },
      ]);
    });

    it('forgets it when it is back, and when it no longer counts', async () => {
      await start();
      write({ 'none.yaml': '' });
      await publish();
      await start();
      expect(await removed()).toEqual([]);
      write({ 'none.yaml': '' });
      await publish();
      expect(await removed()).toHaveLength(1);
      test.clock.advance(30 * day);
      await test.slo.retention.prune({ signal: new AbortController().signal });
      expect(await removed()).toEqual([]);
    });

    it('remembers one that was broken first, but not one of which nothing was ever told', async () => {
      await start();
      write({ 'a.yaml': sloDocument('availability', { type: 'unknown' }) });
      await test.settle();
      write({ 'none.yaml': '' });
      await publish();
      expect(await removed()).toMatchObject([{ state: 'error' }]);
      await knex('removed_objectives').delete();
      write({ 'b.yaml': sloDocument('mistaken', { type: 'unknown' }) });
      await test.settle();
      write({ 'none.yaml': '' });
      await publish();
      expect(await removed()).toEqual([]);
    });

    it('takes another name for no removal, and a lower target for one', async () => {
      await start();
      const named = (name: string, target?: number) =>
        sloDocument('availability', { target }).replace(
          'metadata: { name: availability }',
          `metadata: { name: ${name} }`,
        );
      write({ 'a.yaml': named('renamed') });
      await publish();
      expect(await removed()).toEqual([]);
      write({ 'a.yaml': named('milder', 0.9) });
      await publish();
      expect(await removed()).toMatchObject([{ slo: 'renamed' }]);
    });
  });
});
