import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { JsonObject, JsonValue } from '@backstage/types';
import { SliSource } from 'backstage-plugin-readiness-node';
import { Knex } from 'knex';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { entityOf, insertEntity } from '../../__testUtils__/insertRows';
import { TestStages } from '../../__testUtils__/TestStages';
import {
  DbSliDaysRow,
  DbSlisRow,
  DbSloChangesRow,
  DbSloObjectivesRow,
} from '../../database/sloTables';
import { parseStoredFacts } from '../../facts/StoredFact';
import { createSloStages, SloStages } from '../createSloStages';

/** One OpenSLO document; its indicator reads the formula of its name, or a pushed series. */
export function sloDocument(
  name: string,
  options: {
    service?: string;
    target?: number;
    window?: string;
    kind?: 'good' | 'bad';
    type?: string;
    spec?: string;
    method?: string;
    objective?: string;
  } = {},
): string {
  const { kind = 'bad', type = 'formula', target = 0.999 } = options;
  const spec = options.spec ?? `{ formula: ${name} }`;
  const source = `metricSource: { type: ${type}, spec: ${spec} }`;
  return `
apiVersion: openslo/v1
kind: SLO
metadata: { name: ${name} }
spec:
  service: ${options.service ?? 'cart'}
  indicator:
    metadata: { name: ${name}-indicator }
    spec:
      ratioMetric:
        counter: true
        ${kind}: { ${source} }
        total: { ${source} }
  timeWindow: [{ duration: ${options.window ?? '30d'}, isRolling: true }]
  budgetingMethod: ${options.method ?? 'Occurrences'}
  objectives: [{ displayName: ${name}, target: ${target}${
    options.objective ?? ''
  } }]
`;
}

const TABLES = [
  'slo_documents',
  'slos',
  'slis',
  'sli_days',
  'sli_pushes',
  'slo_sources',
  'slo_objectives',
  'slo_changes',
  'removed_objectives',
  'slo_facts',
  'entities',
  'facts',
  'evaluations',
];

/** Deletes all rows: much faster than a new database for each test. */
export async function emptySloTables(knex: Knex): Promise<void> {
  for (const table of TABLES) {
    await knex(table).delete();
  }
}

/** How many queries some work takes. */
export async function countQueries(
  knex: Knex,
  work: () => Promise<unknown>,
): Promise<number> {
  let queries = 0;
  const count = () => {
    queries += 1;
  };
  knex.on('query', count);
  await work();
  knex.removeListener('query', count);
  return queries;
}

/** The stages of SLOs on a database, with a clock that a test sets and randomness that is always a half. */
export class TestSlo {
  readonly clock: ManualClock;
  readonly knex: Knex;
  readonly logger = mockServices.logger.mock();
  readonly urlReader = mockServices.urlReader.mock();
  readonly test: TestStages;
  readonly slo: SloStages;

  static async create(
    knex: Knex,
    options: {
      directory: ReturnType<typeof createMockDirectory>;
      sources?: SliSource[];
      settings?: JsonObject;
      clock?: ManualClock;
    },
  ): Promise<TestSlo> {
    const { directory, clock = new ManualClock() } = options;
    const test = await TestStages.create(knex, { directory, clock });
    return new TestSlo(knex, { ...options, clock, test });
  }

  private constructor(
    knex: Knex,
    options: {
      directory: ReturnType<typeof createMockDirectory>;
      sources?: SliSource[];
      settings?: JsonObject;
      clock: ManualClock;
      test: TestStages;
    },
  ) {
    this.knex = knex;
    this.clock = options.clock;
    this.test = options.test;
    const { logger, urlReader, clock } = this;
    this.slo = createSloStages({
      ...{ knex, logger, urlReader, clock },
      config: mockServices.rootConfig({
        data: {
          readiness: {
            slo: {
              documents: [options.directory.resolve('slo')],
              ...options.settings,
            },
          },
        },
      }),
      ingestion: options.test.stages.ingestion,
      sliSources: options.sources ?? [],
      changesMs: 400 * 86_400_000,
      random: () => 0.5,
    });
  }

  async insert(name: string, parts: Parameters<typeof entityOf>[1] = {}) {
    const entity: Entity = entityOf(name, parts);
    return insertEntity(this.knex, entity);
  }

  /** Works until nothing is due; gives how many SLIs were read. */
  async drain(): Promise<number> {
    let slis = 0;
    for (;;) {
      const round = await this.slo.worker.runOnce({
        signal: new AbortController().signal,
      });
      if (round.result === 'idle') {
        return slis;
      }
      slis += round.batch.slis;
    }
  }

  /** Publishes and, a moment later, reads until nothing is due. */
  async settle(): Promise<void> {
    await this.slo.publisher.publish();
    this.clock.advance(1);
    await this.drain();
  }

  async objectives(): Promise<DbSloObjectivesRow[]> {
    return this.knex<DbSloObjectivesRow>('slo_objectives').orderBy([
      'entity_ref',
      'slo',
      'objective',
    ]);
  }

  /** State by SLO. */
  async states(): Promise<Record<string, string>> {
    return Object.fromEntries(
      (await this.objectives()).map(row => [row.slo, row.state]),
    );
  }

  async changes(): Promise<DbSloChangesRow[]> {
    return this.knex<DbSloChangesRow>('slo_changes').orderBy('id');
  }

  async slis(): Promise<DbSlisRow[]> {
    return this.knex<DbSlisRow>('slis').orderBy('sli_id');
  }

  async days(): Promise<DbSliDaysRow[]> {
    return this.knex<DbSliDaysRow>('sli_days').orderBy(['sli_id', 'day']);
  }

  /** What is stored as facts of an entity from the SLOs. */
  async facts(
    entityRef: string,
  ): Promise<Record<string, { value?: JsonValue; none?: true }>> {
    const row = await this.knex('facts')
      .where({ entity_ref: entityRef, source: 'slo' })
      .first();
    return row ? Object.fromEntries(parseStoredFacts(row.facts)) : {};
  }
}
