import { DueItem } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { Publication } from '../../standards/Publication';
import { readDueItems } from '../followUps/readDueItems';
import { Names, readNames } from './readNames';
import { NamedDueItem } from './remindersOf';

/**
 * All that ends or is owed between two instants, or is overdue, with what whoever is told of it may know. One query more
 * than the list itself.
 * @internal
 */
export async function readNamedDueItems(options: {
  readonly knex: Knex;
  readonly publication: Publication | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Epoch milliseconds. */
  readonly until: number;
}): Promise<NamedDueItem[]> {
  const items = await readDueItems({ ...options, where: () => {} });
  const names = await readNames(
    options.knex,
    items.map(({ entityRef }) => entityRef),
  );
  return items.map(item => ({ ...item, entityTitle: titleFor(item, names) }));
}

/** Who owes something need not own the entity, and then is not told its name. */
function titleFor(
  { entityRef, owner }: DueItem,
  names: Names,
): string | undefined {
  const named = names(entityRef);
  if (entityRef === owner) {
    return `all that ${named.name} owns`;
  }
  return named.owner === owner ? named.name : undefined;
}
