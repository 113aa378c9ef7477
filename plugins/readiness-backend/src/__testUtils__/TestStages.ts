import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { JsonObject, JsonValue } from '@backstage/types';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { FactSource } from 'backstage-plugin-readiness-node';
import { Knex } from 'knex';
import { DbChangesRow, DbScorecardsRow } from '../database/tables';
import { EvaluationWorker } from '../evaluation/EvaluationWorker';
import { createStages, Stages } from '../stages';
import { ManualClock } from './ManualClock';

/** A standard with one level and one check: the fact `ci.runs` is at least 10. */
export const RUNS_STANDARD = `
apiVersion: readiness/v1
kind: Standard
metadata: { name: runs, title: Runs }
spec:
  appliesTo: { kind: Component }
  levels: [foundation]
  checks:
    - id: enough-runs
      title: It runs often enough
      category: delivery
      level: foundation
      rule: fact("ci.runs").value >= 10
`;

/** A component that is owned by a group. */
export function component(name: string, changes: Partial<Entity> = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', etag: `${name}-1` },
    spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
    ...changes,
  };
}

/** All stages on a database, with a catalog and documents that a test changes as it goes, and a clock it sets. */
export class TestStages {
  readonly clock: ManualClock;
  readonly logger = mockServices.logger.mock();
  readonly urlReader = mockServices.urlReader.mock();
  catalog: Entity[] = [];

  static async create(
    knex: Knex,
    options: {
      directory: ReturnType<typeof createMockDirectory>;
      config?: JsonObject;
      clock?: ManualClock;
      sources?: FactSource[];
    },
  ): Promise<TestStages> {
    const test = new TestStages(knex, options.clock ?? new ManualClock());
    const config = mockServices.rootConfig({
      data: {
        readiness: { standards: [options.directory.path], ...options.config },
      },
    });
    const { logger, clock, urlReader } = test;
    test.#stages = await createStages({
      ...{ knex, config, logger, clock, urlReader },
      catalog: test.catalogService,
      auth: mockServices.auth(),
      sources: options.sources,
    });
    return test;
  }

  #stages: Stages | undefined;

  private constructor(readonly knex: Knex, clock: ManualClock) {
    this.clock = clock;
  }

  /** Answers from `catalog` as it is at that time. */
  readonly catalogService = catalogServiceMock.mock({
    streamEntities: () => this.#stream(),
    getEntitiesByRefs: async ({ entityRefs }) => ({
      items: entityRefs.map(ref =>
        this.catalog.find(entity => stringifyEntityRef(entity) === ref),
      ),
    }),
  });

  get stages(): Stages {
    if (!this.#stages) {
      throw new Error('The stages are not ready');
    }
    return this.#stages;
  }

  /** The refs of all entities of the catalog. */
  get refs(): string[] {
    return this.catalog.map(entity => stringifyEntityRef(entity));
  }

  async sync() {
    return this.stages.sync.sync({ signal: new AbortController().signal });
  }

  /** Publishes, syncs and evaluates until nothing is due. */
  async settle(): Promise<void> {
    await this.stages.publisher.publish();
    await this.sync();
    await this.drain();
  }

  /** Evaluates until nothing is due; gives how many entities that were. */
  async drain(worker: EvaluationWorker = this.stages.worker): Promise<number> {
    let evaluated = 0;
    for (;;) {
      const round = await worker.runOnce();
      if (round.result === 'idle') {
        return evaluated;
      }
      evaluated += round.result === 'evaluated' ? round.batch.evaluated : 0;
    }
  }

  /** Pushes one observation, made now unless said otherwise. */
  async push(
    name: string,
    factId: string,
    value: JsonValue,
    observedAt: string = this.clock.iso,
  ) {
    return this.stages.ingestion.push(
      [{ entityRef: `component:default/${name}`, factId, value, observedAt }],
      { source: 'ci' },
    );
  }

  async scorecards(): Promise<DbScorecardsRow[]> {
    return this.knex<DbScorecardsRow>('scorecards').orderBy([
      'entity_ref',
      'standard',
    ]);
  }

  /** The log of changes, oldest first. */
  async changes(): Promise<DbChangesRow[]> {
    return this.knex<DbChangesRow>('changes').orderBy('id');
  }

  async causes(): Promise<unknown[]> {
    return (await this.changes()).map(({ causes }) => JSON.parse(causes));
  }

  async *#stream(): AsyncIterable<Entity[]> {
    for (let start = 0; start < this.catalog.length; start += 2) {
      yield this.catalog.slice(start, start + 2);
    }
  }
}
