import { EntityRefLink } from '@backstage/plugin-catalog-react';

const USER_REF = /^user:[^:/]+\/[^:/]+$/;

/** Who did something: a link for a user of the catalog, plain text for whoever is none. @internal */
export const PersonLink = (props: { personRef: string }) => {
  const { personRef } = props;
  return USER_REF.test(personRef) ? (
    <EntityRefLink entityRef={personRef} defaultKind="user" />
  ) : (
    <>{personRef}</>
  );
};
