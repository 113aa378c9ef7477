import { setTimeout } from 'node:timers/promises';
import { HealthView } from 'backstage-plugin-readiness-common';
import { Aim, Figure } from '../report/Figure';
import { median, percentile } from '../statistics';
import { LIMITED_USER } from '../SyntheticCatalog';
import { BenchServer } from './BenchServer';
import { ServerOptions } from './ServerProtocol';

const READERS = 20;
const READ_MILLISECONDS = 2_000;
const READ_ROUNDS = 3;
/** Entities that are read again and again within a minute, as those of a team in an incident or a review are. */
const OFTEN_READ = 100;
const KILOBYTE = 1_000;
const MEGABYTE = 1_000_000;

/** Path of an entity's page, by number. */
const entityPath = (index: number) =>
  `/api/readiness/v1/entities/component/default/service-${index}`;
const floorPath = (index: number) =>
  `/api/floor/scorecards/component/default/service-${index}`;
const OVERVIEW = '/api/readiness/v1/overview';
const OVERVIEW_FLOOR = '/api/floor/overview';
const LIST = '/api/readiness/v1/entities?limit=50';

/** Longest p95 of the overview in milliseconds, for the sizes for which one is set. */
const OVERVIEW_AIMS: Readonly<Record<number, number>> = {
  10_000: 60,
  100_000: 300,
};

/** Measures the API over HTTP, and the memory of the backend that has served it. @internal */
export async function measureApi(options: ServerOptions): Promise<Figure[]> {
  const startedAt = Date.now();
  const server = await BenchServer.start('readiness', options);
  try {
    await untilIdle(server, startedAt);
    const figures = [
      ...(await measureOverview(server, options.entities)),
      ...(await measureEntity(server, options.entities)),
      ...(await measureReaders(server, options.entities)),
      ...(await measureConditions(server)),
    ];
    return [...figures, ...(await measureMemory(server, options))];
  } finally {
    await server.stop();
  }
}

/** Waits until the documents, the catalog and the queue have been worked through, as after any start. */
async function untilIdle(server: BenchServer, since: number): Promise<void> {
  for (;;) {
    const { body } = await server.get('/api/readiness/health');
    const { lastSync, queue }: HealthView = JSON.parse(body);
    const isSynced = lastSync.at !== null && Date.parse(lastSync.at) >= since;
    if (isSynced && queue.due === 0) {
      return;
    }
    await setTimeout(500);
  }
}

async function measureOverview(
  server: BenchServer,
  entities: number,
): Promise<Figure[]> {
  const { body } = await server.get(OVERVIEW);
  const [times, floor] = await alternating(server, 60, [
    () => OVERVIEW,
    () => OVERVIEW_FLOOR,
  ]);
  const p95 = OVERVIEW_AIMS[entities];
  return [
    await queriesFigure(server, 'overview', OVERVIEW, 5),
    {
      ...figure('overview, p50', median(times)),
      floor: median(floor),
    },
    {
      ...figure('overview, p95', percentile(times, 0.95)),
      floor: percentile(floor, 0.95),
      aims: p95 === undefined ? [] : [{ of: 'value', atMost: p95 }],
    },
    {
      name: 'overview, size',
      unit: 'KB',
      value: body.length / KILOBYTE,
      aims: [{ of: 'value', atMost: 200 }],
    },
  ];
}

async function measureEntity(
  server: BenchServer,
  entities: number,
): Promise<Figure[]> {
  const indexOf = (round: number) => (round * 13) % entities;
  const oftenIndexOf = (round: number) => indexOf(round % OFTEN_READ);
  const { body } = await server.get(entityPath(0));
  const [times, again, floor, nothing] = await alternating(server, 300, [
    round => entityPath(indexOf(OFTEN_READ + round)),
    round => entityPath(oftenIndexOf(round)),
    round => floorPath(indexOf(round)),
    () => '/api/floor/nothing',
  ]);
  const aims: Aim[] = [{ of: 'ratio', atMost: 1.6 }];
  return [
    await queriesFigure(server, "an entity's scorecards", entityPath(1), 3),
    {
      ...figure("an entity's scorecards, first, p50", median(times)),
      ...{ floor: median(floor), aims },
    },
    {
      ...figure("an entity's scorecards, first, p95", percentile(times, 0.95)),
      floor: percentile(floor, 0.95),
    },
    {
      ...figure("an entity's scorecards, again, p50", median(again)),
      ...{ floor: median(floor), aims },
    },
    figure('authorisation alone, p50', median(nothing)),
    {
      name: "an entity's scorecards, size",
      unit: 'KB',
      value: body.length / KILOBYTE,
      aims: [],
    },
  ];
}

async function measureReaders(
  server: BenchServer,
  entities: number,
): Promise<Figure[]> {
  const rates = new Array<number>();
  const again = new Array<number>();
  const floors = new Array<number>();
  for (let round = 0; round < READ_ROUNDS; round++) {
    const first = Math.floor((round * entities) / READ_ROUNDS);
    const unread = (index: number) => entityPath((first + index) % entities);
    floors.push(await readInParallel(server, floorPath, entities));
    rates.push(await readInParallel(server, unread, entities));
    again.push(await readInParallel(server, entityPath, OFTEN_READ));
  }
  const figureOf = (name: string, values: readonly number[]): Figure => ({
    ...{ name, unit: 'requests/s' },
    ...{ value: median(values), floor: median(floors) },
    aims: [{ of: 'ratio', atLeast: 0.6 }],
  });
  return [
    figureOf(`${READERS} parallel readers of any entities`, rates),
    figureOf(`${READERS} parallel readers of ${OFTEN_READ} entities`, again),
  ];
}

/** Requests a second. */
async function readInParallel(
  server: BenchServer,
  path: (index: number) => string,
  entities: number,
): Promise<number> {
  const startedAt = performance.now();
  let answers = 0;
  const read = async () => {
    while (performance.now() - startedAt < READ_MILLISECONDS) {
      await server.get(path((answers * 13) % entities));
      answers += 1;
    }
  };
  await Promise.all(Array.from({ length: READERS }, read));
  return (answers * 1000) / (performance.now() - startedAt);
}

/** A policy with conditions, which show the viewer half of the entities, against one without. */
async function measureConditions(server: BenchServer): Promise<Figure[]> {
  const first = await server.get(OVERVIEW, LIMITED_USER);
  const figures = [figure('conditions: first question', first.milliseconds)];
  for (const [name, path] of [
    ['overview', OVERVIEW],
    ['list', LIST],
  ] as const) {
    const limited = new Array<number>();
    const all = new Array<number>();
    for (let round = 0; round < 30; round++) {
      limited.push((await server.get(path, LIMITED_USER)).milliseconds);
      all.push((await server.get(path)).milliseconds);
    }
    figures.push({
      ...figure(`conditions: ${name}, p50 (floor: without)`, median(limited)),
      floor: median(all),
      aims: [{ of: 'ratio', atMost: 2 }],
    });
  }
  return figures;
}

/** The floor is a backend without the plugin that has answered as many requests. */
async function measureMemory(
  server: BenchServer,
  options: ServerOptions,
): Promise<Figure[]> {
  const empty = await BenchServer.start('empty', options);
  try {
    for (let round = 0; round < READ_ROUNDS; round++) {
      await readInParallel(empty, floorPath, options.entities);
    }
    const memory = await server.memory();
    const floor = await empty.memory();
    return [
      {
        ...{ name: 'memory over an empty backend, resident', unit: 'MB' },
        value: (memory.resident - floor.resident) / MEGABYTE,
        aims: [{ of: 'value', atMost: 150 }],
      },
      {
        ...{ name: 'the same, in use after a full collection', unit: 'MB' },
        value: (memory.inUse - floor.inUse) / MEGABYTE,
        aims: [],
      },
    ];
  } finally {
    await empty.stop();
  }
}

/** Times in milliseconds of some paths that are asked in turn, so that what disturbs one disturbs all. */
async function alternating(
  server: BenchServer,
  rounds: number,
  paths: readonly ((round: number) => string)[],
): Promise<number[][]> {
  const times = paths.map(() => new Array<number>());
  const warmUp = Math.ceil(rounds / 5);
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const [index, path] of paths.entries()) {
      const { milliseconds } = await server.get(path(round));
      if (round >= warmUp) {
        times[index].push(milliseconds);
      }
    }
  }
  return times;
}

/** The median of some tries, each less what the workers of the plugin ask in as long a time: they look for work. */
async function queriesFigure(
  server: BenchServer,
  name: string,
  path: string,
  atMost: number,
): Promise<Figure> {
  const counts = new Array<number>();
  for (let attempt = 0; attempt < 7; attempt++) {
    const before = await server.queries();
    const { milliseconds } = await server.get(path);
    const after = await server.queries();
    await setTimeout(milliseconds);
    counts.push(after - before - ((await server.queries()) - after));
  }
  const aims: Aim[] = [{ of: 'value', atMost }];
  return {
    name: `${name}, queries`,
    unit: 'queries',
    value: median(counts),
    aims,
  };
}

function figure(name: string, value: number): Figure {
  return { name, unit: 'ms', value, aims: [] };
}
