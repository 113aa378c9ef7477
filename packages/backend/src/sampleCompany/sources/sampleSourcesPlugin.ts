import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { isSampleCompany } from '../isSampleCompany';
import { ReadinessAccess } from './ReadinessAccess';
import { SliceReporter } from '../slos/SliceReporter';
import { reportFacts } from './reportFacts';

/**
 * Stands for all that reports about the services of the sample company: at the start of the portal, and again before its
 * facts grow stale; and what its SLIs count, every five minutes.
 * @internal
 */
export const sampleSourcesPlugin = createBackendPlugin({
  pluginId: 'sample-sources',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, config, discovery, lifecycle, logger, scheduler }) {
        if (!isSampleCompany(config)) {
          return;
        }
        const startedAt = Date.now();
        const readiness = new ReadinessAccess({ auth, discovery, fetch });
        const slices = new SliceReporter({
          ...{ readiness, logger, anchor: startedAt },
          now: Date.now,
        });
        // Not before all plugins are there: readiness may still be busy with the history.
        lifecycle.addStartupHook(async () => {
          await scheduler.scheduleTask({
            id: 'report-facts',
            scope: 'local',
            frequency: { hours: 4 },
            timeout: { minutes: 30 },
            fn: signal =>
              reportFacts({
                ...{ readiness, logger, startedAt, signal },
                now: Date.now,
              }),
          });
          await scheduler.scheduleTask({
            id: 'report-slices',
            scope: 'local',
            frequency: { minutes: 5 },
            timeout: { minutes: 30 },
            fn: signal => slices.report(signal),
          });
        });
      },
    });
  },
});
