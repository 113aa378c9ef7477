import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { emptyTables } from '../__testUtils__/emptyTables';
import {
  insertAttestation,
  insertExemption,
} from '../__testUtils__/insertDecisions';
import { entityOf, insertEntity } from '../__testUtils__/insertRows';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import {
  insertFollowUp,
  insertReview,
  insertStandingChange,
} from './__testUtils__/insertGovernance';
import { pruneDecisions } from './pruneDecisions';
import { readReviewStanding } from './reviews/readReviewStanding';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const DAY = 86_400_000;
const NOW = 1_000 * DAY;
const OLD = NOW - 801 * DAY;
const RECENT = NOW - 799 * DAY;
const CART = 'component:default/cart';
const check = { standard: 'production', check_id: 'restore-tested' };

describe.each(databases.eachSupportedId())('pruneDecisions on %p', id => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await migratedDatabase(databases, id);
  });

  beforeEach(async () => {
    await emptyTables(knex);
    await insertEntity(knex, entityOf('cart'));
  });

  const prune = () =>
    pruneDecisions(knex, {
      kept: {
        decisions: 800 * DAY,
        idempotencyKeys: 7 * DAY,
        told: 400 * DAY,
      },
      now: NOW,
      signal: new AbortController().signal,
    });

  const left = async (table: string) =>
    (await knex(table).orderBy('id').pluck<(string | number)[]>('id')).map(
      String,
    );

  it('deletes versions of sign-offs that are over, never one that decides or waits', async () => {
    const on = { entity_ref: CART, ...check };
    await insertAttestation(knex, {
      ...on,
      state: 'replaced',
      attested_at: OLD,
    });
    await insertAttestation(knex, {
      ...on,
      state: 'refused',
      attested_at: OLD,
    });
    await insertAttestation(knex, {
      ...{ ...on, entity_ref: 'component:default/gone', attested_at: OLD },
    });
    const kept = [
      await insertAttestation(knex, { ...on, attested_at: OLD }),
      await insertAttestation(knex, {
        ...{ ...on, state: 'awaiting-review', attested_at: OLD },
      }),
      await insertAttestation(knex, {
        ...{ ...on, state: 'replaced', attested_at: RECENT },
      }),
    ];
    await prune();
    expect(await left('attestations')).toEqual(kept);
  });

  it('deletes exemptions that ended long ago', async () => {
    const on = { scope_ref: CART, ...check };
    await insertExemption(knex, { ...on, ends_at: OLD });
    await insertExemption(knex, {
      ...{ ...on, ends_at: NOW, state: 'revoked', decided_at: OLD },
    });
    await insertExemption(knex, { ...on, ends_at: OLD, state: 'requested' });
    const kept = [
      await insertExemption(knex, { ...on, ends_at: NOW, decided_at: OLD }),
      await insertExemption(knex, { ...on, ends_at: RECENT }),
    ];
    await prune();
    expect(await left('exemptions')).toEqual(kept);
  });

  it('keeps what is still owed, with what it is owed for', async () => {
    await insertFollowUp(knex, { closed_at: OLD });
    await insertReview(knex, { state: 'rejected', decided_at: OLD });
    const owed = await insertReview(knex, {
      ...{ state: 'approved', decided_at: OLD, valid_until: OLD },
    });
    const waits = await insertReview(knex, { requested_at: OLD });
    const open = await insertFollowUp(knex, {
      ...{ kind: 'condition', source_id: owed, due_at: OLD },
    });
    await insertStandingChange(knex, { state: 'confirmed', decided_at: OLD });
    const change = await insertStandingChange(knex, { at: OLD });
    await prune();
    expect(await left('follow_ups')).toEqual([open]);
    expect(await left('reviews')).toEqual([owed, waits]);
    expect(await left('standing_changes')).toEqual([change]);
  });

  it.each(['rejected', 'lapsed', 'changes-requested', 'approved'] as const)(
    'keeps a review that is %s while an older approval is kept, which would count again',
    async state => {
      await insertReview(knex, {
        ...{ state: 'withdrawn', decided_at: OLD },
      });
      const approval = await insertReview(knex, {
        ...{ state: 'approved', decided_at: OLD, valid_until: NOW + DAY },
      });
      await insertReview(knex, {
        ...{ state, decided_at: OLD, gate: 'another-gate' },
      });
      const end = await insertReview(knex, {
        ...{ state, decided_at: OLD },
        lapsed_at: state === 'lapsed' ? OLD : null,
        valid_until: state === 'approved' ? OLD : null,
      });
      await insertReview(knex, {
        ...{ state: 'withdrawn', decided_at: OLD },
      });
      const { entity_ref: entityRef, gate } = await knex('reviews')
        .where({ id: approval })
        .first();
      const standing = () =>
        readReviewStanding(knex, { entityRef, gate, now: NOW });
      const before = await standing();
      expect(before.kind).not.toBe('approved');
      await prune();
      expect(await left('reviews')).toEqual([approval, end]);
      expect(await standing()).toEqual(before);
      await knex('reviews').where({ id: approval }).delete();
      await prune();
      expect(await left('reviews')).toEqual([]);
    },
  );

  it('deletes holds and broken glasses that are over, and lets a hold without an end stand', async () => {
    const hold = { reason: 'Incident', by: 'user:default/ada', at: OLD };
    await knex('holds').insert([
      { ...hold, until: OLD },
      { ...hold, until: null, lifted_at: OLD },
      { ...hold, until: null },
    ]);
    await knex('break_glasses').insert({
      ...{ ...hold, gate: 'production-release', entity_ref: CART, until: OLD },
    });
    await prune();
    expect(await knex('holds')).toHaveLength(1);
    expect(await knex('break_glasses')).toEqual([]);
  });

  it('deletes decisions of gates, acts, keys and what people were told', async () => {
    const event = {
      ...{ kind: 'hold-set', actor: 'user:default/ada', subject: 'hold:1' },
      details: '{}',
    };
    await knex('governance_events').insert([
      { ...event, at: OLD },
      { ...event, at: RECENT },
    ]);
    const key = { caller: 'service:ci', request: 'hash', answer: '{}' };
    await knex('idempotency_keys').insert([
      { ...key, key: 'old', at: NOW - 8 * DAY },
      { ...key, key: 'new', at: NOW - 6 * DAY },
    ]);
    await knex('told').insert([
      { key: 'old', at: NOW - 401 * DAY },
      { key: 'new', at: NOW - 399 * DAY },
    ]);
    await knex('standings').insert([
      {
        ...{ entity_ref: 'component:default/gone', scopes: '{}', etag: '' },
        ...{ looked_at: OLD, gone_since: OLD },
      },
      { entity_ref: CART, scopes: '{}', etag: '', looked_at: OLD },
    ]);
    await prune();
    expect(await knex('governance_events')).toHaveLength(1);
    expect(await knex('idempotency_keys').pluck('key')).toEqual(['new']);
    expect(await knex('told').pluck('key')).toEqual(['new']);
    expect(await knex('standings').pluck('entity_ref')).toEqual([CART]);
  });
});
