import { parseEntityRef } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { whereInList } from '../../database/dialect';
import { DbEntitiesRow } from '../../database/tables';

/** What people call somebody or something, and whose it is. @internal */
export interface Named {
  readonly name: string;
  readonly owner: string | null;
}

/** Answers for every ref; what the catalog does not have is called by its ref. @internal */
export type Names = (ref: string) => Named;

type Row = Pick<
  DbEntitiesRow,
  'entity_ref' | 'name' | 'title' | 'owner_ref'
> & { person: string | null };

/**
 * Reads what refs are called: people and groups by their display name, all else by its title. One query.
 * @internal
 */
export async function readNames(
  knex: Knex,
  refs: readonly string[],
): Promise<Names> {
  const query = knex('entities').select(
    ...['entity_ref', 'name', 'title', 'owner_ref'],
    knex.raw(`case when kind in ('user', 'group') then entity end as "person"`),
  );
  whereInList(query, knex, 'entity_ref', [...new Set(refs)]);
  const rows: Row[] = await query;
  const known = new Map(rows.map(row => [row.entity_ref, namedOf(row)]));
  return ref => known.get(ref) ?? { name: wordsOf(ref), owner: null };
}

function namedOf({ name, title, owner_ref, person }: Row): Named {
  return { name: displayName(person) ?? title ?? name, owner: owner_ref };
}

function displayName(descriptor: string | null): string | undefined {
  const entity: unknown = JSON.parse(descriptor ?? 'null');
  const name = memberOf(
    memberOf(memberOf(entity, 'spec'), 'profile'),
    'displayName',
  );
  return typeof name === 'string' && name.trim() !== ''
    ? name.trim()
    : undefined;
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(key)
    : undefined;
}

/** Acts are also those of policies and services: `policy:<name>`. */
function wordsOf(ref: string): string {
  const [kind, name] = ref.split(':', 2);
  if (kind === 'policy' || kind === 'service') {
    return `The ${kind} ${name}`;
  }
  try {
    return parseEntityRef(ref).name;
  } catch {
    return ref;
  }
}
