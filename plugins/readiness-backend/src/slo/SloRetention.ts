import { Knex } from 'knex';
import { Clock } from '../clock/Clock';
import {
  DbRemovedObjectivesRow,
  DbSliDaysRow,
  DbSliPushesRow,
  DbSlisRow,
  DbSloAcknowledgementsRow,
  DbSloChangesRow,
  DbSloFactsRow,
} from '../database/sloTables';
import { DAY, dayOf } from './slices/sliceDays';

/** Rows that one statement touches, so that none holds locks for long. */
const BATCH = 1000;
/** For how many days an SLI is kept that no SLO uses any more, so that a document that comes back finds its slices. */
const UNUSED_DAYS = 30;

/**
 * Lets the slices of SLOs shrink with age, and deletes what is older than it is kept.
 *
 * Slices are kept for as long as the longest window that uses them, and a day; then only the totals of their day are, from
 * which every window that covers whole days is counted just the same.
 * @internal
 */
export class SloRetention {
  readonly #knex: Knex;
  readonly #clock: Clock;
  readonly #days: number;
  readonly #changesMs: number;

  constructor(options: {
    knex: Knex;
    clock: Clock;
    /** For how many days totals and pushed slices are kept. */
    days: number;
    /** For how long changes are kept, in milliseconds. */
    changesMs: number;
  }) {
    this.#knex = options.knex;
    this.#clock = options.clock;
    this.#days = options.days;
    this.#changesMs = options.changesMs;
  }

  async prune({ signal }: { signal: AbortSignal }): Promise<void> {
    const now = await this.#clock.now();
    const today = dayOf(now);
    await repeat(signal, () => this.#deleteUnused(now - UNUSED_DAYS * DAY));
    await repeat(signal, () => this.#compactDays(today));
    await repeat(signal, () => this.#deleteDays(today));
    await repeat(signal, () => this.#deletePushes(today - this.#days));
    await repeat(signal, () => this.#deleteChanges(now - this.#changesMs));
    await this.#deleteAcknowledgements(now - this.#changesMs);
    await this.#deleteRemoved(now);
    await repeat(signal, () => this.#deleteFacts());
  }

  async #deleteUnused(before: number): Promise<number> {
    const ids = await this.#knex<DbSlisRow>('slis')
      .where('removed_at', '<', before)
      .limit(BATCH)
      .select('sli_id');
    const sliIds = ids.map(row => row.sli_id);
    await this.#knex.transaction(async tx => {
      await tx<DbSliDaysRow>('sli_days').whereIn('sli_id', sliIds).delete();
      await tx<DbSlisRow>('slis')
        .whereIn('sli_id', sliIds)
        .andWhere('removed_at', '<', before)
        .delete();
    });
    return sliIds.length;
  }

  async #compactDays(today: number): Promise<number> {
    const rows = await this.#knex<DbSliDaysRow>('sli_days')
      .join('slis', 'slis.sli_id', 'sli_days.sli_id')
      .whereNotNull('slices')
      .andWhereRaw('sli_days.day < ? - slis.days - 1', [today])
      .limit(BATCH)
      .select<Pick<DbSliDaysRow, 'sli_id' | 'day'>[]>(
        'sli_days.sli_id',
        'sli_days.day',
      );
    await this.#eachDay(rows, days => days.update({ slices: null }));
    return rows.length;
  }

  /** Whole windows stay countable, however short the retention is. */
  async #deleteDays(today: number): Promise<number> {
    const rows = await this.#knex<DbSliDaysRow>('sli_days')
      .join('slis', 'slis.sli_id', 'sli_days.sli_id')
      .where('sli_days.day', '<', today - this.#days)
      .andWhereRaw('sli_days.day < ? - slis.days - 1', [today])
      .limit(BATCH)
      .select<Pick<DbSliDaysRow, 'sli_id' | 'day'>[]>(
        'sli_days.sli_id',
        'sli_days.day',
      );
    await this.#eachDay(rows, days => days.delete());
    return rows.length;
  }

  async #eachDay(
    rows: readonly Pick<DbSliDaysRow, 'sli_id' | 'day'>[],
    change: (days: Knex.QueryBuilder) => Knex.QueryBuilder,
  ): Promise<void> {
    const byDay = new Map<number, string[]>();
    for (const row of rows) {
      byDay.set(row.day, [...(byDay.get(row.day) ?? []), row.sli_id]);
    }
    for (const [day, sliIds] of byDay) {
      await change(
        this.#knex('sli_days').where({ day }).whereIn('sli_id', sliIds),
      );
    }
  }

  async #deletePushes(before: number): Promise<number> {
    const [oldest] = await this.#knex<DbSliPushesRow>('sli_pushes')
      .where('day', '<', before)
      .orderBy('day')
      .limit(1);
    return oldest
      ? BATCH *
          (await this.#knex<DbSliPushesRow>('sli_pushes')
            .where({ day: oldest.day })
            .delete())
      : 0;
  }

  async #deleteChanges(before: number): Promise<number> {
    const old = this.#knex<DbSloChangesRow>('slo_changes')
      .select('id')
      .where('at', '<', before)
      .orderBy('at')
      .limit(BATCH);
    return this.#knex<DbSloChangesRow>('slo_changes')
      .whereIn('id', old)
      .delete();
  }

  /** They name people, and are few: one statement for all. */
  async #deleteAcknowledgements(before: number): Promise<void> {
    await this.#knex<DbSloAcknowledgementsRow>('slo_acknowledgements')
      .where('at', '<', before)
      .delete();
  }

  /** Objectives that no longer count anywhere: few, one statement for all. */
  async #deleteRemoved(now: number): Promise<void> {
    await this.#knex<DbRemovedObjectivesRow>('removed_objectives')
      .where('counts_until', '<=', now)
      .delete();
  }

  /** What was reported of entities that are gone. */
  async #deleteFacts(): Promise<number> {
    const gone = this.#knex<DbSloFactsRow>('slo_facts')
      .leftJoin('entities', 'entities.entity_ref', 'slo_facts.entity_ref')
      .whereNull('entities.entity_ref')
      .limit(BATCH)
      .select('slo_facts.entity_ref');
    return this.#knex<DbSloFactsRow>('slo_facts')
      .whereIn('entity_ref', gone)
      .delete();
  }
}

async function repeat(
  signal: AbortSignal,
  step: () => Promise<number>,
): Promise<void> {
  while (!signal.aborted && (await step()) >= BATCH) {
    // What is left is done by the next statement.
  }
}
