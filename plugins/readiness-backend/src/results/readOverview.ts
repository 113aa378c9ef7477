import {
  EntityFilter,
  FiguresOf,
  Overview,
  StandardFiguresView,
} from 'backstage-plugin-readiness-common';
import { Standard } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { gathered, jsonLists } from '../database/dialect';
import { Visibility, whereVisible } from '../permissions/Visibility';
import { Publication } from '../standards/Publication';
import { FigureRow, StandardCount } from './StandardCount';
import { ResolvedFilter, resolveFilter, whereFilter } from './entityFilter';
import { isoInstant } from './instants';
import { levelName } from './levelView';
import { MoverRow, readMovers } from './readMovers';
import { optional } from './optional';
import { readTotal } from './readTotal';
import { offViews } from './renderScorecard';

/** @internal */
export interface FiguresOptions {
  readonly knex: Knex;
  readonly filter: EntityFilter;
  readonly visibility: Visibility;
  readonly publication: Publication | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Figures of all standards over what a viewer may see. Three queries, and one for the group tree where an owner is asked
 * for, however many entities there are: the status strings are counted here, because to take them apart in SQL is a
 * hundred times dearer.
 * @internal
 */
export async function readOverview(options: FiguresOptions): Promise<Overview> {
  const { knex, visibility, publication, now } = options;
  const filter = await resolveFilter(options.filter, options);
  const [entities, rows, movers] = await Promise.all([
    readTotal({ knex, filter, visibility }),
    readFigureRows(options, filter),
    readMovers({ knex, filter, visibility, now }),
  ]);
  return {
    figuresOf: figuresOf(visibility),
    at: isoInstant(now),
    entities,
    standards: (publication?.documents.standards ?? []).map(standard =>
      standardFigures(
        standard,
        rows.get(standard.name) ?? [],
        movers,
        publication,
      ),
    ),
  };
}

/**
 * Whose figures these are.
 * @internal
 */
export function figuresOf(visibility: Visibility): FiguresOf {
  return visibility.kind === 'all' ? 'organisation' : 'visible';
}

const BUCKET = `case when scorecards.score is null then 0
  when scorecards.score >= 800000 then 5
  else scorecards.score / 200000 + 1 end`;

async function readFigureRows(
  { knex, visibility }: FiguresOptions,
  filter: ResolvedFilter,
): Promise<Map<string, FigureRow[]>> {
  const rows = jsonLists(knex, [
    'scorecards.level_rank',
    BUCKET,
    'entities.tier',
    'entities.owner_ref',
    'scorecards.statuses',
  ]);
  const query = knex('scorecards')
    .join('entities', 'entities.entity_ref', 'scorecards.entity_ref')
    .select<{ standard: string; rows: string | FigureRow[] }[]>(
      'scorecards.standard',
      knex.raw(`${rows} as rows`),
    )
    .groupBy('scorecards.standard');
  whereFilter(query, filter, knex);
  whereVisible(query, visibility, knex);
  const standards = await query;
  return new Map(
    standards.map(({ standard, rows: list }) => [standard, gathered(list)]),
  );
}

function standardFigures(
  standard: Standard,
  rows: readonly FigureRow[],
  movers: readonly MoverRow[],
  publication: Publication | undefined,
): StandardFiguresView {
  const count = new StandardCount(standard, publication);
  for (const row of rows) {
    count.add(row);
  }
  return {
    standard: standard.name,
    title: standard.title,
    ...optional('description', standard.description),
    levels: [...standard.levels],
    ...count.view(),
    off: offViews(standard),
    movers: movers
      .filter(({ subject }) => subject === standard.name)
      .map(mover => ({
        entityRef: mover.entity_ref,
        title: mover.title ?? mover.name,
        fromLevel: levelName(standard.levels, mover.from_rank),
        toLevel: levelName(standard.levels, mover.to_rank),
        fromRank: mover.from_rank,
        toRank: mover.to_rank,
        at: isoInstant(mover.at),
      })),
  };
}
