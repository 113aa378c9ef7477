/**
 * Readiness of catalog entities: checklists, adoption of the platform and ownership.
 *
 * @packageDocumentation
 */

export { readinessApiRef } from './api';
export { isReadinessAvailable } from './isReadinessAvailable';
export {
  EntityReadinessCard,
  EntityReadinessContent,
  ReadinessPage,
  readinessPlugin,
} from './plugin';
export { readinessTranslationRef } from './translation';
