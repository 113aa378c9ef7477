import { SliDefinition } from 'backstage-readiness-core';
import { badTotal } from '../src/__testUtils__/definitions';
import { RealPrometheus } from '../src/__testUtils__/RealPrometheus';
import { PrometheusSource } from '../src/PrometheusSource';
import { PrometheusSourceOptions } from '../src/PrometheusSourceOptions';
import { BenchDatabase } from './BenchDatabase';
import { measureStages } from './measureStages';

const SLOS = 1000;
const SLICE_SECONDS = 300;
const DAY = 86_400_000;
const HOURS_OF_SERVICES = 6;

const REQUESTS_OF_A_REFRESH = 2 * SLOS;

async function main(): Promise<void> {
  const prometheus = await RealPrometheus.start({
    moreMetrics: manyServices,
    beyondSeconds: 3600,
  });
  try {
    const defaults = await measureRefresh(prometheus, {});
    print('with the default limits', defaults);
    const unlimited = await measureRefresh(prometheus, {
      concurrency: 16,
      requestsPerSecond: 10_000,
    });
    print('with 16 requests at a time and no limit', unlimited);
    await measureBackfill(prometheus);
    await measureDatabases(prometheus);
  } finally {
    await prometheus.stop();
  }
}

/** The stages of the backend on SQLite, and on PostgreSQL where a connection string is given. */
async function measureDatabases(prometheus: RealPrometheus): Promise<void> {
  const postgres = process.env.READINESS_BENCH_POSTGRES;
  const engines = {
    SQLite: () => BenchDatabase.sqlite(),
    ...(postgres && { PostgreSQL: () => BenchDatabase.postgres(postgres) }),
  };
  for (const [engine, create] of Object.entries(engines)) {
    const database = await create();
    try {
      const figures = await measureStages(prometheus, database, SLOS);
      for (const { what, seconds, queries, growth } of figures) {
        process.stdout.write(
          `${SLOS} SLOs by the backend on ${engine}, ${what}: ${seconds.toFixed(
            1,
          )} s, ${queries} queries, ${(growth / 1024).toFixed(0)} KiB\n`,
        );
      }
    } finally {
      await database.close();
    }
  }
}

/** Two counters for each of 1,000 services. */
function* manyServices(end: number): Iterable<string> {
  yield '# TYPE service_requests counter\n';
  for (let service = 0; service < SLOS; service++) {
    for (const [code, perMinute] of [
      [200, 600],
      [500, 1],
    ]) {
      for (let minute = 0; minute <= HOURS_OF_SERVICES * 60; minute++) {
        const at = end - HOURS_OF_SERVICES * 3600 + minute * 60;
        yield `service_requests_total{service="${service}",code="${code}"} ${
          minute * perMinute
        } ${at}\n`;
      }
    }
  }
}

/** The last two slices of 1,000 SLOs, all asked for at once; seconds. */
async function measureRefresh(
  { url, end }: RealPrometheus,
  options: Partial<PrometheusSourceOptions>,
): Promise<number> {
  const source = PrometheusSource.create({ name: 'main', url, ...options });
  const started = performance.now();
  const answers = await Promise.all(
    Array.from({ length: SLOS }, (_, service) =>
      source.read({
        definition: requestsOf('service_requests_total', String(service)),
        sliceSeconds: SLICE_SECONDS,
        from: end - 2 * SLICE_SECONDS * 1000,
        to: end,
        signal: new AbortController().signal,
      }),
    ),
  );
  const seconds = (performance.now() - started) / 1000;
  await source.close();
  const wrong = answers.find(
    answer => answer.kind !== 'read' || answer.readings.length !== 2,
  );
  if (wrong) {
    throw new Error(`An SLO was answered ${JSON.stringify(wrong)}`);
  }
  return seconds;
}

/** All 8,640 slices of 30 days of one SLO, ten times. */
async function measureBackfill({ url, end }: RealPrometheus): Promise<void> {
  const source = PrometheusSource.create({ name: 'main', url });
  const milliseconds = new Array<number>();
  for (let run = 0; run < 10; run++) {
    const started = performance.now();
    await source.read({
      definition: requestsOf('http_requests_total', 'checkout'),
      sliceSeconds: SLICE_SECONDS,
      from: end - 30 * DAY,
      to: end,
      signal: new AbortController().signal,
    });
    milliseconds.push(performance.now() - started);
  }
  await source.close();
  milliseconds.sort((one, other) => one - other);
  process.stdout.write(
    `30 days of one SLO in slices of 5 minutes: ${milliseconds[5].toFixed(
      0,
    )} ms (median of 10)\n`,
  );
}

function requestsOf(metric: string, service: string): SliDefinition {
  return badTotal(
    `${metric}{service="${service}",code="500"}`,
    `sum(${metric}{service="${service}"})`,
  );
}

function print(how: string, seconds: number): void {
  process.stdout.write(
    `${SLOS} SLOs refreshed ${how}: ${seconds.toFixed(1)} s, ${Math.round(
      REQUESTS_OF_A_REFRESH / seconds,
    )} requests a second\n`,
  );
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
