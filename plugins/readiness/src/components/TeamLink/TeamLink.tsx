import {
  EntityRefLink,
  humanizeEntityRef,
} from '@backstage/plugin-catalog-react';
import { parseEntityRef } from '@backstage/catalog-model';

/** The owner by name, with a link to its page. @internal */
export const TeamLink = (props: { entityRef: string }) => {
  const { entityRef } = props;
  const name = humanizeEntityRef(parseEntityRef(entityRef), {
    defaultKind: 'group',
    defaultNamespace: 'default',
  });
  return <EntityRefLink entityRef={entityRef} title={name} />;
};
