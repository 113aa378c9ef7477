import { Knex } from 'knex';
import { whereInList } from '../database/dialect';
import { DbEntitiesRow, DbScorecardsRow } from '../database/tables';
import { ReadinessEntityResource } from './entityResource';

/**
 * What permission rules need to know of some entities: in the order of the refs, undefined for unknown ones, which the
 * permission framework takes for a denial.
 * @internal
 */
export async function readEntityResources(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<(ReadinessEntityResource | undefined)[]> {
  const query = knex<DbEntitiesRow>('entities')
    .leftJoin<DbScorecardsRow>(
      'scorecards',
      'scorecards.entity_ref',
      'entities.entity_ref',
    )
    .select<ResourceRow[]>(
      'entities.entity_ref',
      'entities.owner_ref',
      'entities.tier',
      'scorecards.standard',
    );
  whereInList(query, knex, 'entities.entity_ref', entityRefs);
  const rows = await query;
  return entityRefs.map(entityRef =>
    resourceOf(rows.filter(row => row.entity_ref === entityRef)),
  );
}

interface ResourceRow {
  entity_ref: string;
  owner_ref: string | null;
  tier: number | null;
  standard: string | null;
}

function resourceOf(
  rows: readonly ResourceRow[],
): ReadinessEntityResource | undefined {
  const [first] = rows;
  return (
    first && {
      entityRef: first.entity_ref,
      owner: first.owner_ref,
      tier: first.tier,
      standards: rows.flatMap(({ standard }) => standard ?? []),
    }
  );
}
