import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
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
        for (const source of sources) {
          try {
            sliSources.addSliSource(source);
          } catch (error) {
            logger.error(
              `The data source ${
                source.name
              } of readiness.slo.prometheus is left out: ${
                toError(error).message
              }`,
            );
          }
        }
        lifecycle.addShutdownHook(() => closeSources(sources));
      },
    });
  },
});
