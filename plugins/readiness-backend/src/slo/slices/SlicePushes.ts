import { randomUUID } from 'node:crypto';
import { InputError } from '@backstage/errors';
import {
  PushedSlice,
  SlicePushResult,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { Clock } from '../../clock/Clock';
import { bulkUpsert, BulkTarget } from '../../database/bulkUpsert';
import { isPostgres, whereInList } from '../../database/dialect';
import { retryOnDeadlock } from '../../database/retryOnDeadlock';
import { DbSliPushesRow, DbSlisRow } from '../../database/sloTables';
import { SliQueue } from '../reading/SliQueue';
import { keyOf, MergedPush, mergePush } from './PushedDays';
import { PushedSliceReading, readPushedSlice } from './readPushedSlice';
import { dayOf } from './sliceDays';

const MOST_SLICES = 5000;

const TARGET: BulkTarget<DbSliPushesRow> = {
  table: 'sli_pushes',
  columns: {
    series: 'text',
    day: 'integer',
    slice_seconds: 'integer',
    slices: 'text',
    pushed_at: 'bigint',
  },
  key: ['series', 'day'],
};

interface AcceptedSlice {
  readonly index: number;
  readonly slice: Extract<PushedSliceReading, { kind: 'slice' }>;
}

/**
 * Takes slices in that services push, item by item: a bad one is refused with its reason and costs the others nothing.
 * Sending the same slices again changes nothing; a slice of the same start with other counts is a correction and replaces
 * the one before. Days are locked while they are merged, so that two pushes to one series lose nothing. In the same
 * transaction the readings of the series become due, from the first slice that differs on.
 * @internal
 */
export class SlicePushes {
  readonly #knex: Knex;
  readonly #clock: Clock;
  readonly #queue: SliQueue;
  readonly #keepMs: number;

  constructor(options: {
    knex: Knex;
    clock: Clock;
    queue: SliQueue;
    /** For how long slices are kept, in milliseconds. */
    keepMs: number;
  }) {
    this.#knex = options.knex;
    this.#clock = options.clock;
    this.#queue = options.queue;
    this.#keepMs = options.keepMs;
  }

  /** @throws InputError when there are more than 5,000 slices */
  async push(pushed: readonly PushedSlice[]): Promise<SlicePushResult> {
    if (pushed.length > MOST_SLICES) {
      throw new InputError(
        `${pushed.length} slices are too many for one call; send at most ${MOST_SLICES}`,
      );
    }
    const now = await this.#clock.now();
    const rejected: SlicePushResult['rejected'] = [];
    const slices = new Array<AcceptedSlice>();
    pushed.forEach((item, index) => {
      const slice = readPushedSlice(item, { now, oldest: now - this.#keepMs });
      if (slice.kind === 'rejected') {
        const { code, message } = slice;
        rejected.push({ index, code, message });
      } else {
        slices.push({ index, slice });
      }
    });
    if (slices.length === 0) {
      return { accepted: 0, unchanged: 0, rejected };
    }
    const merged = await retryOnDeadlock(() => this.#store(slices, now));
    this.#queue.wake();
    rejected.push(...merged.rejected);
    rejected.sort((left, right) => left.index - right.index);
    const { accepted, unchanged } = merged;
    return { accepted, unchanged, rejected };
  }

  async #store(
    slices: readonly AcceptedSlice[],
    now: number,
  ): Promise<MergedPush> {
    return this.#knex.transaction(async tx => {
      const stored = await lockDays(tx, slices, now);
      const merged = mergePush(slices, stored, now);
      await bulkUpsert(tx, TARGET, merged.rows);
      await markDue(tx, merged.changedFrom, now);
      return merged;
    });
  }
}

/**
 * Makes the rows of days that do not exist and locks all of them, in the order of their keys. The rows that it makes are
 * empty, which means the same as none.
 */
async function lockDays(
  tx: Knex.Transaction,
  slices: readonly AcceptedSlice[],
  now: number,
): Promise<DbSliPushesRow[]> {
  const series = [...new Set(slices.map(({ slice }) => slice.series))];
  // Of a series that is new, the length of its first slice counts.
  const lengths = new Map(
    [...slices]
      .reverse()
      .map(({ slice }) => [slice.series, slice.sliceSeconds]),
  );
  const known = await readLengths(tx, series);
  const wanted = new Map(
    slices.map(({ slice }): [string, DbSliPushesRow] => {
      const key = { series: slice.series, day: dayOf(slice.start) };
      return [
        keyOf(key),
        {
          ...key,
          slice_seconds:
            known.get(key.series) ??
            lengths.get(key.series) ??
            slice.sliceSeconds,
          slices: '',
          pushed_at: now,
        },
      ];
    }),
  );
  await bulkUpsert(tx, TARGET, [...wanted.values()], 'ignore');
  const query = tx<DbSliPushesRow>('sli_pushes')
    .whereIn('day', [...new Set([...wanted.values()].map(({ day }) => day))])
    .orderBy(['series', 'day']);
  whereInList(query, tx, 'series', series);
  if (isPostgres(tx)) {
    query.forUpdate();
  }
  const rows: DbSliPushesRow[] = await query;
  return rows;
}

/** The length of the slices of each series that has any. */
async function readLengths(
  tx: Knex.Transaction,
  series: readonly string[],
): Promise<Map<string, number>> {
  const query = tx('sli_pushes')
    .select<{ series: string; seconds: number }[]>(
      'series',
      tx.raw('max(slice_seconds) as seconds'),
    )
    .groupBy('series');
  whereInList(query, tx, 'series', series);
  const rows: { series: string; seconds: number }[] = await query;
  return new Map(rows.map(row => [row.series, Number(row.seconds)]));
}

/** The readings of some series become due, and what they have read since the first slice that differs is read again. */
async function markDue(
  tx: Knex.Transaction,
  changedFrom: ReadonlyMap<string, number>,
  now: number,
): Promise<void> {
  const ticket = randomUUID();
  const ordered = [...changedFrom].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [series, start] of ordered) {
    await tx<DbSlisRow>('slis')
      .where({ series })
      .whereNull('removed_at')
      .update({
        due_at: now,
        ticket,
        read_until: tx.raw(
          'case when read_until > ? and read_from <= ? then ? else read_until end',
          [start, start, start],
        ),
      });
  }
}
