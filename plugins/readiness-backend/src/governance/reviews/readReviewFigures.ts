import { ReviewFigures } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { Visibility, whereVisible } from '../../permissions/Visibility';
import { DAY_MILLISECONDS, isoInstant } from '../../results/instants';

const DECIDED_MILLISECONDS = 90 * DAY_MILLISECONDS;
/** Of the newest decisions the median is worked out. */
const MOST_DECISIONS = 10_000;

type Count = number | string;

/**
 * How long reviews wait, and what is overdue, of entities that a viewer may see. Three queries.
 * @internal
 */
export async function readReviewFigures(options: {
  readonly knex: Knex;
  readonly visibility: Visibility;
  /** Epoch milliseconds. */
  readonly now: number;
}): Promise<ReviewFigures> {
  const { now } = options;
  const [waiting, decisions, owed] = await Promise.all([
    readWaiting(options),
    readDecisions(options),
    readOwed(options),
  ]);
  const count = (...states: string[]) =>
    decisions.filter(({ state }) => states.includes(state)).length;
  return {
    at: isoInstant(now),
    waiting: Number(waiting.total),
    oldestWaitingDays:
      waiting.oldest === null
        ? null
        : (now - Number(waiting.oldest)) / DAY_MILLISECONDS,
    decided: {
      approved: count('approved', 'lapsed'),
      'changes-requested': count('changes-requested'),
      rejected: count('rejected'),
    },
    medianWaitingDays: medianDays(
      decisions.map(({ waited }) => Number(waited)),
    ),
    overdueConditions: Number(owed.conditions ?? 0),
    openBreakGlasses: Number(owed.glasses ?? 0),
  };
}

interface FigureOptions {
  readonly knex: Knex;
  readonly visibility: Visibility;
  readonly now: number;
}

async function readWaiting(
  options: FigureOptions,
): Promise<{ total: Count; oldest: Count | null }> {
  const { knex } = options;
  const [row] = await visibleRows('reviews', options)
    .where('reviews.state', 'requested')
    .select(
      knex.raw('count(*) as total'),
      knex.raw('min(reviews.requested_at) as oldest'),
    );
  return row;
}

function readDecisions(
  options: FigureOptions,
): Promise<{ state: string; waited: Count }[]> {
  const { knex, now } = options;
  return visibleRows('reviews', options)
    .whereIn('reviews.state', [
      'approved',
      'lapsed',
      'changes-requested',
      'rejected',
    ])
    .where('reviews.decided_at', '>', now - DECIDED_MILLISECONDS)
    .orderBy('reviews.id', 'desc')
    .limit(MOST_DECISIONS)
    .select(
      'reviews.state',
      knex.raw('reviews.decided_at - reviews.requested_at as waited'),
    );
}

async function readOwed(
  options: FigureOptions,
): Promise<{ conditions: Count | null; glasses: Count | null }> {
  const { knex, now } = options;
  const [row] = await visibleRows('follow_ups', options)
    .whereNull('follow_ups.closed_at')
    .select(
      knex.raw(
        "sum(case when follow_ups.kind = 'condition' and follow_ups.due_at <= ? then 1 else 0 end) as conditions",
        [now],
      ),
      knex.raw(
        "sum(case when follow_ups.kind = 'break-glass' then 1 else 0 end) as glasses",
      ),
    );
  return row;
}

function visibleRows(
  table: 'reviews' | 'follow_ups',
  { knex, visibility }: FigureOptions,
): Knex.QueryBuilder {
  const rows = knex(table).join(
    'entities',
    'entities.entity_ref',
    `${table}.entity_ref`,
  );
  whereVisible(rows, visibility, knex);
  return rows;
}

function medianDays(waited: readonly number[]): number | null {
  if (waited.length === 0) {
    return null;
  }
  const sorted = [...waited].sort((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return (lower + upper) / 2 / DAY_MILLISECONDS;
}
