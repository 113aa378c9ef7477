import { mkdir, mkdtemp, rm, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  createReplayStages,
  migrateDatabase,
  ReplayStages,
} from 'backstage-plugin-readiness-backend/alpha';
import { Knex } from 'knex';
import { SERVICES, sloOfService } from '../src/__testUtils__/serviceSlos';
import { RealPrometheus } from '../src/__testUtils__/RealPrometheus';
import { PrometheusSource } from '../src/PrometheusSource';
import { BenchDatabase } from './BenchDatabase';

/** A little more than the longest time between two readings of one SLO, which are spread. */
const ROUND = 331_000;
const ROUNDS = 3;

/** What a first reading, or one round of refreshing, came to. @internal */
export interface StagesFigure {
  readonly what: string;
  readonly seconds: number;
  /** Queries of the database. */
  readonly queries: number;
  /** Bytes by which the database grew. */
  readonly growth: number;
}

/**
 * The stages of the backend with as many SLOs, each of a service of its own and with queries of its own: the first reading
 * of 30 days, and rounds of refreshing as they come every five minutes. The limits of the data source are the defaults.
 * @internal
 */
export async function measureStages(
  prometheus: RealPrometheus,
  database: BenchDatabase,
  slos: number,
): Promise<StagesFigure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'readiness-slos-'));
  const source = PrometheusSource.create({
    name: 'main',
    url: prometheus.url,
  });
  const clock = { instant: prometheus.end, now: async () => clock.instant };
  try {
    const documents = join(folder, 'slos');
    await writeSlos(documents, slos);
    const stages = await createStages({
      ...{ knex: database.knex, clock, source, documents, slos },
    });
    await stages.publisher.publish();
    await stages.sync.sync({ signal: new AbortController().signal });
    await stages.slo.publisher.publish();
    clock.instant += 1;
    const figures = [
      await measure('first reading of 30 days', database, stages),
    ];
    for (let round = 1; round <= ROUNDS; round++) {
      clock.instant += ROUND;
      figures.push(await measure(`round ${round}`, database, stages));
    }
    return figures;
  } finally {
    await source.close();
    await rm(folder, { recursive: true });
  }
}

async function measure(
  what: string,
  database: BenchDatabase,
  stages: ReplayStages,
): Promise<StagesFigure> {
  const before = await database.bytes();
  const queriesBefore = database.queries;
  const started = performance.now();
  const { signal } = new AbortController();
  while ((await stages.slo.worker.runOnce({ signal })).result !== 'idle') {
    // There is more to read.
  }
  return {
    what,
    seconds: (performance.now() - started) / 1000,
    queries: database.queries - queriesBefore,
    growth: (await database.bytes()) - before,
  };
}

async function writeSlos(folder: string, slos: number): Promise<void> {
  await mkdir(folder);
  for (let index = 0; index < slos; index++) {
    const service = SERVICES[index % SERVICES.length];
    const document = sloOfService(service)
      // A matcher that matches all makes the queries of each SLO different.
      .replaceAll(
        `{service="${service}"`,
        `{service="${service}",copy!="${index}"`,
      )
      .replaceAll(`${service}-`, `${service}-${index}-`)
      .replace(`service: ${service}`, `service: ${service}-${index}`);
    await writeFile(join(folder, `${index}.yaml`), document);
  }
}

async function createStages(options: {
  knex: Knex;
  clock: { now(): Promise<number> };
  source: PrometheusSource;
  documents: string;
  slos: number;
}): Promise<ReplayStages> {
  const { knex, clock, source, documents, slos } = options;
  await migrateDatabase(knex);
  const config = mockServices.rootConfig({
    data: { readiness: { slo: { documents: [documents] } } },
  });
  const logger = mockServices.rootLogger();
  return createReplayStages({
    ...{ knex, clock, config, logger, sliSources: [source] },
    auth: mockServices.auth(),
    urlReader: UrlReaders.default({ config, logger }),
    catalog: catalogServiceMock({
      entities: Array.from({ length: slos }, (_, index) => ({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: `${SERVICES[index % SERVICES.length]}-${index}`,
          etag: '1',
        },
        spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
      })),
    }),
  });
}
