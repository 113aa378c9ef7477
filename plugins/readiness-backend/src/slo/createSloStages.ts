import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { ConflictError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { SliSource } from 'backstage-plugin-readiness-node';
import { Knex } from 'knex';
import { Clock } from '../clock/Clock';
import { WakeUp } from '../evaluation/WakeUp';
import { FactIngestion } from '../facts/FactIngestion';
import { DocumentReader } from '../standards/DocumentReader';
import { AnnotatedDocumentReader } from './definitions/AnnotatedDocumentReader';
import { AnnotatedEntities } from './definitions/AnnotatedEntities';
import { DefinitionPublisher } from './definitions/DefinitionPublisher';
import { DefinitionStore } from './definitions/DefinitionStore';
import { SloDocumentReader } from './definitions/SloDocumentReader';
import { SloDocumentStore } from './definitions/SloDocumentStore';
import { PushSource } from './reading/PushSource';
import { SliCommit } from './reading/SliCommit';
import { SliQueue } from './reading/SliQueue';
import { SliReader } from './reading/SliReader';
import { ReadBatch, SliWorker } from './reading/SliWorker';
import { SourceRound } from './reading/SourceRound';
import { SourceStates } from './reading/SourceStates';
import { SlicePushes } from './slices/SlicePushes';
import { DAY } from './slices/sliceDays';
import { SliDayStore } from './slices/SliDayStore';
import { SloRetention } from './SloRetention';
import { readSloSettings, SloSettings } from './SloSettings';
import { ObjectiveStore } from './status/ObjectiveStore';
import { SliCounter } from './status/SliCounter';
import { SloFactReporter } from './status/SloFactReporter';

/** @internal */
export interface SloStagesOptions {
  readonly knex: Knex;
  readonly config: Config;
  readonly logger: LoggerService;
  readonly clock: Clock;
  readonly urlReader: UrlReaderService;
  readonly ingestion: Pick<FactIngestion, 'push'>;
  /** The configured data sources. */
  readonly sliSources: readonly SliSource[];
  /** For how long changes are kept, in milliseconds. */
  readonly changesMs: number;
  /** 0 up to 1. */
  readonly random: () => number;
  readonly onRead?: (batch: ReadBatch) => void;
}

/** The stages of SLOs, from the documents to the facts. Nothing runs by itself. @internal */
export type SloStages = ReturnType<typeof createSloStages>;

/**
 * Puts the stages of SLOs together.
 * @throws ConflictError when two data sources have one name
 * @internal
 */
export function createSloStages(options: SloStagesOptions) {
  const { knex, clock, config } = options;
  const settings = readSloSettings(config);
  const wakeUp = new WakeUp();
  const queue = new SliQueue({ knex, clock, wakeUp });
  const days = new SliDayStore(knex);
  const objectives = new ObjectiveStore({ knex, limits: settings.limits });
  const facts = new SloFactReporter(options);
  const sourceStates = new SourceStates(knex);
  const sources = byName([new PushSource(knex), ...options.sliSources]);
  return {
    ...{ settings, wakeUp, queue, days, objectives, facts, sourceStates },
    /** All data sources, that of pushed slices among them. */
    sources: [...sources.values()],
    publisher: createPublisher(options, {
      ...{ settings, queue, facts, objectives, sources },
    }),
    worker: new SliWorker({
      ...options,
      ...settings,
      ...{ queue, objectives, facts, onBatch: options.onRead },
      counter: new SliCounter({ days }),
      commit: new SliCommit({ knex, queue, days, objectives }),
      round: new SourceRound({
        ...options,
        ...{ sources, states: sourceStates, timeoutMs: settings.timeoutMs },
        reader: new SliReader({
          logger: options.logger,
          timeoutMs: settings.timeoutMs,
        }),
      }),
    }),
    pushes: new SlicePushes({
      ...{ knex, clock, queue },
      keepMs: settings.retentionDays * DAY,
    }),
    retention: new SloRetention({
      ...{ knex, clock },
      days: settings.retentionDays,
      changesMs: options.changesMs,
    }),
  };
}

function createPublisher(
  options: SloStagesOptions,
  stages: {
    readonly settings: SloSettings;
    readonly queue: SliQueue;
    readonly facts: SloFactReporter;
    readonly objectives: ObjectiveStore;
    readonly sources: ReadonlyMap<string, SliSource>;
  },
): DefinitionPublisher {
  const { knex, config, urlReader } = options;
  const { settings, objectives, sources } = stages;
  const integrations = ScmIntegrations.fromConfig(config);
  return new DefinitionPublisher({
    ...options,
    ...stages,
    documents: new SloDocumentStore(knex),
    definitions: new DefinitionStore({ objectives }),
    sources: Array.from(sources.values(), ({ name, types }) => ({
      name,
      types,
    })),
    reader: new SloDocumentReader({
      configured: new DocumentReader({
        entries: settings.documents,
        shipped: [],
        urlReader,
        setting: 'readiness.slo.documents',
      }),
      annotated: new AnnotatedDocumentReader({
        ...options,
        lookAgainMs: settings.lookAgainMs,
      }),
      entities: new AnnotatedEntities({
        knex,
        resolveUrl: target => integrations.resolveUrl(target),
      }),
    }),
  });
}

function byName(sources: readonly SliSource[]): Map<string, SliSource> {
  const named = new Map<string, SliSource>();
  for (const source of sources) {
    if (named.has(source.name)) {
      throw new ConflictError(
        `There are two data sources of the name "${source.name}"; rename one of them`,
      );
    }
    named.set(source.name, source);
  }
  return named;
}
