import { Knex } from 'knex';
import {
  DbFollowUpsRow,
  DbReviewsRow,
  DbStandingChangesRow,
} from '../../database/governanceTables';

const ENTITY = 'component:default/shop';
const GATE = 'production-release';

/** Stores a request for a review unless said otherwise; gives its id. @internal */
export async function insertReview(
  knex: Knex,
  row: Partial<Omit<DbReviewsRow, 'id'>> = {},
): Promise<string> {
  const [{ id }] = await knex<DbReviewsRow>('reviews')
    .insert({
      entity_ref: ENTITY,
      gate: GATE,
      state: 'requested',
      requested_by: 'user:default/bob',
      requested_at: 0,
      tier: 2,
      summary: '{}',
      snapshot: '{}',
      ...row,
    })
    .returning('id');
  return String(id);
}

/** Stores an open follow-up of a break-glass unless said otherwise; gives its id. @internal */
export async function insertFollowUp(
  knex: Knex,
  row: Partial<Omit<DbFollowUpsRow, 'id'>> = {},
): Promise<string> {
  const [{ id }] = await knex<DbFollowUpsRow>('follow_ups')
    .insert({
      kind: 'break-glass',
      source_id: 1,
      entity_ref: ENTITY,
      gate: GATE,
      text: 'Say what happened',
      raised_by: 'user:default/bob',
      raised_at: 0,
      due_at: 1,
      ...row,
    })
    .returning('id');
  return String(id);
}

/** Stores an open change of the tier unless said otherwise; gives its id. @internal */
export async function insertStandingChange(
  knex: Knex,
  row: Partial<Omit<DbStandingChangesRow, 'id'>> = {},
): Promise<string> {
  const [{ id }] = await knex<DbStandingChangesRow>('standing_changes')
    .insert({
      entity_ref: ENTITY,
      kind: 'tier',
      from_value: '1',
      to_value: '2',
      at: 0,
      state: 'open',
      ...row,
    })
    .returning('id');
  return String(id);
}
