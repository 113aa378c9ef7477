import { useRouteRef } from '@backstage/core-plugin-api';
import { useSearchParams } from 'react-router-dom';
import { entitiesRouteRef } from '../routes';
import { drillParams, Narrowing } from '../words/entityQuery';

/** Makes the path of the list, narrowed by what is given beside the filters of this page. @internal */
export function useDrill(): (narrowing: Narrowing) => string {
  const entitiesRoute = useRouteRef(entitiesRouteRef);
  const [params] = useSearchParams();
  return narrowing => `${entitiesRoute()}?${drillParams(params, narrowing)}`;
}
