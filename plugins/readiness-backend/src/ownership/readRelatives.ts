import { Entity } from '@backstage/catalog-model';
import { LevelView } from 'backstage-plugin-readiness-common';
import { Standard } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { gathered, jsonRows, whereInList } from '../database/dialect';
import { Visibility, whereVisible } from '../permissions/Visibility';
import { levelView } from '../results/levelView';

/** An entity beside another one. @internal */
export interface Relative {
  readonly title: string;
  /** The first standard that has it in scope, with its level. */
  readonly standard: string | null;
  readonly level: LevelView | null;
  /** Only of the owner. */
  readonly entity: Entity | undefined;
}

interface RelativeRow {
  entity_ref: string;
  name: string;
  title: string | null;
  entity: string | null;
  scorecards: string | StoredLevel[] | null;
}

interface StoredLevel {
  standard: string;
  level_rank: number;
  highest_rank: number;
}

/**
 * Those of an entity's neighbours, and of its owner, that exist and may be seen; one query.
 * @internal
 */
export async function readRelatives(options: {
  readonly knex: Knex;
  readonly entityRefs: readonly string[];
  readonly ownerRef: string | null;
  readonly visibility: Visibility;
  readonly standards: readonly Standard[];
}): Promise<Map<string, Relative>> {
  const { knex, entityRefs, ownerRef, visibility, standards } = options;
  const names = ['standard', 'level_rank', 'highest_rank'];
  const columns = Object.fromEntries(
    names.map(name => [name, `scorecards.${name}`]),
  );
  const query = knex('entities').select<RelativeRow[]>(
    'entities.entity_ref',
    'entities.name',
    'entities.title',
    knex.raw(
      'case when entities.entity_ref = ? then entities.entity end as entity',
      [ownerRef ?? ''],
    ),
    knex('scorecards')
      .whereRaw('scorecards.entity_ref = entities.entity_ref')
      .select(knex.raw(jsonRows(knex, { columns })))
      .as('scorecards'),
  );
  whereInList(query, knex, 'entities.entity_ref', [
    ...entityRefs,
    ...(ownerRef === null ? [] : [ownerRef]),
  ]);
  whereVisible(query, visibility, knex);
  const rows = await query;
  return new Map(rows.map(row => [row.entity_ref, relativeOf(row, standards)]));
}

function relativeOf(
  row: RelativeRow,
  standards: readonly Standard[],
): Relative {
  const stored = gathered(row.scorecards);
  const standard = standards.find(({ name }) =>
    stored.some(one => one.standard === name),
  );
  const scorecard = stored.find(one => one.standard === standard?.name);
  return {
    title: row.title ?? row.name,
    standard: standard?.name ?? null,
    level: standard && scorecard ? levelView(standard.levels, scorecard) : null,
    entity: row.entity === null ? undefined : JSON.parse(row.entity),
  };
}
