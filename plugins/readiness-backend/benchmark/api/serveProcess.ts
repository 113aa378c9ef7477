import {
  BackendFeature,
  coreServices,
  createServiceFactory,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { benchConfig } from '../benchConfig';
import { openDatabase } from '../database/BenchDatabase';
import { isLimited, LIMITED_USER, syntheticCatalog } from '../SyntheticCatalog';
import { floorPlugin } from './floorPlugin';
import { ServerMemory, ServerOptions, ServerReport } from './ServerProtocol';

/** Allows everything, but for a user to whom the catalog shows what meets a condition. */
const permissions: PermissionsService = {
  authorize: async requests =>
    requests.map(() => ({ result: AuthorizeResult.ALLOW })),
  authorizeConditional: async (requests, { credentials }) =>
    requests.map(({ permission }) =>
      permission.name === catalogEntityReadPermission.name &&
      credentials &&
      isLimited(credentials)
        ? {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'catalog',
            resourceType: 'catalog-entity',
            conditions: {
              rule: 'IS_ENTITY_OWNER',
              resourceType: 'catalog-entity',
              params: { claims: [LIMITED_USER] },
            },
          }
        : { result: AuthorizeResult.ALLOW },
    ),
};

async function serve(
  options: ServerOptions,
  plugins: readonly BackendFeature[],
): Promise<void> {
  const knex = openDatabase(options.database);
  const features = [
    floorPlugin(knex),
    mockServices.database.factory({ knex }),
    mockServices.rootConfig.factory({ data: benchConfig(options.standard) }),
    mockServices.scheduler.factory({
      includeInitialDelayedTasksOnStartup: true,
    }),
    createServiceFactory({
      service: coreServices.permissions,
      deps: {},
      factory: () => permissions,
    }),
    createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => syntheticCatalog(options.entities),
    }),
  ];
  const backend = await startTestBackend({
    features: [...features, ...plugins],
  });
  report({ kind: 'listening', port: backend.server.port() });
  process.on('message', () => {
    report({ kind: 'memory', ...memory() });
  });
  process.on('disconnect', () => process.exit());
}

/** The resident memory first, since the collection changes it. */
function memory(): ServerMemory {
  const resident = process.memoryUsage.rss();
  if (!global.gc) {
    throw new Error('A server of the benchmark must be run with --expose-gc');
  }
  global.gc();
  const { heapUsed, external } = process.memoryUsage();
  return { resident, inUse: heapUsed + external };
}

function report(message: ServerReport): void {
  process.send?.(message);
}

/**
 * Makes this process a Backstage backend with some plugins, which takes its options as its first message.
 * @internal
 */
export function serveProcess(plugins: readonly BackendFeature[]): void {
  process.once('message', (options: ServerOptions) => {
    void serve(options, plugins);
  });
}
