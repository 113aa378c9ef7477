import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { InputError } from '@backstage/errors';
import { measureApi } from './api/measureApi';
import { BenchDatabase, Engine } from './database/BenchDatabase';
import { drain } from './evaluation/drain';
import { measureEvaluation } from './evaluation/measureEvaluation';
import { loadCompany, withStandard } from './loadCompany';
import { BenchOptions, readOptions } from './readOptions';
import { besidePostgres, Figure, ratioOf, verdictOf } from './report/Figure';
import { renderTable } from './report/renderTable';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const byEngine = new Map<Engine, readonly Figure[]>();
  for (const engine of options.engines) {
    const figures = besidePostgres(
      await measure(engine, options),
      byEngine.get('postgres') ?? [],
    );
    byEngine.set(engine, figures);
    const title = `\n${engine}, ${options.entities} entities`;
    process.stdout.write(`${renderTable(title, figures)}\n`);
  }
  if (options.json) {
    await writeFile(options.json, jsonOf(options, byEngine));
  }
}

async function measure(
  engine: Engine,
  { entities, parts, runs }: BenchOptions,
): Promise<Figure[]> {
  const database = await BenchDatabase.create(engine);
  try {
    return await withStandard(async standard => {
      const { knex } = database;
      progress(`${engine}: filling the database`);
      const company = await loadCompany({ knex, entities, standard });
      progress(`${engine}: evaluating`);
      const evaluation = parts.includes('evaluation')
        ? await measureEvaluation({ database, company, entities, runs })
        : [];
      await drain(company.stages.worker);
      progress(`${engine}: asking the API`);
      const api = parts.includes('api')
        ? await measureApi({ database: database.location, standard, entities })
        : [];
      return [...evaluation, ...api];
    });
  } finally {
    await database.close();
  }
}

/** Beside the figures, so that they can be redirected. */
function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

function stackOf(error: unknown): string {
  return (error instanceof Error && error.stack) || String(error);
}

function jsonOf(
  { entities }: BenchOptions,
  byEngine: ReadonlyMap<Engine, readonly Figure[]>,
): string {
  const report = {
    at: new Date().toISOString(),
    machine: { cores: cpus().length, model: cpus()[0]?.model ?? null },
    node: process.version,
    entities,
    engines: Object.fromEntries(
      Array.from(byEngine, ([engine, figures]) => [
        engine,
        figures.map(figure => ({
          ...figure,
          ratio: ratioOf(figure) ?? null,
          verdict: verdictOf(figure) ?? null,
        })),
      ]),
    ),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

main().catch(error => {
  // A wrong call needs no stack; a fault of the benchmark does.
  process.stderr.write(
    `${error instanceof InputError ? error.message : stackOf(error)}\n`,
  );
  process.exitCode = 2;
});
