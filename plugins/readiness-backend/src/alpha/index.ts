/**
 * The stages apart from the plugin, for what runs them with a clock of its own: the sample company of the demo portal,
 * which is as old as its history on the day it is first started.
 *
 * @packageDocumentation
 */

export { createReplayStages } from './createReplayStages';
export { migrateDatabase } from './migrateDatabase';
export type {
  LookedAtCatalog,
  ReplayStages,
  ReplayStagesOptions,
} from './types';
