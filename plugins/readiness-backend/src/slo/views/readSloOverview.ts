import {
  SloOverview,
  SloSourceView,
  SloStateView,
} from 'backstage-plugin-readiness-common';
import { gathered, jsonLists } from '../../database/dialect';
import { whereVisible } from '../../permissions/Visibility';
import {
  ResolvedFilter,
  resolveFilter,
  whereFilter,
} from '../../results/entityFilter';
import { teamOf } from '../../results/entitySummary';
import { isoInstant } from '../../results/instants';
import { figuresOf, FiguresOptions } from '../../results/readOverview';
import { countStates } from './countStates';
import { listSlos } from './listSlos';
import { listWithoutSlo } from './listWithoutSlo';

const MOST_WORST = 10;
const MOST_WITHOUT = 20;
const MOST_GROUPS = 50;

/** What the figures tell apart of one objective: entity, tier, owner, system, state. */
type CountedObjective = [
  string,
  number | null,
  string | null,
  string | null,
  SloStateView,
];

/** @internal */
export interface SloOverviewOptions extends FiguresOptions {
  /** All configured data sources. */
  readonly sources: readonly SloSourceView[];
}

/**
 * Where the SLOs stand of what a viewer may see. Five queries, and one for each list for the group tree where an owner is
 * asked for: the objectives are counted here, not in SQL.
 * @internal
 */
export async function readSloOverview(
  options: SloOverviewOptions,
): Promise<SloOverview> {
  const { visibility, now, sources } = options;
  const filter = await resolveFilter(options.filter, options);
  const [objectives, worst, without] = await Promise.all([
    readObjectives(options, filter),
    listSlos({
      ...options,
      query: { ...options.filter, limit: MOST_WORST },
    }),
    listWithoutSlo({
      ...options,
      query: { ...options.filter, limit: MOST_WITHOUT },
    }),
  ]);
  return {
    figuresOf: figuresOf(visibility),
    at: isoInstant(now),
    ...countsOf(objectives),
    entities: new Set(objectives.map(([entityRef]) => entityRef)).size,
    byTier: byTier(objectives),
    ...teamFigures(objectives),
    ...systemFigures(objectives),
    worst: worst.items,
    withoutSlo: { count: without.total, items: without.items },
    sources: [...sources],
  };
}

async function readObjectives(
  { knex, visibility }: SloOverviewOptions,
  filter: ResolvedFilter,
): Promise<CountedObjective[]> {
  const lists = jsonLists(knex, [
    'entities.entity_ref',
    'entities.tier',
    'entities.owner_ref',
    'entities.system_ref',
    'slo_objectives.state',
  ]);
  const query = knex('slo_objectives')
    .join('entities', 'entities.entity_ref', 'slo_objectives.entity_ref')
    .select<{ objectives: string | CountedObjective[] | null }[]>(
      knex.raw(`${lists} as objectives`),
    );
  whereFilter(query, filter, knex);
  whereVisible(query, visibility, knex);
  const [row] = await query;
  return gathered(row.objectives);
}

function countsOf(objectives: readonly CountedObjective[]) {
  return countStates(objectives.map(([, , , , state]) => state));
}

/** Objectives by what they have in common. */
function grouped<K>(
  objectives: readonly CountedObjective[],
  keyOf: (objective: CountedObjective) => K,
): [K, CountedObjective[]][] {
  const groups = new Map<K, CountedObjective[]>();
  for (const objective of objectives) {
    const key = keyOf(objective);
    const group = groups.get(key);
    if (group) {
      group.push(objective);
    } else {
      groups.set(key, [objective]);
    }
  }
  return [...groups];
}

function byTier(objectives: readonly CountedObjective[]) {
  return grouped(objectives, ([, tier]) => tier)
    .map(([tier, group]) => ({ tier, ...countsOf(group) }))
    .sort((a, b) => (a.tier ?? 4) - (b.tier ?? 4));
}

function teamFigures(
  objectives: readonly CountedObjective[],
): Pick<SloOverview, 'byTeam' | 'otherTeams'> {
  const groups = grouped(objectives, ([, , owner]) => teamOf(owner));
  const { largest, others } = largestFirst(groups);
  return {
    byTeam: largest.map(([team, group]) => ({ team, ...countsOf(group) })),
    ...(others.length > 0 && {
      otherTeams: { teams: others.length, ...countsOfAll(others) },
    }),
  };
}

function systemFigures(
  objectives: readonly CountedObjective[],
): Pick<SloOverview, 'bySystem' | 'otherSystems'> {
  const groups = grouped(objectives, ([, , , system]) => system);
  const { largest, others } = largestFirst(groups);
  return {
    bySystem: largest.map(([system, group]) => ({
      system,
      ...countsOf(group),
    })),
    ...(others.length > 0 && {
      otherSystems: { systems: others.length, ...countsOfAll(others) },
    }),
  };
}

type Group = [string | null, CountedObjective[]];

/** An answer names no more than 50 teams or systems, the largest first, and adds up the others. */
function largestFirst(groups: readonly Group[]): {
  largest: Group[];
  others: Group[];
} {
  const sorted = [...groups].sort(
    ([a, ofA], [b, ofB]) =>
      ofB.length - ofA.length || ((a ?? '') < (b ?? '') ? -1 : 1),
  );
  return {
    largest: sorted.slice(0, MOST_GROUPS),
    others: sorted.slice(MOST_GROUPS),
  };
}

function countsOfAll(groups: readonly Group[]) {
  return countsOf(groups.flatMap(([, group]) => group));
}
