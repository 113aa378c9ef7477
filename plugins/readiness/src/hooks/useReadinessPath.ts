import { useRouteRef } from '@backstage/core-plugin-api';
import { rootRouteRef } from '../routes';

/** Makes the path of a page below the readiness pages, such as `gates/production-release`. @internal */
export function useReadinessPath(): (page: string) => string {
  const root = useRouteRef(rootRouteRef)();
  return page => `${root.replace(/\/$/, '')}/${page}`;
}
