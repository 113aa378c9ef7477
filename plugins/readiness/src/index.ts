/**
 * Readiness of catalog entities: checklists, adoption of the platform and ownership.
 *
 * @packageDocumentation
 */

export { governanceApiRef, readinessApiRef } from './api';
export { isReadinessAvailable } from './isReadinessAvailable';
export { isSloAvailable } from './isSloAvailable';
export {
  EntityReadinessCard,
  EntityReadinessContent,
  EntitySlosCard,
  EntitySlosContent,
  ReadinessPage,
  readinessPlugin,
} from './plugin';
export { readinessTranslationRef } from './translation';
