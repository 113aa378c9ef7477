/**
 * Reads the SLIs of readiness from Prometheus and what speaks its API.
 *
 * @packageDocumentation
 */

export { readinessModulePrometheus as default } from './readinessModulePrometheus';
