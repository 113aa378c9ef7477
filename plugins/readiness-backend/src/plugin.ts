import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { ConflictError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import {
  FactSource,
  readinessFactSourcesExtensionPoint,
  readinessSliSourcesExtensionPoint,
  SliSource,
} from 'backstage-plugin-readiness-node';
import { applyDatabaseMigrations } from './database/applyDatabaseMigrations';
import { EvaluationMetrics } from './health/EvaluationMetrics';
import { SliMetrics } from './health/SliMetrics';
import { createRouter } from './router/createRouter';
import { readSchedules, scheduleStages } from './scheduleStages';
import { createStages } from './stages';
import { CountedClock } from './clock/CountedClock';
import { startSliWorkers } from './slo/startSliWorkers';
import { startWorkers } from './evaluation/startWorkers';

/**
 * Scores catalog entities against standards, stores each result with its history, and says why.
 * @public
 */
export const readinessPlugin = createBackendPlugin({
  pluginId: 'readiness',
  register(env) {
    const sources = new Map<string, FactSource>();
    env.registerExtensionPoint(readinessFactSourcesExtensionPoint, {
      addFactSource(source) {
        if (sources.has(source.id)) {
          throw new ConflictError(
            `The fact source "${source.id}" was added twice; give one of them another id`,
          );
        }
        sources.set(source.id, source);
      },
    });
    const sliSources = new Map<string, SliSource>();
    env.registerExtensionPoint(readinessSliSourcesExtensionPoint, {
      addSliSource(source) {
        if (sliSources.has(source.name)) {
          throw new ConflictError(
            `The data source "${source.name}" was added twice; give one of them another name`,
          );
        }
        sliSources.set(source.name, source);
      },
    });
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(services) {
        const { config, database, httpRouter, metrics } = services;
        const knex = await database.getClient();
        if (!database.migrations?.skip) {
          await applyDatabaseMigrations(knex);
        }
        const evaluationMetrics = EvaluationMetrics.create(metrics);
        const sliMetrics = SliMetrics.create(metrics);
        const stages = await createStages({
          ...services,
          knex,
          sources: [...sources.values()],
          sliSources: [...sliSources.values()],
          onBatch: batch => evaluationMetrics.note(batch),
          onRead: batch => sliMetrics.note(batch),
        });
        evaluationMetrics.observe(stages.queue);
        sliMetrics.observe(stages.slo.queue);
        httpRouter.use(
          await createRouter({
            ...services,
            knex,
            clock: new CountedClock({ clock: stages.clock }),
            publications: stages.publications,
            ingestion: stages.ingestion,
            pushes: stages.slo.pushes,
            sliSources: stages.slo.sources,
            queue: stages.queue,
            health: stages.health,
            factReading: stages.factSettings,
            gateSettings: stages.gateSettings,
          }),
        );
        httpRouter.addAuthPolicy({
          path: '/health',
          allow: 'unauthenticated',
        });
        await scheduleStages(stages, readSchedules(config), services);
        startWorkers(stages, services);
        startSliWorkers(stages.slo, services);
      },
    });
  },
});
