/**
 * Scores catalog entities against standards, stores results and history, and says why.
 *
 * @packageDocumentation
 */

export { readinessPlugin as default, readinessPlugin } from './plugin';
