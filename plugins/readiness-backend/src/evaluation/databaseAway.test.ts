import {
  createMockDirectory,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  component,
  RUNS_STANDARD,
  TestStages,
} from '../__testUtils__/TestStages';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import { runLoop } from './runLoop';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const ids = databases.eachSupportedId();

describe('the loop of a worker', () => {
  const directory = createMockDirectory({
    content: { 'runs.yaml': RUNS_STANDARD },
  });

  // Only a database server can end connections; without one there is nothing to test.
  it.each(ids.length > 0 ? ids : [])(
    'goes on when the database comes back, and has lost nothing, %p',
    async id => {
      const knex = await migratedDatabase(databases, id);
      const test = await TestStages.create(knex, {
        directory,
        config: { evaluation: { batchSize: 10 } },
      });
      test.catalog = Array.from({ length: 100 }, (_, i) => component(`s${i}`));
      await test.stages.publisher.publish();
      await test.sync();
      const logger = mockServices.logger.mock();
      const controller = new AbortController();
      let rounds = 0;
      await runLoop({
        name: 'The worker',
        step: async () => {
          rounds += 1;
          if (rounds % 3 === 0) {
            await endConnections(test);
          }
          // What a broken round had claimed is due again when its lease ends.
          test.clock.advance(120_000);
          const { result } = await test.stages.worker.runOnce();
          if ((await test.scorecards()).length === 100) {
            controller.abort();
          }
          return result === 'idle' ? 'idle' : 'again';
        },
        wakeUp: test.stages.wakeUp,
        pause: 1,
        logger,
        signal: controller.signal,
      });
      expect(await test.scorecards()).toHaveLength(100);
      expect(await test.changes()).toHaveLength(100);
    },
  );
});

/** Ends all connections to this database, that of the caller last. */
async function endConnections(test: TestStages): Promise<void> {
  await test.knex.raw(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await expect(
    test.knex.raw('select pg_terminate_backend(pg_backend_pid())'),
  ).rejects.toThrow();
}
