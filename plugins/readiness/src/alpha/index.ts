/**
 * Readiness for the new frontend system.
 *
 * @packageDocumentation
 */

export { readinessPlugin as default } from './plugin';
export { readinessTranslationRef } from '../translation';
