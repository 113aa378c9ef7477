import { Knex } from 'knex';

/** Rows that one statement deletes, so that none holds locks for long. */
const BATCH = 1000;

/** How long what people decided is kept once it is over, in milliseconds. @internal */
export interface DecisionRetention {
  readonly decisions: number;
  readonly idempotencyKeys: number;
  readonly told: number;
}

interface Pruned {
  readonly table: string;
  readonly key: readonly string[];
  readonly kept: keyof DecisionRetention;
  /** SQL: that a row was over before an instant, which is its one parameter. */
  readonly isOver: string;
}

/** What still decides or waits is in none of these. */
const PRUNED: readonly Pruned[] = [
  {
    ...{ table: 'attestations', key: ['id'], kept: 'decisions' },
    isOver: `coalesce(reviewed_at, attested_at) < ? and (
      state in ('refused', 'withdrawn', 'replaced')
      or not exists (select 1 from entities where entities.entity_ref = attestations.entity_ref))`,
  },
  {
    ...{ table: 'exemptions', key: ['id'], kept: 'decisions' },
    isOver: `case when state in ('requested', 'approved') then ends_at else decided_at end < ?`,
  },
  {
    ...{ table: 'standings', key: ['entity_ref'], kept: 'decisions' },
    isOver: 'gone_since < ?',
  },
  {
    ...{ table: 'standing_changes', key: ['id'], kept: 'decisions' },
    isOver: `coalesce(decided_at, at) < ? and state <> 'open'`,
  },
  {
    ...{ table: 'gate_decisions', key: ['id'], kept: 'decisions' },
    isOver: 'at < ?',
  },
  {
    ...{ table: 'holds', key: ['id'], kept: 'decisions' },
    isOver: 'coalesce(lifted_at, until) < ?',
  },
  {
    ...{ table: 'follow_ups', key: ['id'], kept: 'decisions' },
    isOver: 'closed_at < ?',
  },
  {
    ...{ table: 'break_glasses', key: ['id'], kept: 'decisions' },
    isOver: `until < ? and not exists (
      select 1 from follow_ups
      where follow_ups.kind = 'break-glass' and follow_ups.source_id = break_glasses.id)`,
  },
  {
    // What ended an older approval goes after it: the newest decision counts, and without it that would be the approval.
    ...{ table: 'reviews', key: ['id'], kept: 'decisions' },
    isOver: `coalesce(lapsed_at, valid_until, decided_at) < ? and state <> 'requested' and not exists (
      select 1 from follow_ups
      where follow_ups.kind = 'condition' and follow_ups.source_id = reviews.id)
      and (state = 'withdrawn' or not exists (
        select 1 from reviews as older
        where older.entity_ref = reviews.entity_ref and older.gate = reviews.gate
        and older.id < reviews.id and older.state = 'approved'))`,
  },
  {
    ...{ table: 'governance_events', key: ['id'], kept: 'decisions' },
    isOver: 'at < ?',
  },
  {
    table: 'idempotency_keys',
    key: ['caller', 'key'],
    kept: 'idempotencyKeys',
    isOver: 'at < ?',
  },
  { table: 'told', key: ['key'], kept: 'told', isOver: 'at < ?' },
];

/**
 * Deletes what people decided and what has been over for longer than it is kept, in small statements. What counts, waits
 * or is owed stays, however old it is; so does what that refers to.
 * @internal
 */
export async function pruneDecisions(
  knex: Knex,
  options: {
    readonly kept: DecisionRetention;
    /** Epoch milliseconds. */
    readonly now: number;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const { kept, now, signal } = options;
  for (const pruned of PRUNED) {
    const before = now - kept[pruned.kept];
    while (
      !signal.aborted &&
      (await pruneBatch(knex, pruned, before)) >= BATCH
    ) {
      // What is left is deleted by the next statement.
    }
  }
}

async function pruneBatch(
  knex: Knex,
  { table, key, isOver }: Pruned,
  before: number,
): Promise<number> {
  const over = knex(table)
    .select(...key)
    .whereRaw(isOver, [before])
    .limit(BATCH);
  return knex(table)
    .whereIn([...key], over)
    .delete();
}
