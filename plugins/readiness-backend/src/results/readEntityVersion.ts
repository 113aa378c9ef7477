import { Knex } from 'knex';
import { gathered, jsonLists } from '../database/dialect';
import {
  DbEntitiesRow,
  DbEvaluationsRow,
  DbFactsRow,
} from '../database/tables';
import { SUMMARY_COLUMNS, summaryOf, SummaryRow } from './entitySummary';
import { PreparedQuery } from '../database/PreparedQuery';
import { Visibility } from '../permissions/Visibility';
import { readOne } from './readOne';

/** What tells whether anything that is stored about an entity has changed. @internal */
export type EntityVersionRow = SummaryRow &
  Pick<DbEntitiesRow, 'etag' | 'tier_problem'> & {
    readonly [Column in 'ticket' | 'evaluated_at' | 'requested']:
      | DbEvaluationsRow[Column]
      | null;
  } & {
    readonly facts: readonly Pick<DbFactsRow, 'source' | 'hash'>[];
  };

/**
 * The same as long as nothing that is stored about an entity has changed: its results change with the ticket of its
 * evaluation, its facts with their hashes.
 * @internal
 */
export function entityVersion(row: EntityVersionRow): string {
  return JSON.stringify([
    summaryOf(row),
    row.tier_problem,
    row.etag,
    row.ticket,
    row.evaluated_at,
    row.requested,
    row.facts.map(({ source, hash }) => `${source} ${hash}`).sort(),
  ]);
}

interface GatheredVersionRow extends Omit<EntityVersionRow, 'facts'> {
  facts: string | [source: string, hash: string][] | null;
}

const VERSION = new PreparedQuery<GatheredVersionRow, { entityRef: string }>(
  (knex, value) =>
    knex('entities')
      .leftJoin('evaluations', 'evaluations.entity_ref', 'entities.entity_ref')
      .where('entities.entity_ref', value('entityRef'))
      .select(
        ...SUMMARY_COLUMNS,
        'entities.tier_problem',
        'entities.etag',
        'evaluations.ticket',
        'evaluations.evaluated_at',
        'evaluations.requested',
        knex('facts')
          .where('facts.entity_ref', value('entityRef'))
          .select(knex.raw(jsonLists(knex, ['facts.source', 'facts.hash'])))
          .as('facts'),
      ),
);

/**
 * The version of one entity, in one small query; undefined when it is not known or may not be seen.
 * @internal
 */
export async function readEntityVersion(options: {
  readonly knex: Knex;
  readonly entityRef: string;
  readonly visibility: Visibility;
}): Promise<string | undefined> {
  const row = await readOne(VERSION, { entityRef: options.entityRef }, options);
  return (
    row &&
    entityVersion({
      ...row,
      facts: gathered<[string, string]>(row.facts).map(([source, hash]) => ({
        source,
        hash,
      })),
    })
  );
}
