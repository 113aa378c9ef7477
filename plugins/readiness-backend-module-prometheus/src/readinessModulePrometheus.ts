import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readinessSliSourcesExtensionPoint } from 'backstage-plugin-readiness-node';
import { closeSources, sourcesFromConfig } from './sourcesFromConfig';

/**
 * Adds the Prometheus servers of `readiness.slo.prometheus` to the sources that SLIs are read from.
 *
 * @remarks
 * An entry that is wrong stops nothing: it is logged, the other entries work, and the SLOs that refer to it say what is wrong
 * with it.
 * @public
 */
export const readinessModulePrometheus = createBackendModule({
  pluginId: 'readiness',
  moduleId: 'prometheus',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        sliSources: readinessSliSourcesExtensionPoint,
      },
      async init({ config, lifecycle, logger, sliSources }) {
        const { sources, problems } = sourcesFromConfig(config);
        problems.forEach(problem => logger.error(problem));
        sources.forEach(source => sliSources.addSliSource(source));
        lifecycle.addShutdownHook(() => closeSources(sources));
      },
    });
  },
});
