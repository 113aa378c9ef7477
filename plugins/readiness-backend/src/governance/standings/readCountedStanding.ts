import { Entity } from '@backstage/catalog-model';
import { CountedStanding, Tier } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { DbStandingsRow } from '../../database/governanceTables';
import { DbEntitiesRow } from '../../database/tables';
import { Publication } from '../../standards/Publication';
import { DocumentScope, scopesIn } from './scopesIn';
import { advanceStanding, leftScopes, Standing } from './Standing';
import { standingOf } from './standingRow';

/** Either side may be missing: what is new has not been looked at, and what is gone may come back. */
interface Row {
  entity: DbEntitiesRow['entity'] | null;
  lifecycle: DbEntitiesRow['lifecycle'];
  declared: DbEntitiesRow['tier'];
  tier: DbStandingsRow['tier'];
  scopes: DbStandingsRow['scopes'] | null;
}

/**
 * What counts at gates for an entity of which a descriptor is judged: the one of the catalog, or another one of the same
 * ref. It is compared at this moment, not when the watch last looked, so that nothing slips through in between. One
 * query.
 * @internal
 */
export async function readCountedStanding(
  knex: Knex,
  options: {
    readonly entityRef: string;
    /** The descriptor that is judged. */
    readonly entity: Entity;
    readonly publication: Publication;
  },
): Promise<CountedStanding> {
  const documents = scopesIn(options.publication);
  const row = await readRow(knex, options.entityRef);
  const standing = row && standingNow(row, documents);
  if (!standing) {
    return { standards: [], gates: [] };
  }
  const left = leftScopes(standing, options.entity, documents);
  const names = (kind: DocumentScope['kind']) =>
    left.filter(scope => scope.kind === kind).map(({ name }) => name);
  return {
    ...(standing.tier !== null && { tier: standing.tier as Tier }),
    standards: names('standard'),
    gates: names('gate'),
  };
}

async function readRow(
  knex: Knex,
  entityRef: string,
): Promise<Row | undefined> {
  const [row]: Row[] = await knex
    .from(
      knex.raw('(select cast(? as text) as entity_ref) as asked', [entityRef]),
    )
    .leftJoin('entities', 'entities.entity_ref', 'asked.entity_ref')
    .leftJoin('standings', 'standings.entity_ref', 'asked.entity_ref')
    .select(
      'entities.entity',
      'entities.lifecycle',
      'entities.tier as declared',
      'standings.tier',
      'standings.scopes',
    );
  return row;
}

/** What the watch would find now. */
function standingNow(
  row: Row,
  documents: readonly DocumentScope[],
): Standing | undefined {
  const { entity, lifecycle, declared, tier, scopes } = row;
  const before =
    scopes === null ? undefined : standingOf({ tier, lifecycle, scopes });
  return entity === null
    ? before
    : advanceStanding(
        before,
        { entity: JSON.parse(entity), tier: declared, lifecycle },
        documents,
      );
}
