import { Knex } from 'knex';
import { BenchDatabase } from '../database/BenchDatabase';
import { indexesTo, LoadedCompany, pushFacts } from '../loadCompany';
import { Aim, Figure } from '../report/Figure';
import { percentile } from '../statistics';
import { timed } from '../stopwatch';
import { entityRefAt, syntheticFacts } from '../syntheticCompany';
import { drain } from './drain';
import { Floors } from './Floors';
import { StatementCount } from './StatementCount';
import { StoredResults } from './StoredResults';
import { Times } from './Times';

const BATCH = 500;
const SINGLE_RUNS = 50;
const GROWTH_RUNS = 5;
const CHANGED_SHARE = 0.05;
const MEGABYTE = 1_000_000;

/** Longest times in milliseconds for the sizes for which one is set. */
const COLD_AIMS: Readonly<Record<number, number>> = {
  10_000: 3_000,
  100_000: 30_000,
};
const UNCHANGED_AIMS: Readonly<Record<number, number>> = { 10_000: 1_000 };

/** What the measurements of one database have in common. */
interface Bench {
  readonly database: BenchDatabase;
  readonly knex: Knex;
  readonly company: LoadedCompany;
  readonly floors: Floors;
  readonly results: StoredResults;
  readonly entities: number;
  readonly batches: readonly (readonly string[])[];
  readonly runs: number;
}

/** Measures everything from a due row to a stored result. @internal */
export async function measureEvaluation(options: {
  readonly database: BenchDatabase;
  readonly company: LoadedCompany;
  readonly entities: number;
  readonly runs: number;
}): Promise<Figure[]> {
  const { database, company, entities } = options;
  const { knex } = database;
  const publication = await company.stages.publications.current();
  if (!publication) {
    throw new Error('The synthetic standard was not published');
  }
  const bench: Bench = {
    ...options,
    knex,
    floors: new Floors({ knex, stages: company.stages, publication }),
    results: new StoredResults(knex),
    batches: batchesOf(indexesTo(entities).map(entityRefAt)),
  };
  const cold = await measureCold(bench);
  return [
    ...cold.figures,
    ...(await measureUnchanged(bench, cold)),
    ...(await measureOne(bench)),
    ...(await measureGrowth(bench)),
  ];
}

/** What the floors of a run over all entities came to, as medians. */
interface RunFloors {
  readonly read: number;
  readonly evaluate: number;
  readonly figures: readonly Figure[];
}

async function measureCold(bench: Bench): Promise<RunFloors> {
  const { batches, company, database, floors, results, runs } = bench;
  const times = new Times();
  for (let run = 0; run < runs; run++) {
    await results.forget();
    await database.settle();
    times.add('read', await summed(batches, refs => floors.read(refs)));
    times.add('evaluate', await summed(batches, refs => floors.evaluate(refs)));
    await times.measure('cold', () => drain(company.stages.worker));
    await expectScorecards(bench);
    const written = await Promise.all(batches.map(refs => results.read(refs)));
    await results.forget();
    await database.settle();
    times.add('write', await summed(written, rows => floors.write(rows)));
  }
  const [read, evaluate, write] = times.medians('read', 'evaluate', 'write');
  return {
    read,
    evaluate,
    figures: [
      info('first sync of the catalog', company.firstSync),
      info('taking in all facts', company.push),
      info('floor: reading the rows', read),
      info('floor: evaluating the rules', evaluate),
      info('floor: writing the rows', write),
      {
        name: 'all, cold',
        unit: 'ms',
        value: times.medians('cold')[0],
        floor: read + evaluate + write,
        aims: [{ of: 'ratio', atMost: 2 }, ...timeAim(COLD_AIMS, bench)],
      },
      info('of which this process was at work', times.medians('cpu cold')[0]),
    ],
  };
}

async function measureUnchanged(
  bench: Bench,
  { read, evaluate }: RunFloors,
): Promise<Figure[]> {
  const { batches, company, database, floors, knex, results, runs } = bench;
  const writes = new StatementCount(knex, 'scorecards');
  const times = new Times();
  let statements = 0;
  for (let run = 0; run < runs; run++) {
    await database.settle();
    const rows = await Promise.all(
      batches.map(async refs => ({
        ...{ scorecards: [], adoptions: [], changes: [] },
        evaluations: (await results.read(refs)).evaluations,
      })),
    );
    times.add('write', await summed(rows, batch => floors.write(batch)));
    await company.stages.queue.request(batches.flat());
    writes.take();
    await times.measure('again', () => drain(company.stages.worker));
    statements += writes.take();
  }
  const [again, write] = times.medians('again', 'write');
  return [
    {
      name: 'all again, nothing changed',
      unit: 'ms',
      value: again,
      floor: read + evaluate + write,
      aims: timeAim(UNCHANGED_AIMS, bench),
    },
    info('of which this process was at work', times.medians('cpu again')[0]),
    {
      name: 'scorecards written then',
      unit: 'statements',
      value: statements,
      aims: [{ of: 'value', atMost: 0 }],
    },
  ];
}

async function measureOne(bench: Bench): Promise<Figure[]> {
  const { company, floors, results, entities } = bench;
  const { ingestion, worker } = company.stages;
  const times = new Times();
  for (let run = 0; run < SINGLE_RUNS; run++) {
    const index = (run * 7) % entities;
    const refs = [entityRefAt(index)];
    const observedAt = new Date().toISOString();
    const [fact] = syntheticFacts(index, observedAt, run + 1);
    await ingestion.push([fact], { source: 'synthetic' });
    const { milliseconds, value } = await timed(() => worker.runOnce());
    if (value.result !== 'evaluated' || value.batch.evaluated !== 1) {
      throw new Error('The changed entity was not the only one that was due');
    }
    times.add('one', milliseconds);
    const written = await results.read(refs);
    times.add(
      'floor',
      (await floors.read(refs)) +
        (await floors.evaluate(refs)) +
        (await floors.write({ ...written, changes: [] })),
    );
  }
  return [
    {
      name: 'one changed, claimed to stored',
      unit: 'ms',
      value: times.medians('one')[0],
      floor: times.medians('floor')[0],
      aims: [{ of: 'value', atMost: 30 }],
    },
    info('the same, p95', percentile(times.of('one'), 0.95)),
  ];
}

async function measureGrowth(bench: Bench): Promise<Figure[]> {
  const { company, database, entities } = bench;
  await database.settle();
  const before = await database.size();
  const step = Math.round(1 / CHANGED_SHARE);
  for (let run = 0; run < GROWTH_RUNS; run++) {
    const changed = indexesTo(entities).filter(index => index % step === run);
    await pushFacts(company.stages, changed, run + 100);
    await drain(company.stages.worker);
  }
  const grown = (await database.size()) - before;
  return [
    {
      name: 'growth a run, 5 % changed',
      unit: 'MB',
      value: grown / GROWTH_RUNS / MEGABYTE,
      aims: entities <= 10_000 ? [{ of: 'value', atMost: 3 }] : [],
    },
  ];
}

async function expectScorecards({ results, entities }: Bench): Promise<void> {
  const count = await results.count();
  if (count !== entities) {
    throw new Error(`${count} scorecards were stored for ${entities} entities`);
  }
}

function batchesOf(refs: readonly string[]): string[][] {
  return indexesTo(Math.ceil(refs.length / BATCH)).map(number =>
    refs.slice(number * BATCH, (number + 1) * BATCH),
  );
}

async function summed<T>(
  batches: readonly T[],
  measure: (batch: T) => Promise<number>,
): Promise<number> {
  let sum = 0;
  for (const batch of batches) {
    sum += await measure(batch);
  }
  return sum;
}

function timeAim(
  aims: Readonly<Record<number, number>>,
  { entities }: Bench,
): Aim[] {
  const atMost = aims[entities];
  return atMost === undefined ? [] : [{ of: 'value', atMost }];
}

function info(name: string, value: number): Figure {
  return { name, unit: 'ms', value, aims: [] };
}
