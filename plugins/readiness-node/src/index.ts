/**
 * Extension points and types for authors of readiness fact sources.
 *
 * @packageDocumentation
 */

export type {
  FactCollection,
  FactDescription,
  FactSource,
  SourceFailure,
  SourceObservation,
} from './FactSource';
export { readinessFactSourcesExtensionPoint } from './readinessFactSourcesExtensionPoint';
export type { ReadinessFactSourcesExtensionPoint } from './readinessFactSourcesExtensionPoint';
