import { Knex } from 'knex';
import { DbEntitiesRow } from '../../database/tables';
import { scopeKey } from '../standings/scopesIn';

/** More owners than that are not told of one hold. */
const MOST_OWNERS = 5_000;

/**
 * Who owns what holds stop, by the name of the gate; an empty name is a hold on all gates. One query for each gate.
 * @internal
 */
export async function readStopped(
  knex: Knex,
  gates: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const owners = await Promise.all(
    [...new Set(gates)].map(
      async gate => [gate, await ownersAt(knex, gate)] as const,
    ),
  );
  return new Map(owners);
}

/** A standing remembers the gates at which its entity counts as the keys of a JSON object. */
async function ownersAt(knex: Knex, gate: string): Promise<string[]> {
  const key = scopeKey('gate', gate);
  const scope = gate === '' ? `"${key}` : `"${key}"`;
  const rows: Pick<DbEntitiesRow, 'owner_ref'>[] = await knex('entities')
    .join('standings', 'standings.entity_ref', 'entities.entity_ref')
    .where('entities.owner_state', 'valid')
    .where('standings.scopes', 'like', `%${scope}%`)
    .orderBy('entities.owner_ref')
    .limit(MOST_OWNERS)
    .distinct('entities.owner_ref');
  return rows.flatMap(({ owner_ref }) => owner_ref ?? []);
}
