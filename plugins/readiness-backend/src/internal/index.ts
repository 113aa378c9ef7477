/**
 * The stages apart from the plugin, for what runs them with a clock of its own: the sample company of the demo portal,
 * which is as old as its history on the day it is first started. Not for other installations: it changes without notice.
 *
 * @packageDocumentation
 */

export type { LookedAtCatalog } from '../catalog/CatalogLook';
export type { Clock } from '../clock/Clock';
export { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
export { createStages } from '../stages';
export type { Stages, StagesOptions } from '../stages';
