import {
  CheckStatus,
  StandardFiguresView,
} from 'backstage-plugin-readiness-common';
import { decodeOutcome, Standard } from 'backstage-readiness-core';
import { Publication } from '../standards/Publication';
import { teamOf } from './entitySummary';
import { largestTeams } from './largestTeams';
import { CheckSlot, slotsOf } from './slotsOf';

/** What figures tell of one scorecard. @internal */
export type FigureRow = readonly [
  levelRank: number,
  bucket: number,
  tier: number | null,
  ownerRef: string | null,
  statuses: string,
];

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

  add([levelRank, bucket, tier, ownerRef, statuses]: FigureRow): void {
    const rank = Math.min(levelRank, this.#standard.levels.length);
    this.#byLevel[rank] += 1;
    this.#buckets[bucket] += 1;
    this.#levelsOf(this.#byTier, tier)[rank] += 1;
    this.#levelsOf(this.#byTeam, teamOf(ownerRef))[rank] += 1;
    this.#addStatuses(statuses);
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
    // Runs once per letter of every scorecard of the organisation.
    for (let index = 0; index < this.#slots.length; index += 1) {
      const code = statuses.charCodeAt(this.#slots[index].slot);
      const counted = COUNTED_BY_LETTER[code];
      if (counted !== undefined) {
        this.#checks[index][counted] += 1;
      }
    }
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
