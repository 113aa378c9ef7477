import {
  AdoptionRow,
  adoptionFigures,
  decodeOutcome,
  Standard,
  Tier,
} from 'backstage-readiness-core';
import { ADOPTION_WORDS } from '../adoption/adoptionLetters';
import {
  CapabilityFigures,
  DbScorecardsRow,
  StandardFigures,
} from '../database/tables';
import { teamOf } from './entitySummary';

/** Where an entity stands in the organisation. @internal */
export interface Standing {
  readonly entityRef: string;
  readonly tier: number | null;
  /** The owner's ref; only a group is a team. */
  readonly team: string | null;
}

/** @internal */
export type ScorecardFigure = Standing &
  Pick<DbScorecardsRow, 'level_rank' | 'score' | 'statuses'>;

/** @internal */
export type AdoptionFigure = Standing & { readonly letter: string };

const MILLION = 1_000_000;
const BUCKETS = 5;
const COUNTED = ['pass', 'warn', 'fail', 'no-data', 'error'] as const;

/**
 * The slices that an entity belongs to: all, its tier, its team. Each kind of slice covers every entity once, so that the
 * slices of a kind add up to all.
 * @internal
 */
export function slicesOf({ tier, team }: Standing): string[] {
  return [
    'all',
    `tier:${tier ?? 'undeclared'}`,
    `team:${teamOf(team) ?? 'none'}`,
  ];
}

/**
 * The figures of a standard by slice. Scores are counted in buckets, never averaged.
 * @internal
 */
export function countStandard(
  rows: readonly ScorecardFigure[],
  standard: Pick<Standard, 'levels' | 'checks'>,
  slots: readonly string[],
): Map<string, StandardFigures> {
  const slices = new Map<string, StandardFigures>();
  for (const row of rows) {
    for (const slice of slicesOf(row)) {
      const figures = slices.get(slice) ?? emptyFigures(standard.levels.length);
      figures.byRank[row.level_rank] =
        (figures.byRank[row.level_rank] ?? 0) + 1;
      figures.buckets[bucketOf(row.score)] += 1;
      slices.set(slice, figures);
    }
  }
  const all = slices.get('all');
  if (all) {
    all.checks = countChecks(rows, standard, slots);
  }
  return slices;
}

/**
 * The figures of a capability by slice.
 * @internal
 */
export function countCapability(
  rows: readonly AdoptionFigure[],
): Map<string, CapabilityFigures> {
  const slices = new Map<string, AdoptionRow[]>();
  for (const row of rows) {
    const status = ADOPTION_WORDS.get(row.letter)?.status;
    for (const slice of status ? slicesOf(row) : []) {
      const members = slices.get(slice) ?? [];
      members.push({
        entityRef: row.entityRef,
        team: teamOf(row.team) ?? undefined,
        tier: (row.tier ?? undefined) as Tier | undefined,
        status: status ?? 'unknown',
      });
      slices.set(slice, members);
    }
  }
  return new Map(
    Array.from(slices, ([slice, members]) => {
      const { services, teams } = adoptionFigures(members);
      const { total, adopted, unknown } = services;
      const { rate, ...teamCounts } = teams;
      return [
        slice,
        {
          total,
          adopted,
          unknown,
          ...(slice === 'all' && { teams: teamCounts }),
        },
      ];
    }),
  );
}

function emptyFigures(levels: number): StandardFigures {
  return {
    byRank: new Array<number>(levels + 1).fill(0),
    buckets: new Array<number>(BUCKETS + 1).fill(0),
  };
}

/** 0 is not assessed; then fifths, of which the last holds the full score. */
function bucketOf(score: number | null): number {
  return score === null
    ? 0
    : 1 + Math.min(BUCKETS - 1, Math.floor((score * BUCKETS) / MILLION));
}

function countChecks(
  rows: readonly ScorecardFigure[],
  { checks }: Pick<Standard, 'checks'>,
  slots: readonly string[],
): StandardFigures['checks'] {
  const counts = checks.map(({ id }) => ({
    id,
    slot: slots.indexOf(id),
    count: [0, 0, 0, 0, 0] as [number, number, number, number, number],
  }));
  for (const { statuses } of rows) {
    for (const { slot, count } of counts) {
      const status = decodeOutcome(statuses[slot] ?? '')?.status;
      const index = COUNTED.findIndex(item => item === status);
      if (index >= 0) {
        count[index] += 1;
      }
    }
  }
  return Object.fromEntries(counts.map(({ id, count }) => [id, count]));
}
