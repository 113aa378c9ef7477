/**
 * Extension points and types for authors of readiness fact sources and SLI sources.
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
export type {
  SliPlan,
  SliReadAnswer,
  SliReadRequest,
  SliSource,
} from './SliSource';
export { readinessSliSourcesExtensionPoint } from './readinessSliSourcesExtensionPoint';
export type { ReadinessSliSourcesExtensionPoint } from './readinessSliSourcesExtensionPoint';
