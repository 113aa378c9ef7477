import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  migrateDatabase,
  ReplayStagesOptions,
} from 'backstage-plugin-readiness-backend/alpha';
import { isSampleCompany } from '../isSampleCompany';
import { createHistoryStages } from './createHistoryStages';
import { FixedCatalog } from './FixedCatalog';
import { readSampleCatalog } from './readSampleCatalog';
import { replayHistory } from './replayHistory';
import { SteppedClock } from './SteppedClock';

/**
 * Gives the sample company its history before readiness itself starts: a module is initialised before its plugin, on the
 * same database.
 * @internal
 */
export const sampleHistoryModule = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'sample-history',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        database: coreServices.database,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
        urlReader: coreServices.urlReader,
      },
      async init({ database, lifecycle, ...services }) {
        if (!isSampleCompany(services.config)) {
          return;
        }
        const stop = new AbortController();
        lifecycle.addShutdownHook(() => stop.abort());
        const knex = await database.getClient();
        await migrateDatabase(knex);
        await liveThroughHistory({ ...services, knex }, stop.signal);
      },
    });
  },
});

async function liveThroughHistory(
  options: Omit<ReplayStagesOptions, 'catalog' | 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  const { config, logger } = options;
  const catalog = new FixedCatalog(await readSampleCatalog(config));
  const clock = new SteppedClock();
  const startedAt = performance.now();
  const replay = await replayHistory({
    ...{ clock, signal, today: Date.now() },
    stagesOn: await createHistoryStages({ ...options, catalog, clock }),
  });
  if (replay.result === 'replayed') {
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    logger.info(
      `Lived through ${replay.days} days of the sample company in ${seconds} s`,
    );
  }
}
