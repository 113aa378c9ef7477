import { Knex } from 'knex';
import { Clock } from '../clock/Clock';
import { StageStates } from '../database/StageStates';
import { bulkUpsert, BulkTarget } from '../database/bulkUpsert';
import {
  DbAdoptionsRow,
  DbEntitiesRow,
  DbRollUpsRow,
  DbScorecardsRow,
} from '../database/tables';
import { Publication, Publications } from '../standards/Publication';
import {
  AdoptionFigure,
  countCapability,
  countStandard,
  ScorecardFigure,
} from './countRollUps';

const TARGET: BulkTarget<DbRollUpsRow> = {
  table: 'roll_ups',
  columns: {
    day: 'text',
    subject_kind: 'text',
    subject: 'text',
    slice: 'text',
    figures: 'text',
    revision: 'integer',
  },
  key: ['day', 'subject_kind', 'subject', 'slice'],
};

const STAGE = 'roll-ups';

/** Figures are counted again after so long. Milliseconds. */
const COUNT_AGAIN_AFTER = 15 * 60_000;

/**
 * Counts the figures of today, from which trends are drawn: once at the first results of a day and again as they change.
 * The last count of a day stays.
 * @internal
 */
export class RollUps {
  readonly #knex: Knex;
  readonly #clock: Clock;
  readonly #publications: Publications;
  readonly #states: StageStates;

  constructor(options: {
    knex: Knex;
    clock: Clock;
    publications: Publications;
    states: StageStates;
  }) {
    this.#knex = options.knex;
    this.#clock = options.clock;
    this.#publications = options.publications;
    this.#states = options.states;
  }

  /** Counts when the day has no figures yet, or when they were counted a while ago. */
  async countWhenDue(): Promise<void> {
    const now = await this.#clock.now();
    const last = await this.#states.read(STAGE);
    const isDue =
      last === undefined ||
      dayOf(now) !== dayOf(last.updatedAt) ||
      now - last.updatedAt >= COUNT_AGAIN_AFTER;
    if (!isDue) {
      return;
    }
    const written = await this.count();
    const hasFigures =
      last !== undefined && dayOf(last.updatedAt) === dayOf(now);
    if (written > 0 || hasFigures) {
      await this.#states.write(STAGE, {}, now);
    }
  }

  /** Counts and stores what differs; gives how many rows that were. */
  async count(): Promise<number> {
    const publication = await this.#publications.current();
    if (!publication) {
      return 0;
    }
    const day = dayOf(await this.#clock.now());
    const rows = [
      ...(await this.#standards(publication, day)),
      ...(await this.#capabilities(publication, day)),
    ];
    return this.#store(day, rows);
  }

  async #standards(
    { documents, slots, revision }: Publication,
    day: string,
  ): Promise<DbRollUpsRow[]> {
    const rows = new Array<DbRollUpsRow>();
    for (const standard of documents.standards) {
      const scorecards = await this.#knex<DbScorecardsRow>('scorecards')
        .join('entities', 'entities.entity_ref', 'scorecards.entity_ref')
        .where({ standard: standard.name })
        .select<ScorecardFigure[]>({
          entityRef: 'scorecards.entity_ref',
          tier: 'entities.tier',
          team: 'entities.owner_ref',
          level_rank: 'scorecards.level_rank',
          score: 'scorecards.score',
          statuses: 'scorecards.statuses',
        });
      const order = slots.standards[standard.name] ?? [];
      const slices = countStandard(scorecards, standard, order);
      for (const [slice, figures] of slices) {
        rows.push({
          day,
          subject_kind: 'standard',
          subject: standard.name,
          slice,
          figures: JSON.stringify(figures),
          revision,
        });
      }
    }
    return rows;
  }

  async #capabilities(
    { documents, slots, revision }: Publication,
    day: string,
  ): Promise<DbRollUpsRow[]> {
    const adoptions = await this.#knex<DbAdoptionsRow>('adoptions')
      .join<DbEntitiesRow>(
        'entities',
        'entities.entity_ref',
        'adoptions.entity_ref',
      )
      .select<(Omit<AdoptionFigure, 'letter'> & { statuses: string })[]>({
        entityRef: 'adoptions.entity_ref',
        tier: 'entities.tier',
        team: 'entities.owner_ref',
        statuses: 'adoptions.statuses',
      });
    return documents.capabilities.flatMap(({ name }) => {
      const slot = slots.capabilities.indexOf(name);
      const slices = countCapability(
        adoptions.map(({ statuses, ...standing }) => ({
          ...standing,
          letter: statuses[slot] ?? '',
        })),
      );
      return Array.from(slices, ([slice, figures]) => ({
        day,
        subject_kind: 'capability' as const,
        subject: name,
        slice,
        figures: JSON.stringify(figures),
        revision,
      }));
    });
  }

  /** Replaces the rows of the day by these, as far as they differ: a slice that is empty by now has no row. */
  async #store(day: string, rows: readonly DbRollUpsRow[]): Promise<number> {
    const stored = await this.#knex<DbRollUpsRow>('roll_ups').where({ day });
    const before = new Map(stored.map(row => [keyOf(row), row]));
    const kept = new Set(rows.map(keyOf));
    const differing = rows.filter(row => {
      const old = before.get(keyOf(row));
      return old?.figures !== row.figures || old.revision !== row.revision;
    });
    const gone = stored.filter(row => !kept.has(keyOf(row)));
    await this.#knex.transaction(async tx => {
      await bulkUpsert(tx, TARGET, differing);
      for (const { subject_kind, subject, slice } of gone) {
        await tx<DbRollUpsRow>('roll_ups')
          .where({ day, subject_kind, subject, slice })
          .delete();
      }
    });
    return differing.length + gone.length;
  }
}

/** In UTC. */
function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

function keyOf(
  row: Pick<DbRollUpsRow, 'subject_kind' | 'subject' | 'slice'>,
): string {
  return `${row.subject_kind} ${row.subject} ${row.slice}`;
}
