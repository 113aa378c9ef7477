import {
  AuthService,
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { FactSource, SliSource } from 'backstage-plugin-readiness-node';
import { Knex } from 'knex';
import { CatalogFacts } from './catalog/CatalogFacts';
import { CatalogLook, LookedAtCatalog } from './catalog/CatalogLook';
import { readCatalogSettings } from './catalog/CatalogSettings';
import { CatalogSync } from './catalog/CatalogSync';
import { EntityRemoval } from './catalog/EntityRemoval';
import { EntityStore } from './catalog/EntityStore';
import { Clock, DatabaseClock } from './clock/Clock';
import { StageStates } from './database/StageStates';
import { BatchReader } from './evaluation/BatchReader';
import { DependencyLevels } from './evaluation/DependencyLevels';
import { EvaluationCommit } from './evaluation/EvaluationCommit';
import { EvaluationQueue } from './evaluation/EvaluationQueue';
import { readEvaluationSettings } from './evaluation/EvaluationSettings';
import {
  EvaluatedBatch,
  EvaluationWorker,
} from './evaluation/EvaluationWorker';
import { WakeUp } from './evaluation/WakeUp';
import { FactIngestion } from './facts/FactIngestion';
import { FactSettings } from './facts/FactSettings';
import { FactSourceRunner } from './facts/FactSourceRunner';
import { FactStore } from './facts/FactStore';
import { createGovernanceStages } from './governance/createGovernanceStages';
import { gateSettings } from './governance/gates/GateSettings';
import { HealthReader, LastBatch } from './health/HealthReader';
import { SloHealth } from './health/SloHealth';
import { ChangeLog } from './results/ChangeLog';
import { readRetention, Retention } from './results/Retention';
import { RollUps } from './results/RollUps';
import { ScorecardStore } from './results/ScorecardStore';
import { createSloStages } from './slo/createSloStages';
import { SloNotifier } from './slo/notices/SloNotifier';
import { PolicyFactReporter } from './slo/policy/PolicyFactReporter';
import { ReadBatch } from './slo/reading/SliWorker';
import { DatabasePublications } from './standards/DatabasePublications';
import { DocumentPublisher } from './standards/DocumentPublisher';
import { DocumentReader, SHIPPED } from './standards/DocumentReader';
import { Publications } from './standards/Publication';
import { ShippedStandards } from './standards/ShippedStandards';

/** @internal */
export interface StagesOptions {
  readonly knex: Knex;
  readonly config: Config;
  readonly logger: LoggerService;
  readonly catalog: LookedAtCatalog;
  readonly auth: AuthService;
  readonly urlReader: UrlReaderService;
  /** Default: the database's clock. */
  readonly clock?: Clock;
  readonly sources?: readonly FactSource[];
  /** Where SLIs are read from, beside those that are pushed. */
  readonly sliSources?: readonly SliSource[];
  /** Absent: owners are told nothing. */
  readonly notifications?: Pick<NotificationService, 'send'>;
  readonly onBatch?: (batch: EvaluatedBatch) => void;
  readonly onRead?: (batch: ReadBatch) => void;
  /** 0 up to 1. Default: `Math.random`. */
  readonly random?: () => number;
}

/** All stages from the catalog to the results. Nothing runs by itself. @internal */
export type Stages = Awaited<ReturnType<typeof createStages>>;

/**
 * Puts the stages together, for the plugin and for everything that runs them otherwise: tests, the benchmark, and the
 * replay of a history with a clock of its own.
 * @internal
 */
export async function createStages(options: StagesOptions) {
  const { knex, config, logger, clock = new DatabaseClock(knex) } = options;
  const stores = createStores(options);
  const { entities, facts, queue, scorecards, changes, publications } = stores;
  const settings = readCatalogSettings(config);
  const lastBatch = new LastBatch();
  const states = new StageStates(knex);
  const ingestion = new FactIngestion({
    ...{ knex, clock, facts, entities, queue, publications },
    settings: stores.factSettings,
  });
  const retention = readRetention(config, stores.factSettings);
  const slo = createSloStages({
    ...{ knex, config, logger, clock, ingestion },
    urlReader: options.urlReader,
    sliSources: options.sliSources ?? [],
    changesMs: retention.changes,
    random: options.random ?? Math.random,
    onRead: options.onRead,
  });
  const catalogFacts = new CatalogFacts({
    ...{ knex, logger, entities, facts, queue, scorecards, settings },
  });
  const commit = new EvaluationCommit({
    ...{ knex, queue, scorecards, changes, publications },
  });
  const gates = gateSettings({
    catalog: settings,
    facts: stores.factSettings,
    sloLimits: slo.settings.limits,
  });
  return {
    ...stores,
    clock,
    states,
    ingestion,
    gateSettings: gates,
    governance: createGovernanceStages({
      ...{ knex, config, logger, clock, states, publications },
      gateSettings: gates,
      changesMs: retention.changes,
      notifications: options.notifications,
    }),
    policyFacts: new PolicyFactReporter({
      ...{ knex, clock, ingestion, publications },
    }),
    notifier: createNotifier(options, { clock, states, publications }),
    commit,
    publisher: await createPublisher(options, { ...stores, clock }),
    sync: new CatalogSync({
      ...{ knex, clock, logger, entities, queue, states, settings },
      look: new CatalogLook(options),
      removal: new EntityRemoval({
        ...{ knex, entities, facts, queue, scorecards, changes },
      }),
      facts: catalogFacts,
    }),
    worker: new EvaluationWorker({
      ...{ clock, logger, queue, publications, commit },
      ...readEvaluationSettings(config),
      reader: new BatchReader({
        ...{ knex, entities, facts, scorecards },
        factSettings: stores.factSettings,
      }),
      dependencyLevels: new DependencyLevels({
        ...{ knex, entities, facts, scorecards, queue },
        standard: settings.foundationStandard,
      }),
      onBatch: batch => {
        lastBatch.note(batch);
        options.onBatch?.(batch);
      },
    }),
    rollUps: new RollUps({ knex, clock, publications, states }),
    retention: new Retention({ knex, clock, settings: retention }),
    slo,
    sources: (options.sources ?? []).map(source => ({
      source,
      runner: new FactSourceRunner({
        ...{ source, clock, logger, entities, ingestion, states },
      }),
    })),
    health: new HealthReader({
      ...{ clock, queue, states, publications, lastBatch },
      slo: new SloHealth({
        knex,
        queue: slo.queue,
        states: slo.sourceStates,
      }),
    }),
  };
}

function createStores(options: StagesOptions) {
  const { knex, config, clock = new DatabaseClock(knex) } = options;
  const factSettings = FactSettings.fromConfig(config);
  const wakeUp = new WakeUp();
  return {
    factSettings,
    wakeUp,
    entities: new EntityStore(knex),
    facts: new FactStore({ knex, settings: factSettings }),
    queue: new EvaluationQueue({ knex, clock, wakeUp }),
    scorecards: new ScorecardStore(knex),
    changes: new ChangeLog(),
    publications: new DatabasePublications({ knex }),
  };
}

async function createPublisher(
  { knex, config, logger, urlReader }: StagesOptions,
  stores: ReturnType<typeof createStores> & { clock: Clock },
): Promise<DocumentPublisher> {
  const { clock, entities, queue, publications } = stores;
  const shipped = await ShippedStandards.load();
  const list = (key: string) => config.getOptionalStringArray(key) ?? [];
  return new DocumentPublisher({
    ...{ knex, clock, logger, entities, queue, publications, shipped },
    reader: new DocumentReader({
      entries: config.getOptionalStringArray('readiness.standards') ?? [
        SHIPPED,
      ],
      shipped: shipped.documents,
      urlReader,
    }),
    switches: {
      enable: list('readiness.checks.enable'),
      disable: list('readiness.checks.disable'),
    },
  });
}

function createNotifier(
  { knex, config, logger, notifications }: StagesOptions,
  stores: {
    readonly clock: Clock;
    readonly states: StageStates;
    readonly publications: Publications;
  },
): SloNotifier | undefined {
  const enabled =
    config.getOptionalBoolean('readiness.slo.notifications.enabled') ?? true;
  return enabled && notifications
    ? new SloNotifier({ ...stores, knex, logger, notifications })
    : undefined;
}
