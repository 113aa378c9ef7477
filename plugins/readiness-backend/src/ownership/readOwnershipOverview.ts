import {
  OwnershipGap,
  OwnershipOverview,
} from 'backstage-plugin-readiness-common';
import { whereVisible } from '../permissions/Visibility';
import { resolveFilter, whereFilter } from '../results/entityFilter';
import { teamOf } from '../results/entitySummary';
import { isoInstant } from '../results/instants';
import { largestTeams } from '../results/largestTeams';
import { figuresOf, FiguresOptions } from '../results/readOverview';
import { GapRow, gapsOf, OWNERSHIP_GAPS, whereOwnable } from './gaps';

/** Entities that agree in all that figures tell apart. */
interface GroupedRow extends GapRow {
  owner_ref: string | null;
  count: number | string;
}

/**
 * How many of the entities that a viewer may see lack an owner, a contact, a rotation or a tier. Users, groups and
 * locations are not counted. One query, and one for the group tree where an owner is asked for.
 * @internal
 */
export async function readOwnershipOverview(
  options: FiguresOptions,
): Promise<OwnershipOverview> {
  const { knex, visibility, now } = options;
  const filter = await resolveFilter(options.filter, options);
  const columns = [
    'entities.kind',
    'entities.tier',
    'entities.owner_ref',
    'entities.owner_state',
    'entities.has_contact',
    'entities.has_rotation',
  ];
  const query = knex('entities')
    .select<GroupedRow[]>(...columns, knex.raw('count(*) as count'))
    .groupBy(columns);
  whereFilter(query, filter, knex);
  whereVisible(query, visibility, knex);
  whereOwnable(query);
  const rows = await query;
  return {
    figuresOf: figuresOf(visibility),
    at: isoInstant(now),
    total: sumOf(rows),
    gaps: OWNERSHIP_GAPS.map(gap => gapFigures(gap, rows)),
    ...teamFigures(rows),
  };
}

function gapFigures(
  gap: OwnershipGap,
  rows: readonly GroupedRow[],
): OwnershipOverview['gaps'][number] {
  const having = rows.filter(row =>
    gapsOf(row).some(({ code }) => code === gap),
  );
  const tiers = [...new Set(having.map(({ tier }) => tier))];
  return {
    gap,
    count: sumOf(having),
    byTier: tiers
      .sort((a, b) => (a ?? 4) - (b ?? 4))
      .map(tier => ({
        tier,
        count: sumOf(having.filter(row => row.tier === tier)),
      })),
  };
}

function teamFigures(
  rows: readonly GroupedRow[],
): Pick<OwnershipOverview, 'byTeam' | 'otherTeams'> {
  const teams = new Map<string | null, { total: number; withGaps: number }>();
  for (const row of rows) {
    const team = teamOf(row.owner_ref);
    const figures = teams.get(team) ?? { total: 0, withGaps: 0 };
    figures.total += Number(row.count);
    figures.withGaps += gapsOf(row).length > 0 ? Number(row.count) : 0;
    teams.set(team, figures);
  }
  const { byTeam, otherTeams } = largestTeams(
    [...teams].map(([team, figures]) => ({ team, ...figures })),
  );
  if (otherTeams.length === 0) {
    return { byTeam };
  }
  return {
    byTeam,
    otherTeams: {
      teams: otherTeams.length,
      total: otherTeams.reduce((sum, { total }) => sum + total, 0),
      withGaps: otherTeams.reduce((sum, { withGaps }) => sum + withGaps, 0),
    },
  };
}

function sumOf(rows: readonly GroupedRow[]): number {
  return rows.reduce((sum, { count }) => sum + Number(count), 0);
}
