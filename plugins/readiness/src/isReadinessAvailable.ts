import { Entity } from '@backstage/catalog-model';

const KINDS_OF_THE_ORGANISATION = ['user', 'group', 'location', 'template'];

/**
 * Whether the card and the tab have something to say about an entity: it is something that is built or run, not a part
 * of the organisation or of the portal.
 * @public
 */
export function isReadinessAvailable(entity: Entity): boolean {
  return !KINDS_OF_THE_ORGANISATION.includes(
    entity.kind.toLocaleLowerCase('en-US'),
  );
}
