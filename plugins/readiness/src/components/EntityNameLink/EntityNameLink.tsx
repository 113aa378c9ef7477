import { entityName } from '../../words/entityName';
import { EntityTabLink } from '../EntityTabLink';

/** An entity of which only the ref is known, by name, with a link to its readiness tab. @internal */
export const EntityNameLink = (props: { entityRef: string }) => {
  const { entityRef } = props;
  return (
    <EntityTabLink
      entityRef={entityRef}
      title={entityName(entityRef, 'component')}
    />
  );
};
