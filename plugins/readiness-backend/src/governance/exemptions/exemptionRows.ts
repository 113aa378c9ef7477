import { Knex } from 'knex';
import { gathered, jsonLists } from '../../database/dialect';
import { DbExemptionsRow } from '../../database/governanceTables';
import { DbBoolean, DbInstant } from '../../database/tables';
import { Visibility, whereVisible } from '../../permissions/Visibility';
import { NAMES_ENTITY, STANDS_FOR } from './exemptionScope';

/** Of a scope, whose permissions tell what a viewer is offered. Whoever acts is asked about all of them. */
const MOST_ASKED = 20;

/** An exemption with what its view needs beside it. @internal */
export interface ExemptionRow extends DbExemptionsRow {
  /** Entities that the viewer may see and that it stands for. */
  readonly entities: number;
  /** A few that it names, seen by the viewer. */
  readonly refs: readonly string[];
  /** Another one continues it, or asks to. */
  readonly renewed: boolean;
}

/** As the database gives it. @internal */
export type GatheredExemptionRow = DbExemptionsRow & {
  readonly entities: DbInstant;
  readonly refs: string | [string][] | null;
  readonly renewed: DbBoolean;
};

/** The exemptions that name an entity that the viewer may see: others are not there for them. @internal */
export function visibleExemptions(
  knex: Knex,
  visibility: Visibility,
): Knex.QueryBuilder {
  return knex('exemptions').whereExists(
    namedEntities(knex, visibility).select(knex.raw('1')),
  );
}

/** The entities that an exemption names, for a subquery. @internal */
export function namedEntities(
  knex: Knex,
  visibility: Visibility,
): Knex.QueryBuilder {
  const query = knex('entities').whereRaw(NAMES_ENTITY);
  whereVisible(query, visibility, knex);
  return query;
}

/** The columns of an `ExemptionRow` as the database gathers them. @internal */
export function exemptionColumns(
  knex: Knex,
  visibility: Visibility,
): (string | Knex.Raw)[] {
  const count = knex('entities').whereRaw(STANDS_FOR).count('*');
  whereVisible(count, visibility, knex);
  const refs = namedEntities(knex, visibility)
    .select('entities.entity_ref')
    .orderBy('entities.entity_ref')
    .limit(MOST_ASKED)
    .as('named');
  const gatheredRefs = knex
    .from(refs)
    .select(knex.raw(jsonLists(knex, ['named.entity_ref'])));
  const renewed = knex('exemptions as later')
    .select(knex.raw('1'))
    .whereRaw('later.renews = exemptions.id')
    .whereIn('later.state', ['requested', 'approved']);
  return [
    'exemptions.*',
    knex.raw('? as entities', [count]),
    knex.raw('? as refs', [gatheredRefs]),
    knex.raw('exists ? as renewed', [renewed]),
  ];
}

/** @internal */
export function exemptionRow(row: GatheredExemptionRow): ExemptionRow {
  return {
    ...row,
    entities: Number(row.entities),
    refs: gathered<[string]>(row.refs).map(([ref]) => ref),
    renewed: Boolean(row.renewed),
  };
}
