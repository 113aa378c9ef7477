import {
  CheckStatus,
  StandardFiguresView,
} from 'backstage-plugin-readiness-common';
import { decodeOutcome, Standard } from 'backstage-readiness-core';
import { Publication } from '../standards/Publication';
import { teamOf } from './entitySummary';
import { largestTeams } from './largestTeams';
import { CheckSlot, slotsOf } from './slotsOf';

/** Scorecards that agree in all that figures tell apart, their status strings joined. @internal */
export interface FigureRow {
  standard: string;
  level_rank: number;
  tier: number | null;
  owner_ref: string | null;
  bucket: number;
  count: number | string;
  statuses: string;
}

const BUCKETS = [
  'Not assessed',
  '0 to 20 %',
  '20 to 40 %',
  '40 to 60 %',
  '60 to 80 %',
  '80 to 100 %',
];

/** The answer stays small, whatever the documents: the rest is in the list of checks. */
const MOST_FAILED_CHECKS = 100;

const COUNTED = ['pass', 'warn', 'fail', 'no-data', 'error'] as const;

/** Index of the counted status of each letter; no entry where it counts as nothing. */
const COUNTED_BY_LETTER = countedByLetter();

/**
 * Counts the scorecards of one standard.
 * @internal
 */
export class StandardCount {
  readonly #standard: Standard;
  readonly #slots: readonly CheckSlot[];
  readonly #checks: number[][];
  readonly #byLevel: number[];
  readonly #buckets = BUCKETS.map(() => 0);
  readonly #byTier = new Map<number | null, number[]>();
  readonly #byTeam = new Map<string | null, number[]>();

  constructor(standard: Standard, publication: Publication | undefined) {
    this.#standard = standard;
    this.#slots = publication ? slotsOf(publication, standard) : [];
    this.#checks = this.#slots.map(() => COUNTED.map(() => 0));
    this.#byLevel = this.#noLevels();
  }

  add(row: FigureRow): void {
    const count = Number(row.count);
    const rank = Math.min(row.level_rank, this.#standard.levels.length);
    this.#byLevel[rank] += count;
    this.#buckets[row.bucket] += count;
    this.#levelsOf(this.#byTier, row.tier)[rank] += count;
    this.#levelsOf(this.#byTeam, teamOf(row.owner_ref))[rank] += count;
    for (const statuses of row.statuses.split(',')) {
      this.#addStatuses(statuses);
    }
  }

  view(): Omit<
    StandardFiguresView,
    'standard' | 'title' | 'description' | 'levels' | 'off' | 'movers'
  > {
    const { byTeam, otherTeams } = largestTeams(
      [...this.#byTeam].map(([team, byLevel]) => ({
        team,
        total: sum(byLevel),
        byLevel,
      })),
    );
    return {
      total: sum(this.#byLevel),
      byLevel: this.#byLevel.map((count, rank) => ({
        level: rank === 0 ? null : this.#standard.levels[rank - 1],
        count,
      })),
      buckets: BUCKETS.map((label, index) => ({
        label,
        count: this.#buckets[index],
      })),
      byTier: [...this.#byTier]
        .map(([tier, byLevel]) => ({ tier, total: sum(byLevel), byLevel }))
        .sort((a, b) => (a.tier ?? 4) - (b.tier ?? 4)),
      byTeam,
      ...(otherTeams.length > 0
        ? {
            otherTeams: {
              teams: otherTeams.length,
              total: sum(otherTeams.map(({ total }) => total)),
              byLevel: this.#byLevel.map((_, rank) =>
                sum(otherTeams.map(({ byLevel }) => byLevel[rank])),
              ),
            },
          }
        : {}),
      failedChecks: this.#failedChecks(),
    };
  }

  #addStatuses(statuses: string): void {
    this.#slots.forEach(({ slot }, index) => {
      const counted = COUNTED_BY_LETTER[statuses.charCodeAt(slot)];
      if (counted !== undefined) {
        this.#checks[index][counted] += 1;
      }
    });
  }

  #failedChecks(): StandardFiguresView['failedChecks'] {
    return this.#slots
      .map(({ check }, index) => ({
        checkId: check.id,
        title: check.title,
        level: check.level,
        category: check.category,
        counts: Object.fromEntries(
          COUNTED.map((status, at) => [status, this.#checks[index][at]]),
        ) as Record<(typeof COUNTED)[number], number>,
      }))
      .sort(
        (a, b) =>
          b.counts.fail - a.counts.fail ||
          b.counts.warn - a.counts.warn ||
          (a.checkId < b.checkId ? -1 : 1),
      )
      .slice(0, MOST_FAILED_CHECKS);
  }

  #levelsOf<K>(byKey: Map<K, number[]>, key: K): number[] {
    const levels = byKey.get(key) ?? this.#noLevels();
    byKey.set(key, levels);
    return levels;
  }

  #noLevels(): number[] {
    return [0, ...this.#standard.levels.map(() => 0)];
  }
}

function countedByLetter(): (number | undefined)[] {
  return Array.from({ length: 128 }, (_, code) => {
    const status: CheckStatus | undefined = decodeOutcome(
      String.fromCharCode(code),
    )?.status;
    const index = COUNTED.findIndex(counted => counted === status);
    return index < 0 ? undefined : index;
  });
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
