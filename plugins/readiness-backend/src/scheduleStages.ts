import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { FactSource } from 'backstage-plugin-readiness-node';
import { Stages } from './stages';

const DEFAULTS = {
  catalog: {
    frequency: { seconds: 60 },
    timeout: { minutes: 10 },
    // At the start of a backend the catalog has no entities yet.
    initialDelay: { seconds: 5 },
  },
  documents: {
    frequency: { seconds: 30 },
    timeout: { minutes: 2 },
    initialDelay: { seconds: 1 },
  },
  slo: {
    frequency: { minutes: 1 },
    timeout: { minutes: 10 },
    // By then the catalog has been read.
    initialDelay: { seconds: 15 },
  },
  rollUps: {
    // Often, so that a day does not begin without figures; they are counted every 15 minutes.
    frequency: { minutes: 1 },
    timeout: { minutes: 10 },
    initialDelay: { seconds: 20 },
  },
  governance: {
    frequency: { minutes: 1 },
    timeout: { minutes: 10 },
    // By then the catalog has been read.
    initialDelay: { seconds: 25 },
  },
  retention: {
    frequency: { hours: 6 },
    timeout: { minutes: 30 },
    initialDelay: { minutes: 10 },
  },
} satisfies Record<string, SchedulerServiceTaskScheduleDefinition>;

const SOURCE_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { hours: 1 },
  timeout: { minutes: 10 },
  initialDelay: { seconds: 30 },
};

/** When each stage runs. @internal */
export type Schedules = Record<
  keyof typeof DEFAULTS,
  SchedulerServiceTaskScheduleDefinition
>;

/**
 * Reads `readiness.schedules`.
 * @internal
 */
export function readSchedules(config: Config): Schedules {
  const read = (stage: keyof typeof DEFAULTS) => {
    const key = `readiness.schedules.${stage}`;
    return config.has(key)
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig(key),
        )
      : DEFAULTS[stage];
  };
  return {
    catalog: read('catalog'),
    documents: read('documents'),
    slo: read('slo'),
    rollUps: read('rollUps'),
    governance: read('governance'),
    retention: read('retention'),
  };
}

/**
 * Schedules the stages that one replica at a time runs.
 * @internal
 */
export async function scheduleStages(
  stages: Stages,
  schedules: Schedules,
  services: { readonly scheduler: SchedulerService },
): Promise<void> {
  const { scheduler } = services;
  await scheduler.scheduleTask({
    ...schedules.documents,
    id: 'readiness-documents',
    fn: async () => {
      await stages.publisher.publish();
    },
  });
  await scheduler.scheduleTask({
    ...schedules.catalog,
    id: 'readiness-catalog-sync',
    fn: async signal => {
      await stages.sync.sync({ signal });
    },
  });
  await scheduler.scheduleTask({
    ...schedules.slo,
    id: 'readiness-slo-documents',
    fn: async () => {
      await stages.slo.publisher.publish();
    },
  });
  await scheduler.scheduleTask({
    ...schedules.rollUps,
    id: 'readiness-roll-ups',
    fn: () => stages.rollUps.countWhenDue(),
  });
  await scheduler.scheduleTask({
    ...schedules.governance,
    id: 'readiness-governance',
    fn: signal => stages.governance.run({ signal }),
  });
  await scheduler.scheduleTask({
    ...schedules.retention,
    id: 'readiness-retention',
    fn: signal => stages.retention.prune({ signal }),
  });
  await scheduler.scheduleTask({
    ...schedules.retention,
    id: 'readiness-slo-retention',
    fn: async signal => {
      await stages.slo.retention.prune({ signal });
    },
  });
  await scheduler.scheduleTask({
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    id: 'readiness-slo-policies',
    fn: async () => {
      await stages.policyFacts.report();
      await stages.notifier?.tell();
    },
  });
  await scheduler.scheduleTask({
    frequency: { minutes: 5 },
    timeout: { minutes: 1 },
    id: 'readiness-queue-care',
    fn: async () => {
      await stages.queue.mendAfterClockChange();
    },
  });
  for (const { source, runner } of stages.sources) {
    await scheduler.scheduleTask({
      ...scheduleOf(source),
      id: `readiness-source-${source.id}`,
      fn: async signal => {
        await runner.run({ signal });
      },
    });
  }
}

function scheduleOf(
  source: FactSource,
): SchedulerServiceTaskScheduleDefinition {
  return { ...SOURCE_SCHEDULE, ...source.schedule };
}
