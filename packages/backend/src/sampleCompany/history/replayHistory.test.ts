import { resolve } from 'node:path';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  migrateDatabase,
  ReplayStages,
} from 'backstage-plugin-readiness-backend/alpha';
import { Knex } from 'knex';
import { createHistoryStages } from './createHistoryStages';
import { FixedCatalog } from './FixedCatalog';
import { readSampleCatalog } from './readSampleCatalog';
import { replayHistory } from './replayHistory';
import { SteppedClock } from './SteppedClock';

jest.setTimeout(120_000);

const DAY = 86_400_000;
const TODAY = Date.parse('2026-11-22T09:00:00Z');
const ROOT = resolve(__dirname, '../../../../..');

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const config = new ConfigReader({
  catalog: {
    locations: ['carriers', 'company'].map(name => ({
      type: 'file',
      target: `${ROOT}/examples/catalog/${name}.yaml`,
    })),
  },
  readiness: { standards: ['shipped', `${ROOT}/examples/standards`] },
});

describe.each(databases.eachSupportedId())('replayHistory on %p', id => {
  const logger = mockServices.logger.mock();

  async function start() {
    const knex = await databases.init(id);
    await migrateDatabase(knex);
    const clock = new SteppedClock();
    const stagesOn = await createHistoryStages({
      ...{ clock, config, knex, logger },
      auth: mockServices.auth(),
      catalog: new FixedCatalog(await readSampleCatalog(config)),
      urlReader: mockServices.urlReader.mock(),
    });
    const replay = (
      options: {
        days?: number;
        signal?: AbortSignal;
        stages?: typeof stagesOn;
      } = {},
    ) =>
      replayHistory({
        clock,
        stagesOn: options.stages ?? stagesOn,
        today: TODAY,
        days: options.days ?? 3,
        signal: options.signal ?? new AbortController().signal,
      });
    return { knex, clock, stagesOn, replay };
  }

  async function daysOf(knex: Knex): Promise<string[]> {
    return knex('roll_ups').distinct('day').orderBy('day').pluck('day');
  }

  it('leaves figures of each day before today, and nothing waiting', async () => {
    const { knex, clock, stagesOn, replay } = await start();
    await expect(replay()).resolves.toEqual({ result: 'replayed', days: 3 });
    await expect(daysOf(knex)).resolves.toEqual([
      '2026-11-19',
      '2026-11-20',
      '2026-11-21',
    ]);
    clock.set(TODAY);
    await expect(stagesOn(0).queue.status()).resolves.toMatchObject({ due: 0 });
    const rates = await knex('scorecards').where({
      entity_ref: 'component:default/carrier-rates',
    });
    expect(rates.map(row => row.standard).sort()).toEqual([
      'platform-as-product',
      'production-readiness',
    ]);
    expect(rates.every(row => row.known > 500_000)).toBe(true);
  });

  it('marks the day on which a check was added as a revision of its own', async () => {
    const { knex, replay } = await start();
    await replay({ days: 41 });
    const revisions = await knex('revisions').orderBy('id');
    expect(revisions.map(row => Number(row.published_at))).toEqual([
      TODAY - 41 * DAY,
      TODAY - 40 * DAY,
    ]);
    expect(JSON.parse(revisions[1].summary).text).toBe(
      'standard production-readiness changed',
    );
  });

  it('goes on where it was interrupted, and ends once', async () => {
    const { knex, stagesOn, replay } = await start();
    const stop = new AbortController();
    const untilYesterday = (day: number): ReplayStages => {
      if (day === 1) {
        stop.abort();
      }
      return stagesOn(day);
    };
    await expect(
      replay({ signal: stop.signal, stages: untilYesterday }),
    ).rejects.toThrow('aborted');
    await expect(daysOf(knex)).resolves.toEqual(['2026-11-19', '2026-11-20']);
    await expect(replay()).resolves.toEqual({ result: 'replayed', days: 1 });
    await expect(daysOf(knex)).resolves.toHaveLength(3);
    await expect(replay()).resolves.toEqual({ result: 'complete' });
  });

  it('leaves a database alone that holds the results of something else', async () => {
    const { knex, clock, stagesOn, replay } = await start();
    clock.set(TODAY);
    await stagesOn(0).publisher.publish();
    await expect(replay()).resolves.toEqual({ result: 'not-fresh' });
    await expect(daysOf(knex)).resolves.toEqual([]);
  });
});
