import { parseEntityRef } from '@backstage/catalog-model';
import { humanizeEntityRef } from '@backstage/plugin-catalog-react';

/** The name of a team of which only the ref is known, with its kind and namespace where they are not the usual ones. @internal */
export function teamName(entityRef: string): string {
  return humanizeEntityRef(parseEntityRef(entityRef), {
    defaultKind: 'group',
    defaultNamespace: 'default',
  });
}
