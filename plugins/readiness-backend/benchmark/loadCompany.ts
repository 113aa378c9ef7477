import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { applyDatabaseMigrations } from '../src/database/applyDatabaseMigrations';
import { createStages, Stages } from '../src/stages';
import { benchConfig } from './benchConfig';
import { timed } from './stopwatch';
import { syntheticCatalog } from './SyntheticCatalog';
import {
  FACTS_PER_ENTITY,
  syntheticFacts,
  syntheticStandard,
} from './syntheticCompany';

const FACTS_PER_CALL = 5000;

/** A database with the synthetic company, and all stages over it. @internal */
export interface LoadedCompany {
  readonly stages: Stages;
  /** Milliseconds that the first sync of the catalog took. */
  readonly firstSync: number;
  /** Milliseconds that it took to take in all facts. */
  readonly push: number;
}

/** Calls back with a folder that holds the synthetic standard. @internal */
export async function withStandard<T>(
  work: (directory: string) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'readiness-bench-'));
  try {
    await writeFile(join(directory, 'standard.yaml'), syntheticStandard());
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Fills an empty database the way a portal does: documents, catalog sync, pushed facts. @internal */
export async function loadCompany(options: {
  readonly knex: Knex;
  readonly entities: number;
  readonly standard: string;
}): Promise<LoadedCompany> {
  const { knex, entities, standard } = options;
  await applyDatabaseMigrations(knex);
  const config = mockServices.rootConfig({ data: benchConfig(standard) });
  const logger = mockServices.rootLogger();
  const stages = await createStages({
    ...{ knex, config, logger },
    catalog: syntheticCatalog(entities),
    auth: mockServices.auth(),
    urlReader: UrlReaders.default({ config, logger }),
  });
  await stages.publisher.publish();
  const { signal } = new AbortController();
  const sync = await timed(() => stages.sync.sync({ signal }));
  const push = await timed(() => pushFacts(stages, indexesTo(entities), 0));
  return {
    stages,
    firstSync: sync.milliseconds,
    push: push.milliseconds,
  };
}

/** Pushes the 50 facts of some entities, in calls of the greatest size. @internal */
export async function pushFacts(
  stages: Stages,
  indexes: readonly number[],
  round: number,
): Promise<void> {
  const observedAt = new Date().toISOString();
  const step = FACTS_PER_CALL / FACTS_PER_ENTITY;
  for (let start = 0; start < indexes.length; start += step) {
    const facts = indexes
      .slice(start, start + step)
      .flatMap(index => syntheticFacts(index, observedAt, round));
    await stages.ingestion.push(facts, { source: 'synthetic' });
  }
}

/** The numbers from 0 on. @internal */
export function indexesTo(size: number): number[] {
  return Array.from({ length: size }, (_, index) => index);
}
