import { Knex } from 'knex';
import { gathered, jsonRows } from '../database/dialect';
import {
  DbAdoptionsRow,
  DbBoolean,
  DbEntitiesRow,
  DbInstant,
  DbScorecardsRow,
} from '../database/tables';
import { GatheredFacts } from './mergedFacts';
import { Visibility, whereVisible } from '../permissions/Visibility';

/** A scorecard as the database gathers it. @internal */
export type GatheredScorecard = Pick<
  DbScorecardsRow,
  | 'standard'
  | 'level_rank'
  | 'highest_rank'
  | 'score'
  | 'known'
  | 'statuses'
  | 'revision'
  | 'changed_at'
>;

/** All that is stored about one entity. @internal */
export interface EntityRow extends DbEntitiesRow {
  evaluated_at: DbInstant | null;
  requested: DbBoolean | null;
  adoption_statuses: DbAdoptionsRow['statuses'] | null;
  adoption_alternatives: DbAdoptionsRow['alternatives'] | null;
  scorecards: GatheredScorecard[];
  facts: GatheredFacts[];
}

/**
 * Reads one entity with everything that is stored about it, in one query; undefined when it is not known or may not be
 * seen.
 * @internal
 */
export async function readEntityRow(options: {
  readonly knex: Knex;
  readonly entityRef: string;
  readonly visibility: Visibility;
}): Promise<EntityRow | undefined> {
  const { knex, entityRef, visibility } = options;
  const query = knex('entities')
    .leftJoin('evaluations', 'evaluations.entity_ref', 'entities.entity_ref')
    .leftJoin('adoptions', 'adoptions.entity_ref', 'entities.entity_ref')
    .where('entities.entity_ref', entityRef)
    .select(
      'entities.*',
      'evaluations.evaluated_at',
      'evaluations.requested',
      'adoptions.statuses as adoption_statuses',
      'adoptions.alternatives as adoption_alternatives',
      gatheredScorecards(knex),
      gatheredFacts(knex),
    );
  whereVisible(query, visibility, knex);
  const [row] = await query;
  return (
    row && {
      ...row,
      scorecards: gathered(row.scorecards),
      facts: gathered(row.facts),
    }
  );
}

function gatheredScorecards(knex: Knex): Knex.QueryBuilder {
  const names = [
    'standard',
    'level_rank',
    'highest_rank',
    'score',
    'known',
    'statuses',
    'revision',
    'changed_at',
  ];
  const columns = Object.fromEntries(
    names.map(name => [name, `scorecards.${name}`]),
  );
  return knex('scorecards')
    .whereRaw('scorecards.entity_ref = entities.entity_ref')
    .select(knex.raw(jsonRows(knex, { columns })))
    .as('scorecards');
}

function gatheredFacts(knex: Knex): Knex.QueryBuilder {
  const rows = jsonRows(knex, {
    columns: { source: 'facts.source', facts: 'facts.facts' },
    json: ['facts'],
  });
  return knex('facts')
    .whereRaw('facts.entity_ref = entities.entity_ref')
    .select(knex.raw(rows))
    .as('facts');
}
