import { ReviewDecision } from 'backstage-plugin-readiness-common';
import { endOfDay } from '../../words/endOfDay';

/** One row of the form: what is still owed after an approval. @internal */
export interface Condition {
  /** Tells the rows apart while they are added and removed. */
  readonly key: number;
  readonly text: string;
  /** Ref of a group or a person. */
  readonly owner: string;
  /** Such as `2027-01-31`. */
  readonly day: string;
}

/** A row more, owed by whoever owns the entity unless said otherwise. @internal */
export function withCondition(
  rows: readonly Condition[],
  owner: string,
): Condition[] {
  const key = Math.max(0, ...rows.map(row => row.key)) + 1;
  return [...rows, { key, text: '', owner, day: '' }];
}

/** What the API wants; undefined while a row is not complete. @internal */
export function conditionsOf(
  rows: readonly Condition[],
): ReviewDecision['conditions'] {
  const conditions = rows.map(({ text, owner, day }) => ({
    text: text.trim(),
    owner: owner.trim(),
    dueAt: endOfDay(day) ?? '',
  }));
  const complete = conditions.every(
    ({ text, owner, dueAt }) => text && owner && dueAt,
  );
  return complete ? conditions : undefined;
}
