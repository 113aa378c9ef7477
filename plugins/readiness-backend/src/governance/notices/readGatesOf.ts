import { Knex } from 'knex';
import { whereInList } from '../../database/dialect';
import { DbStandingsRow } from '../../database/governanceTables';
import { scopeKey } from '../standings/scopesIn';

const GATE = scopeKey('gate', '');

/**
 * The names of the gates at which entities count, by their refs, as their standings remember. One query, or none.
 * @internal
 */
export async function readGatesOf(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (entityRefs.length === 0) {
    return new Map();
  }
  const query = knex<DbStandingsRow>('standings').select(
    'entity_ref',
    'scopes',
  );
  whereInList(query, knex, 'entity_ref', [...new Set(entityRefs)]);
  const rows: Pick<DbStandingsRow, 'entity_ref' | 'scopes'>[] = await query;
  return new Map(
    rows.map(({ entity_ref, scopes }) => [
      entity_ref,
      Object.keys(JSON.parse(scopes))
        .filter(key => key.startsWith(GATE))
        .map(key => key.slice(GATE.length)),
    ]),
  );
}
