import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  insertAttestation,
  insertExemption,
} from '../../__testUtils__/insertDecisions';
import { entityOf, insertEntity } from '../../__testUtils__/insertRows';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import {
  insertFollowUp,
  insertReview,
} from '../__testUtils__/insertGovernance';
import { TestNotices } from './__testUtils__/TestNotices';
import { GovernanceNotifier } from './GovernanceNotifier';

jest.setTimeout(60_000);

const START = Date.UTC(2026, 10, 26, 12);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ASKED = { reviewers: 'group:default/sre' };
const BREAKING = [
  'group:default/commanders',
  'group:default/platform',
  'group:default/shop',
];

describe('GovernanceNotifier', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;
    let notices: TestNotices;
    let notifier: GovernanceNotifier;

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
    });

    beforeEach(async () => {
      notices = await TestNotices.create(knex, START);
      notifier = new GovernanceNotifier(notices.options);
    });

    /** Looks once a day, and answers on which days somebody was told. */
    const daysTold = async (last: number) => {
      const days = new Array<number>();
      for (let day = 0; day <= last; day++) {
        notices.now = START + day * DAY;
        if ((await notifier.tell()) > 0) {
          days.push(day);
        }
      }
      return days;
    };

    it('tells reviewers of a request without naming the entity, once, and not the one who asks', async () => {
      await notices.happened('review-requested', ASKED);
      expect(await notifier.tell()).toBe(1);
      expect(await notifier.tell()).toBe(0);
      expect(notices.sent).toMatchObject([
        {
          recipients: {
            ...{ type: 'entity', entityRef: 'group:default/sre' },
            excludeEntityRef: ['user:default/bob'],
          },
          payload: {
            title:
              'Bob the Builder asks for a review of an entity at Production release',
            link: '/readiness/reviews/7',
          },
        },
      ]);
    });

    it('tells who asked when they must do something, and leaves the rest to the digest', async () => {
      const requestedBy = 'user:default/bob';
      const columns = { actor: 'user:default/ada' };
      await notices.happened(
        'review-rejected',
        { requestedBy, comment: 'No' },
        columns,
      );
      await notices.happened('review-approved', { requestedBy }, columns);
      await notices.happened('exemption-approved', { requestedBy }, columns);
      await notifier.tell();
      expect(notices.told).toEqual([
        [requestedBy, 'ada has rejected shop at Production release: No'],
      ]);
    });

    it('tells the approver of an exemption for all of an owner, by no name, where it is decided', async () => {
      await notices.happened(
        'exemption-requested',
        {
          ...{ standard: 'production', checkId: 'rotation' },
          scope: { kind: 'owner', ref: 'group:default/shop' },
          approver: 'group:default/sre',
        },
        { entity_ref: null },
      );
      await notifier.tell();
      expect(notices.sent[0].payload).toMatchObject({
        title:
          'Bob the Builder asks for an exemption of Pages go to a rotation for all entities of one owner',
        link: '/readiness/exemptions?state=requested&standard=production&check=rotation',
      });
    });

    it('tells the reviewers at the gates of an entity of a change that waits for one of them', async () => {
      await knex('standings').insert({
        ...{ entity_ref: 'component:default/shop', tier: 1, lifecycle: null },
        ...{ looked_at: 0, etag: 'e', declared_tier: 3 },
        scopes: JSON.stringify({ 'gate:production-release': 'h' }),
      });
      await notices.happened(
        'standing-changed',
        { gate: null, kind: 'tier', from: '1', to: '3' },
        { actor: 'policy:standings' },
      );
      await notifier.tell();
      expect(notices.told).toEqual([
        [
          'group:default/sre',
          'The change of an entity from tier 1 to 3 counts at gates once a person who does not own it has confirmed it',
        ],
      ]);
    });

    it('tells of a broken glass at once who may break it, who owns the gate, and who owns the entity', async () => {
      await notices.happened('glass-broken', { reason: 'All is down' });
      await notifier.tell();
      expect(notices.recipients).toEqual(BREAKING);
      expect(notices.sent[0].payload.severity).toBe('high');
    });

    it('tells one recipient all of a run in one message', async () => {
      await notices.happened('review-lapsed', { reason: 'Tier 0 now' });
      await notices.happened('attestation-made', { state: 'awaiting-review' });
      await notifier.tell();
      expect(notices.told).toEqual([
        ['group:default/shop', '2 decisions and dates need you'],
      ]);
    });

    it('reminds owners 14 and 3 days before the end of an approval, and once of what is overdue', async () => {
      await insertReview(knex, {
        ...{ state: 'approved', valid_until: START + 20 * DAY },
      });
      await insertFollowUp(knex, { due_at: START + 19 * DAY });
      expect(await daysTold(21)).toEqual([6, 17, 19]);
      expect(notices.sent[0].payload.title).toBe(
        'Approval at Production release for shop ends in 14 days',
      );
    });

    it('reminds of a sign-off, and of the one that replaces it at its own end only', async () => {
      const check = {
        ...{ entity_ref: 'component:default/shop', standard: 'production' },
        check_id: 'restores',
      };
      const first = await insertAttestation(knex, {
        ...{ ...check, valid_until: START + 14 * DAY },
      });
      expect(await daysTold(5)).toEqual([0]);
      await knex('attestations')
        .where({ id: first })
        .update({ state: 'replaced' });
      await insertAttestation(knex, {
        ...{ ...check, valid_until: START + 40 * DAY },
      });
      expect(await daysTold(40)).toEqual([26, 37]);
    });

    it('reminds of no exemption or approval that has been renewed, but of what renews it', async () => {
      const exemption = {
        ...{ scope_ref: 'component:default/shop', standard: 'production' },
        check_id: 'rotation',
      };
      const renews = await insertExemption(knex, {
        ...{ ...exemption, ends_at: START + 20 * DAY },
      });
      const renewal = { ...exemption, renews, ends_at: START + 50 * DAY };
      await insertExemption(knex, renewal);
      for (const end of [20, 50]) {
        await insertReview(knex, {
          ...{ state: 'approved', valid_until: START + end * DAY },
        });
      }
      expect(await daysTold(50)).toEqual([36, 47]);
      expect(notices.told[0]).toEqual([
        'group:default/shop',
        '2 decisions and dates need you',
      ]);
    });

    it('goes on reminding of an exemption whose renewal is only asked for', async () => {
      const exemption = {
        ...{ scope_ref: 'component:default/shop', standard: 'production' },
        ...{ check_id: 'rotation', ends_at: START + 14 * DAY },
      };
      const renews = await insertExemption(knex, exemption);
      await insertExemption(knex, {
        ...{ ...exemption, renews, state: 'requested' },
        ends_at: START + 50 * DAY,
      });
      expect(await daysTold(12)).toEqual([0, 11]);
    });

    it('reminds the owner that an exemption is for, and the owner of the system that one is for', async () => {
      const exempt = (scope_kind: 'owner' | 'system', scope_ref: string) =>
        insertExemption(knex, {
          ...{ scope_kind, scope_ref, ends_at: START + 2 * DAY },
          ...{ standard: 'production', check_id: 'rotation' },
        });
      await insertEntity(knex, entityOf('sre', { kind: 'Group' }));
      await insertEntity(knex, entityOf('store', { kind: 'System' }), {
        owner_ref: 'group:default/shop',
      });
      await exempt('owner', 'group:default/sre');
      await exempt('owner', 'user:default/bob');
      await exempt('system', 'system:default/store');
      await notifier.tell();
      const exemption = 'Exemption of Pages go to a rotation for';
      expect(notices.told).toEqual([
        ['group:default/shop', `${exemption} store ends in 2 days`],
        ['group:default/sre', `${exemption} all that sre owns ends in 2 days`],
        [
          'user:default/bob',
          `${exemption} all that Bob the Builder owns ends in 2 days`,
        ],
      ]);
      expect(await notifier.tell()).toBe(0);
    });

    it('goes on reminding when the clock was set back, and repeats nothing', async () => {
      await insertReview(knex, {
        ...{ state: 'approved', valid_until: START + 14 * DAY },
      });
      notices.now = START + 5 * DAY;
      expect(await notifier.tell()).toBe(1);
      notices.now = START;
      expect(await notifier.tell()).toBe(0);
      await insertFollowUp(knex, { due_at: START + MINUTE });
      notices.now = START + 61 * MINUTE;
      expect(await notifier.tell()).toBe(1);
    });

    it('tells all others when one recipient cannot be told, and that one later, and says so once', async () => {
      await notices.happened('glass-broken', { reason: 'All is down' });
      for (const failing of BREAKING) {
        await knex('told').delete();
        notices.sent.length = 0;
        notices.failsFor = failing;
        expect(await notifier.tell()).toBe(2);
        expect(await notifier.tell()).toBe(0);
        expect(notices.recipients).toEqual(
          BREAKING.filter(ref => ref !== failing),
        );
      }
      expect(notices.logger.warn).toHaveBeenCalledTimes(1);
      expect(notices.logger.warn).toHaveBeenCalledWith(
        expect.stringContaining('every minute for a week, dates once an hour'),
      );
      notices.failsFor = undefined;
      expect(await notifier.tell()).toBe(1);
      expect(notices.recipients).toEqual(BREAKING);
    });

    it('looks for what ends once an hour only, also while an owner cannot be reminded', async () => {
      await insertReview(knex, {
        ...{ state: 'approved', valid_until: START + 2 * DAY },
      });
      notices.failsFor = 'group:default/shop';
      for (let minute = 0; minute <= 60; minute++) {
        expect(await new GovernanceNotifier(notices.options).tell()).toBe(0);
        notices.now += MINUTE;
      }
      expect(notices.failed).toBe(2);
      expect(notices.logger.warn).toHaveBeenCalledTimes(2);
      notices.failsFor = undefined;
      notices.now += 60 * MINUTE;
      expect(await notifier.tell()).toBe(1);
    });

    it('begins no message once its run is stopped, and goes on with the rest at the next one', async () => {
      await notices.happened('glass-broken', { reason: 'All is down' });
      await insertReview(knex, {
        ...{ state: 'approved', valid_until: START + 2 * DAY },
      });
      const signal = notices.abortedAfter(1);
      expect(await notifier.tell({ signal })).toBe(1);
      expect(await knex('stage_states')).toEqual([]);
      expect(await notifier.tell({ signal })).toBe(0);
      notices.now += MINUTE;
      expect(await new GovernanceNotifier(notices.options).tell()).toBe(2);
      expect(notices.recipients).toEqual(BREAKING);
      expect(await notifier.tell()).toBe(0);
      expect(notices.logger.warn).not.toHaveBeenCalled();
    });

    it('tells what it could not tell for three days', async () => {
      notices.failsFor = 'group:default/sre';
      await notices.happened('review-requested', ASKED);
      expect(await notifier.tell()).toBe(0);
      notices.now += 3 * DAY;
      notices.failsFor = undefined;
      expect(await notifier.tell()).toBe(1);
    });

    it('does not tell news of more than a week ago', async () => {
      await notices.happened('review-requested', ASKED);
      notices.now += 7 * DAY + MINUTE;
      expect(await notifier.tell()).toBe(0);
    });

    it('tells of an act that is committed after one with a higher id, once', async () => {
      const actor = (name: string) => ({ actor: `user:default/${name}` });
      await notices.happened('review-requested', ASKED, { id: 100 });
      expect(await notifier.tell()).toBe(1);
      await notices.happened('review-requested', ASKED, {
        ...{ id: 99, ...actor('eve') },
      });
      notices.now += 4 * MINUTE;
      expect(await notifier.tell()).toBe(1);
      expect(await notifier.tell()).toBe(0);
      await notices.happened('review-requested', ASKED, {
        ...{ id: 101, ...actor('ada') },
      });
      expect(await notifier.tell()).toBe(1);
      expect(
        notices.sent.map(({ payload }) => payload.title?.split(' asks')[0]),
      ).toEqual(['Bob the Builder', 'eve', 'ada']);
    });

    it.each([6, 59, 24 * 60])(
      'tells of an act that is committed after the log was read when the next run comes %i minutes later',
      async minutes => {
        await notices.happened('review-requested', ASKED, { id: 100 });
        expect(await notifier.tell()).toBe(1);
        await notices.happened('review-requested', ASKED, {
          ...{ id: 99, actor: 'user:default/eve' },
        });
        notices.now += minutes * MINUTE;
        expect(await notifier.tell()).toBe(1);
        expect(await notifier.tell()).toBe(0);
      },
    );

    it('goes on from what an earlier version remembered, which did not know when it read the log', async () => {
      await notices.options.states.write(
        'governance-notices',
        { until: 100, remindedAt: START },
        START,
      );
      await notices.happened('review-requested', ASKED, { id: 99 });
      expect(await notifier.tell()).toBe(1);
      await notices.happened('review-requested', ASKED, {
        ...{ id: 101, actor: 'user:default/eve' },
      });
      notices.now += MINUTE;
      expect(await notifier.tell()).toBe(1);
      expect(await notifier.tell()).toBe(0);
    });

    it('tells what is new however many acts there were in the last minutes', async () => {
      const act = {
        ...{ at: notices.now, kind: 'evidence-exported', actor: 'user:a/b' },
        ...{ subject: 'evidence:1', details: '{}' },
      };
      for (let first = 1; first <= 2_100; first += 100) {
        await knex('governance_events').insert(
          Array.from({ length: 100 }, (_, index) => ({
            ...act,
            id: first + index,
          })),
        );
      }
      await notices.happened('review-requested', ASKED, { id: 3_000 });
      expect(await notifier.tell()).toBe(0);
      expect(await notifier.tell()).toBe(0);
      expect(await notifier.tell()).toBe(1);
      await notices.happened('review-requested', ASKED, {
        ...{ id: 3_001, actor: 'user:default/eve' },
      });
      expect(await notifier.tell()).toBe(1);
    });
  });
});
