import { Knex } from 'knex';
import { bulkUpsert, BulkTarget } from '../../database/bulkUpsert';
import { isPostgres, whereInList } from '../../database/dialect';
import { DbSliDaysRow } from '../../database/sloTables';
import { DayTotals, SliDay } from './DayTotals';
import { packSlices, unpackSlices } from './packSlices';

const TARGET: BulkTarget<DbSliDaysRow> = {
  table: 'sli_days',
  columns: { sli_id: 'text', day: 'integer', slices: 'text', totals: 'text' },
  key: ['sli_id', 'day'],
};

/** Of which days of an SLI what is needed. @internal */
export interface WantedDays {
  readonly sliId: string;
  readonly sliceSeconds: number;
  /** Totals from this day on. */
  readonly fromDay: number;
  /** Days whose readings are needed too. */
  readonly withReadings: readonly number[];
}

/** A day to be stored. @internal */
export interface ChangedDay extends Required<SliDay> {
  readonly sliId: string;
  readonly sliceSeconds: number;
  readonly day: number;
}

/** Days of SLIs, by SLI and day. @internal */
export type StoredDays = ReadonlyMap<string, ReadonlyMap<number, SliDay>>;

/**
 * Stores the readings and totals of SLIs by day.
 * @internal
 */
export class SliDayStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Reads days of several SLIs in one query; readings are read, and parsed, only of the days that are named. */
  async read(wanted: readonly WantedDays[]): Promise<StoredDays> {
    const bySli = new Map(wanted.map(item => [item.sliId, item]));
    const oldest = Math.min(...wanted.map(({ fromDay }) => fromDay));
    const pairs = wanted.flatMap(({ sliId, withReadings }) =>
      withReadings.map(day => `${sliId}:${day}`),
    );
    const query = this.#knex('sli_days')
      .select<DbSliDaysRow[]>('sli_id', 'day', 'totals', this.#slicesOf(pairs))
      .where('day', '>=', oldest);
    whereInList(query, this.#knex, 'sli_id', [...bySli.keys()]);
    const rows: DbSliDaysRow[] = await query;
    const days = new Map<string, Map<number, SliDay>>();
    for (const row of rows) {
      const { sliceSeconds = 0, fromDay = 0 } = bySli.get(row.sli_id) ?? {};
      if (row.day >= fromDay) {
        const ofSli = days.get(row.sli_id) ?? new Map<number, SliDay>();
        ofSli.set(row.day, dayOfRow(row, sliceSeconds));
        days.set(row.sli_id, ofSli);
      }
    }
    return days;
  }

  async write(
    tx: Knex.Transaction,
    days: readonly ChangedDay[],
  ): Promise<void> {
    await bulkUpsert(
      tx,
      TARGET,
      days.map(({ sliId, day, sliceSeconds, readings, totals }) => ({
        sli_id: sliId,
        day,
        slices: packSlices(readings, { day, sliceSeconds }),
        totals: JSON.stringify(totals),
      })),
    );
  }

  #slicesOf(pairs: readonly string[]): Knex.Raw {
    const postgres = isPostgres(this.#knex);
    const pair = "(sli_id || ':' || cast(day as text))";
    return this.#knex.raw(
      postgres
        ? `case when ${pair} = any(?::text[]) then slices end as slices`
        : `case when ${pair} in (select value from json_each(?)) then slices end as slices`,
      [postgres ? `{${pairs.join(',')}}` : JSON.stringify(pairs)],
    );
  }
}

function dayOfRow(row: DbSliDaysRow, sliceSeconds: number): SliDay {
  const totals = JSON.parse(row.totals) as DayTotals;
  return row.slices === null
    ? { totals }
    : {
        totals,
        readings: unpackSlices(row.slices, { day: row.day, sliceSeconds }),
      };
}
