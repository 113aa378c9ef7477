import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { FactSource } from './FactSource';

/**
 * Where modules of readiness add their sources of facts.
 * @public
 */
export interface ReadinessFactSourcesExtensionPoint {
  /** @throws when a source of that id was added before */
  addFactSource(source: FactSource): void;
}

/**
 * Where modules of readiness add their sources of facts.
 * @public
 */
export const readinessFactSourcesExtensionPoint =
  createExtensionPoint<ReadinessFactSourcesExtensionPoint>({
    id: 'readiness.fact-sources',
  });
