import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { entityName } from '../../words/entityName';

/** The owner by name, with a link to its page. Not in a dialog: who follows it loses what they typed there. @internal */
export const TeamLink = (props: { entityRef: string }) => {
  const { entityRef } = props;
  return (
    <EntityRefLink
      entityRef={entityRef}
      title={entityName(entityRef, 'group')}
    />
  );
};
