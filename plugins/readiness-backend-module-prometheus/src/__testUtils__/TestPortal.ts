import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { readinessPlugin } from 'backstage-plugin-readiness-backend';
import { createReplayStages } from 'backstage-plugin-readiness-backend/alpha';
import {
  EntitySlos,
  ReadinessClient,
  SloObjectiveView,
  SloStateView,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { PrometheusSource } from '../PrometheusSource';
import { readinessModulePrometheus } from '../readinessModulePrometheus';
import { SERVICES, sloOfService } from './serviceSlos';

/** Checks whose results follow the states of SLOs. */
export const DECIDED_BY_SLOS = ['slos-met', 'error-budget-policy-followed'];

/** In the order in which the first evaluation needs them. */
const TASKS = [
  'readiness-documents',
  'readiness-catalog-sync',
  'readiness-slo-documents',
];

/** Of tier 1: for these there are checks of their SLOs. */
const ENTITIES: Entity[] = SERVICES.map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, etag: '1', labels: { tier: '1' } },
  spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
}));

/** A clock that a test sets. @internal */
export class TestClock {
  constructor(public instant: number) {}

  async now(): Promise<number> {
    return this.instant;
  }
}

/** @internal */
export interface TestPortalOptions {
  readonly knex: Knex;
  readonly directory: ReturnType<typeof createMockDirectory>;
  /** Of the Prometheus server. */
  readonly url: string;
  /** More OpenSLO documents, by file. */
  readonly documents?: Readonly<Record<string, string>>;
  /** More data sources beside `main`, as they are configured. */
  readonly sources?: readonly JsonObject[];
  /** More of `readiness.slo`. */
  readonly slo?: JsonObject;
}

/**
 * The backend as it is installed, with this module, six services in its catalog and an SLO for each; and its API.
 * @internal
 */
export class TestPortal {
  readonly #options: TestPortalOptions;
  readonly #stop: () => Promise<void>;
  readonly client: ReadinessClient;

  static async start(options: TestPortalOptions): Promise<TestPortal> {
    const slos = SERVICES.map(name => [`${name}.yaml`, sloOfService(name)]);
    options.directory.setContent({
      ...Object.fromEntries(slos),
      ...options.documents,
    });
    const scheduler = mockServices.scheduler();
    const { knex } = options;
    const backend = await startTestBackend({
      features: [
        readinessPlugin,
        readinessModulePrometheus,
        catalogServiceMock.factory({ entities: ENTITIES }),
        mockServices.database.factory({ knex }),
        mockServices.rootConfig.factory({ data: configOf(options) }),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
      ],
    });
    const url = `http://127.0.0.1:${backend.server.port()}`;
    const portal = new TestPortal(options, { url, stop: () => backend.stop() });
    for (const task of TASKS) {
      await scheduler.triggerTask(task);
    }
    return portal;
  }

  private constructor(
    options: TestPortalOptions,
    { url, stop }: { url: string; stop: () => Promise<void> },
  ) {
    this.#options = options;
    this.#stop = stop;
    this.client = new ReadinessClient({
      discoveryApi: { getBaseUrl: async plugin => `${url}/api/${plugin}` },
      fetchApi: {
        fetch: (input, init) =>
          fetch(input, {
            ...init,
            headers: {
              ...init?.headers,
              authorization: mockCredentials.user.header(),
            },
          }),
      },
    });
  }

  /** Another replica, whose clock a test sets: what it does as time goes by is seen in the portal. */
  async createReplica(clock: TestClock) {
    const { knex, url } = this.#options;
    const source = PrometheusSource.create({ name: 'main', url });
    const stages = await createReplayStages({
      ...{ knex, clock },
      config: mockServices.rootConfig({ data: configOf(this.#options) }),
      logger: mockServices.logger.mock(),
      auth: mockServices.auth(),
      urlReader: mockServices.urlReader.mock(),
      catalog: catalogServiceMock({ entities: ENTITIES }),
      sliSources: [source],
    });
    const { signal } = new AbortController();
    return {
      /** Reads and evaluates all that is due after some time. */
      async goOn(milliseconds: number): Promise<void> {
        clock.instant += milliseconds;
        await untilIdle(() => stages.slo.worker.runOnce({ signal }));
        await untilIdle(() => stages.worker.runOnce());
      },
      close: () => source.close(),
    };
  }

  /** Waits until each objective of the six services has been read. */
  async untilRead(): Promise<void> {
    await eventually(async () => {
      const { items } = await this.client.listSlos({});
      const read = items.filter(({ countedUntil }) => countedUntil !== null);
      return read.length === SERVICES.length ? read : undefined;
    });
  }

  /** Waits until it was tried to read each objective of a service. */
  async untilTried(service: string): Promise<EntitySlos> {
    return eventually(async () => {
      const slos = await this.client.getEntitySlos(
        `component:default/${service}`,
      );
      const isTried = slos.objectives.every(
        ({ read }) => read.outcome !== 'never',
      );
      return isTried ? slos : undefined;
    });
  }

  /** By service, or by the name of the SLO that it has besides. */
  async states(): Promise<Record<string, SloStateView>> {
    const { items } = await this.client.listSlos({});
    return Object.fromEntries(
      items.map(({ slo, state }) => [slo.replace('-availability', ''), state]),
    );
  }

  /** The objective that bears the name of the service. */
  async objectiveOf(service: string): Promise<SloObjectiveView> {
    const { objectives } = await this.client.getEntitySlos(
      `component:default/${service}`,
    );
    return objectives.filter(({ slo }) => slo.startsWith(service))[0];
  }

  /** The status of each check of all services that the states of SLOs do not decide. */
  async otherResults(): Promise<Record<string, string>> {
    const views = await Promise.all(
      SERVICES.map(service =>
        this.client.getEntity(`component:default/${service}`),
      ),
    );
    return Object.fromEntries(
      views.flatMap(({ entity, scorecards }) =>
        scorecards.flatMap(({ standard, results }) =>
          results
            .filter(({ checkId }) => !DECIDED_BY_SLOS.includes(checkId))
            .map(({ checkId, status, stale }) => [
              `${entity.title} ${standard} ${checkId}`,
              stale ? `${status}, stale` : status,
            ]),
        ),
      ),
    );
  }

  async stop(): Promise<void> {
    await this.#stop();
  }
}

function configOf(options: TestPortalOptions): JsonObject {
  const { directory, url, slo, sources = [] } = options;
  return {
    readiness: {
      checks: { enable: ['slo'] },
      slo: {
        documents: [directory.path],
        prometheus: [{ name: 'main', url }, ...sources],
        ...slo,
      },
    },
  };
}

async function untilIdle(
  round: () => Promise<{ readonly result: string }>,
): Promise<void> {
  while ((await round()).result !== 'idle') {
    // There is more to do.
  }
}

/** Looks again and again, for at most a minute. */
async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let attempt = 0; attempt < 1200; attempt++) {
    const found = await look();
    if (found !== undefined) {
      return found;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error('What was waited for did not come within a minute');
}
