import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { SliSource } from './SliSource';

/**
 * Where modules of readiness add the sources that they read SLIs from.
 * @public
 */
export interface ReadinessSliSourcesExtensionPoint {
  /** @throws when a source of that name was added before */
  addSliSource(source: SliSource): void;
}

/**
 * Where modules of readiness add the sources that they read SLIs from.
 * @public
 */
export const readinessSliSourcesExtensionPoint =
  createExtensionPoint<ReadinessSliSourcesExtensionPoint>({
    id: 'readiness.sli-sources',
  });
