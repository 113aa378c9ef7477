import { useRouteRef } from '@backstage/core-plugin-api';
import { useSearchParams } from 'react-router-dom';
import { rootRouteRef } from '../routes';
import { drillParams } from '../words/entityQuery';
import { SloNarrowing } from '../words/sloQuery';

/** The lists below the figures of SLOs. */
const LISTS = { objectives: 'objectives', withoutSlo: 'without-slo' } as const;

/** Makes the path of a list of SLOs, narrowed by what is given beside the filters of this page. @internal */
export function useSloDrill(): (
  list: keyof typeof LISTS,
  narrowing?: SloNarrowing,
) => string {
  const root = useRouteRef(rootRouteRef)();
  const [params] = useSearchParams();
  return (list, narrowing = {}) => {
    const search = drillParams(params, narrowing).toString();
    const path = `${root}/slos/${LISTS[list]}`;
    return search ? `${path}?${search}` : path;
  };
}
