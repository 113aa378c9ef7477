import {
  EntityFilter,
  FiguresOf,
  Overview,
  StandardFiguresView,
} from 'backstage-plugin-readiness-common';
import { Standard } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { joinedTexts } from '../database/dialect';
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
 * for, however many entities there are: the status strings come joined, and are counted here, because to take them apart
 * in SQL is a hundred times dearer.
 * @internal
 */
export async function readOverview(options: FiguresOptions): Promise<Overview> {
  const { knex, visibility, publication, now } = options;
  const filter = await resolveFilter(options.filter, options);
  const rows = await readFigureRows(options, filter);
  const movers = await readMovers({ knex, filter, visibility, now });
  return {
    figuresOf: figuresOf(visibility),
    at: isoInstant(now),
    entities: await readTotal({ knex, filter, visibility }),
    standards: (publication?.documents.standards ?? []).map(standard =>
      standardFigures(standard, rows, movers, publication),
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
): Promise<FigureRow[]> {
  const query = knex('scorecards')
    .join('entities', 'entities.entity_ref', 'scorecards.entity_ref')
    .select<FigureRow[]>(
      'scorecards.standard',
      'scorecards.level_rank',
      'entities.tier',
      'entities.owner_ref',
      knex.raw(`${BUCKET} as bucket`),
      knex.raw('count(*) as count'),
      knex.raw(`${joinedTexts(knex, 'scorecards.statuses')} as statuses`),
    )
    .groupBy(
      'scorecards.standard',
      'scorecards.level_rank',
      'entities.tier',
      'entities.owner_ref',
      knex.raw(BUCKET),
    );
  whereFilter(query, filter, knex);
  whereVisible(query, visibility, knex);
  return query;
}

function standardFigures(
  standard: Standard,
  rows: readonly FigureRow[],
  movers: readonly MoverRow[],
  publication: Publication | undefined,
): StandardFiguresView {
  const count = new StandardCount(standard, publication);
  for (const row of rows) {
    if (row.standard === standard.name) {
      count.add(row);
    }
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
