import { parseEntityRef } from '@backstage/catalog-model';
import { humanizeEntityRef } from '@backstage/plugin-catalog-react';

/**
 * The name of an entity of which only the ref is known, with its kind and namespace where they are not the usual ones.
 * @param usualKind - what the reader expects, such as `group` where a team is named
 * @internal
 */
export function entityName(entityRef: string, usualKind: string): string {
  return humanizeEntityRef(parseEntityRef(entityRef), {
    defaultKind: usualKind,
    defaultNamespace: 'default',
  });
}
