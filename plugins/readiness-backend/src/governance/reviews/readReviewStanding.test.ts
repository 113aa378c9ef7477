import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { emptyTables } from '../../__testUtils__/emptyTables';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import {
  insertFollowUp,
  insertReview,
} from '../__testUtils__/insertGovernance';
import { readReviewStanding } from './readReviewStanding';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 26, 12);
const DAY = 86_400_000;
const asked = {
  entityRef: 'component:default/shop',
  gate: 'production-release',
  now: NOW,
};

describe('readReviewStanding', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;
    const review = (row: Parameters<typeof insertReview>[1] = {}) =>
      insertReview(knex, {
        entity_ref: asked.entityRef,
        gate: asked.gate,
        ...row,
      });
    const approval = {
      state: 'approved',
      decided_by: 'user:default/ada',
      decided_at: NOW - DAY,
      valid_until: NOW + DAY,
    } as const;

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
    });
    beforeEach(() => emptyTables(knex));

    it('is none without one, for other gates, and when it was withdrawn', async () => {
      await review({ ...approval, gate: 'another' });
      expect(await readReviewStanding(knex, asked)).toEqual({ kind: 'none' });
      await review({ state: 'withdrawn' });
      expect(await readReviewStanding(knex, asked)).toEqual({ kind: 'none' });
    });

    it('tells why an approval fell, and never takes an older one for it', async () => {
      await review(approval);
      await review({
        ...approval,
        ...{ state: 'lapsed', lapsed_at: NOW, lapsed_reason: 'Tier 1 now' },
      });
      expect(await readReviewStanding(knex, asked)).toEqual({
        kind: 'lapsed',
        at: NOW,
        reason: 'Tier 1 now',
      });
    });

    it('is open while it waits', async () => {
      await review({ requested_at: NOW - DAY });
      expect(await readReviewStanding(knex, asked)).toEqual({
        kind: 'open',
        since: NOW - DAY,
      });
    });

    it('is approved until it ends', async () => {
      await review({ ...approval, tier: 1 });
      expect(await readReviewStanding(knex, asked)).toEqual({
        kind: 'approved',
        by: 'user:default/ada',
        at: NOW - DAY,
        validUntil: NOW + DAY,
        tier: 1,
        overdueConditions: 0,
      });
      const later = { ...asked, now: NOW + DAY };
      expect(await readReviewStanding(knex, later)).toEqual({
        kind: 'ended',
        at: NOW + DAY,
      });
    });

    it('goes on being approved while the next one waits, and no longer once that was decided otherwise', async () => {
      await review(approval);
      const next = await review();
      await review({ state: 'withdrawn' });
      expect(await readReviewStanding(knex, asked)).toMatchObject({
        kind: 'approved',
      });
      await knex('reviews')
        .where({ id: next })
        .update({ state: 'rejected', decided_at: NOW });
      expect(await readReviewStanding(knex, asked)).toEqual({
        kind: 'rejected',
        at: NOW,
      });
    });

    it('counts conditions that are late', async () => {
      const reviewId = await review(approval);
      const condition = {
        kind: 'condition',
        source_id: reviewId,
        due_at: NOW,
      } as const;
      await insertFollowUp(knex, condition);
      await insertFollowUp(knex, { ...condition, due_at: NOW + 1 });
      await insertFollowUp(knex, { ...condition, closed_at: NOW - 1 });
      await insertFollowUp(knex, { ...condition, kind: 'break-glass' });
      expect(await readReviewStanding(knex, asked)).toMatchObject({
        overdueConditions: 1,
      });
    });
  });
});
