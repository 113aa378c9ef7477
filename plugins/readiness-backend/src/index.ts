/**
 * Scores catalog entities against standards, stores results and history, and says why.
 *
 * @packageDocumentation
 */

export * from './permissions';
export { readinessPlugin as default, readinessPlugin } from './plugin';
