import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { ENTITY_TAB_PATH } from '../routes';

/** Makes the path of the readiness tab of an entity. @internal */
export function useEntityTabPath(): (entityRef: string) => string {
  const entityRoute = useRouteRef(entityRouteRef);
  return entityRef => {
    const page = entityRoute(
      entityRouteParams(entityRef, { encodeParams: true }),
    );
    return page.replace(/\/$/, '') + ENTITY_TAB_PATH;
  };
}
