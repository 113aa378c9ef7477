import { Config, ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import {
  createReplayStages,
  ReplayStages,
  ReplayStagesOptions,
} from 'backstage-plugin-readiness-backend/alpha';

/** The day, counted back from today, on which the sample company began to ask for a check before its peak season. */
const CHECK_ADDED_ON = 40;
const ADDED_CHECK = 'production-readiness/load-tested-at-peak';

/**
 * The stages as the sample company had them on each day of its history: a trend that lives through a new check shows what
 * that does to it.
 * @internal
 */
export async function createHistoryStages(
  options: ReplayStagesOptions,
): Promise<(day: number) => ReplayStages> {
  const stages = await createReplayStages(options);
  const before = await createReplayStages({
    ...options,
    config: withoutCheck(options.config),
  });
  return day => (day > CHECK_ADDED_ON ? before : stages);
}

function withoutCheck(config: Config): Config {
  const all = config.get<JsonObject>();
  const readiness = config.getOptional<JsonObject>('readiness');
  const checks = config.getOptional<JsonObject>('readiness.checks');
  const disabled =
    config.getOptionalStringArray('readiness.checks.disable') ?? [];
  return new ConfigReader({
    ...all,
    readiness: {
      ...readiness,
      checks: { ...checks, disable: [...disabled, ADDED_CHECK] },
    },
  });
}
