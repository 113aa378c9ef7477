import { parseEntityRef } from '@backstage/catalog-model';
import { humanizeEntityRef } from '@backstage/plugin-catalog-react';
import { EntityTabLink } from '../EntityTabLink';

/** An entity of which only the ref is known, by name, with a link to its readiness tab. @internal */
export const EntityNameLink = (props: { entityRef: string }) => {
  const { entityRef } = props;
  const name = humanizeEntityRef(parseEntityRef(entityRef), {
    defaultKind: 'component',
    defaultNamespace: 'default',
  });
  return <EntityTabLink entityRef={entityRef} title={name} />;
};
