import { DbExemptionsRow } from '../../database/governanceTables';
import { whereInList } from '../../database/dialect';
import { EvidenceReading } from './EvidenceReading';
import { pagesOf } from './pagesOf';

/**
 * The exemptions of the entities of an export, of their owners and of their systems, that were requested before the end of
 * the period and had not ended before its beginning.
 * @internal
 */
export function exemptionsOf(
  reading: EvidenceReading,
  pageSize: number,
): AsyncIterable<DbExemptionsRow[]> {
  const { knex, scope, request } = reading;
  const scopes = {
    entity: scope.entityRefs,
    owner: distinct(scope.entities.map(({ owner_ref }) => owner_ref)),
    system: distinct(scope.entities.map(({ system_ref }) => system_ref)),
  };
  return pagesOf<DbExemptionsRow>(reading, {
    table: 'exemptions',
    ofEntities: false,
    pageSize,
    where: query => {
      query
        .where('requested_at', '<', request.to)
        .where('ends_at', '>=', request.from);
      query.where(some => {
        for (const [kind, refs] of Object.entries(scopes)) {
          some.orWhere(one => {
            one.where('scope_kind', kind);
            whereInList(one, knex, 'scope_ref', refs);
          });
        }
      });
    },
  });
}

function distinct(refs: readonly (string | null)[]): string[] {
  return [...new Set(refs)].filter((ref): ref is string => ref !== null);
}
