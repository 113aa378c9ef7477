import { Knex } from 'knex';
import { gathered, jsonRows } from '../database/dialect';
import { PreparedQuery } from '../database/PreparedQuery';
import {
  DbAdoptionsRow,
  DbBoolean,
  DbChangesRow,
  DbEntitiesRow,
  DbInstant,
  DbScorecardsRow,
} from '../database/tables';
import {
  decisionColumns,
  GatheredDecisions,
} from '../governance/governanceColumns';
import { GatheredFacts } from './mergedFacts';
import { Visibility } from '../permissions/Visibility';
import { readOne } from './readOne';

const MOST_CHANGES = 50;

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
export interface EntityRow extends DbEntitiesRow, GatheredDecisions {
  evaluated_at: DbInstant | null;
  requested: DbBoolean | null;
  ticket: string | null;
  adoption_statuses: DbAdoptionsRow['statuses'] | null;
  adoption_alternatives: DbAdoptionsRow['alternatives'] | null;
  scorecards: GatheredScorecard[];
  facts: GatheredFacts[];
  /** The newest first. */
  changes: DbChangesRow[];
}

/** Which changes and decisions of an entity are wanted, in epoch milliseconds. @internal */
export interface RowMoment {
  /** Changes after this instant. */
  readonly changesSince: number;
  /** What people decided and counts at this instant. */
  readonly decidedAt: number;
}

/** Lists as the database gives them. */
interface GatheredRow
  extends Omit<EntityRow, 'scorecards' | 'facts' | 'changes'> {
  scorecards: GatheredScorecard[] | string | null;
  facts: GatheredFacts[] | string | null;
  changes?: DbChangesRow[] | string | null;
}

const ENTITY = new PreparedQuery<GatheredRow, { entityRef: string }>(
  (knex, value) => entityQuery(knex, value('entityRef')),
);

const ENTITY_AT = new PreparedQuery<
  GatheredRow,
  { entityRef: string } & RowMoment
>((knex, value) =>
  entityQuery(knex, value('entityRef')).select(
    ...decisionColumns(knex, value('decidedAt')),
    gatheredChanges({
      knex,
      entityRef: value('entityRef'),
      changesSince: value('changesSince'),
    }),
  ),
);

/**
 * Reads one entity with everything that is stored about it and its newest changes, in one query, so that all of it is
 * of the same moment; undefined when it is not known or may not be seen.
 * @internal
 */
export async function readEntityRow(options: {
  readonly knex: Knex;
  readonly entityRef: string;
  readonly visibility: Visibility;
  /** Absent: without its changes and what people decided. */
  readonly moment?: RowMoment;
}): Promise<EntityRow | undefined> {
  const { entityRef, moment } = options;
  const row = moment
    ? await readOne(ENTITY_AT, { entityRef, ...moment }, options)
    : await readOne(ENTITY, { entityRef }, options);
  return (
    row && {
      ...row,
      scorecards: gathered(row.scorecards),
      facts: gathered(row.facts),
      changes: gathered(row.changes ?? null),
    }
  );
}

function entityQuery(knex: Knex, entityRef: Knex.Raw): Knex.QueryBuilder {
  return knex('entities')
    .leftJoin('evaluations', 'evaluations.entity_ref', 'entities.entity_ref')
    .leftJoin('adoptions', 'adoptions.entity_ref', 'entities.entity_ref')
    .where('entities.entity_ref', entityRef)
    .select(
      'entities.*',
      'evaluations.evaluated_at',
      'evaluations.requested',
      'evaluations.ticket',
      'adoptions.statuses as adoption_statuses',
      'adoptions.alternatives as adoption_alternatives',
      gatheredScorecards(knex),
      gatheredFacts(knex),
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
    columns: {
      source: 'facts.source',
      hash: 'facts.hash',
      facts: 'facts.facts',
    },
    json: ['facts'],
  });
  return knex('facts')
    .whereRaw('facts.entity_ref = entities.entity_ref')
    .select(knex.raw(rows))
    .as('facts');
}

function gatheredChanges(options: {
  readonly knex: Knex;
  readonly entityRef: Knex.Raw;
  readonly changesSince: Knex.Raw;
}): Knex.QueryBuilder {
  const { knex, entityRef, changesSince } = options;
  const names: readonly (keyof DbChangesRow)[] = [
    'id',
    'at',
    'entity_ref',
    'subject_kind',
    'subject',
    'causes',
    'from_rank',
    'to_rank',
    'from_score',
    'to_score',
    'details',
    'revision',
  ];
  const newest = knex<DbChangesRow>('changes')
    .where('entity_ref', entityRef)
    .andWhere('at', '>', changesSince)
    .orderBy('id', 'desc')
    .limit(MOST_CHANGES);
  const columns = Object.fromEntries(
    names.map(name => [name, `newest.${name}`]),
  );
  return knex
    .from(newest.as('newest'))
    .select(knex.raw(jsonRows(knex, { columns })))
    .as('changes');
}
