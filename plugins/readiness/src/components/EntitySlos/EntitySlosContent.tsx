import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { EntitySlos } from './EntitySlos';

/**
 * The objectives of an entity with their error budgets, as a tab of its own. Stands on an entity page; the readiness tab
 * has the same.
 * @public
 */
export const EntitySlosContent = () => {
  const { entity } = useEntity();
  return <EntitySlos entityRef={stringifyEntityRef(entity)} />;
};
