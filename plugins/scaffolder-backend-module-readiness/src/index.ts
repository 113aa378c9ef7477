/**
 * Scaffolder actions of readiness: ask a gate, and request a readiness review.
 *
 * @packageDocumentation
 */

export { scaffolderModuleReadiness as default } from './scaffolderModuleReadiness';
