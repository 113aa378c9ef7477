import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { emptyTables } from '../../__testUtils__/emptyTables';
import { insertExemption } from '../../__testUtils__/insertDecisions';
import { entityOf, insertEntity } from '../../__testUtils__/insertRows';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { StageStates } from '../../database/StageStates';
import {
  insertFollowUp,
  insertReview,
} from '../__testUtils__/insertGovernance';
import { reviewPublication } from '../__testUtils__/reviewPublication';
import { GovernanceNotifier } from './GovernanceNotifier';

jest.setTimeout(60_000);

const START = Date.UTC(2026, 10, 26, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('GovernanceNotifier', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;
    let now: number;
    let failsFor: string | undefined;
    let sent: NotificationSendOptions[];
    let notifier: GovernanceNotifier;
    const logger = mockServices.logger.mock();

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
    });

    beforeEach(async () => {
      await emptyTables(knex);
      await knex('stage_states').delete();
      now = START;
      sent = [];
      logger.warn.mockClear();
      failsFor = undefined;
      await insertEntity(knex, entityOf('shop'), {
        owner_ref: 'group:default/shop',
      });
      notifier = new GovernanceNotifier({
        knex,
        clock: { now: async () => now },
        logger,
        states: new StageStates(knex),
        publications: { current: async () => reviewPublication() },
        notifications: {
          send: async options => {
            if (recipientOf(options) === failsFor) {
              throw new Error('Not reachable');
            }
            sent.push(options);
          },
        },
      });
    });

    const happened = (
      kind: string,
      details: JsonObject,
      actor = 'bob',
      columns: object = {},
    ) =>
      knex('governance_events').insert({
        ...{ at: now, kind, entity_ref: 'component:default/shop' },
        actor: `user:default/${actor}`,
        subject: 'review:7',
        details: JSON.stringify({ gate: 'production-release', ...details }),
        ...columns,
      });
    const told = () =>
      sent.map(options => [recipientOf(options), options.payload.title]);

    it('tells reviewers of a request without naming the entity, once', async () => {
      await happened('review-requested', { reviewers: 'group:default/sre' });
      expect(await notifier.tell()).toBe(1);
      expect(await notifier.tell()).toBe(0);
      expect(sent).toMatchObject([
        {
          recipients: { type: 'entity', entityRef: 'group:default/sre' },
          payload: {
            title:
              'user:default/bob asks for a review of an entity at Production release',
            link: '/readiness/reviews/7',
          },
        },
      ]);
    });

    it('tells who asked of the decision, and nobody of what they did themselves', async () => {
      const requestedBy = 'user:default/bob';
      await happened('review-rejected', { requestedBy, comment: 'No' }, 'ada');
      await happened('review-withdrawn', { requestedBy });
      await happened('exemption-approved', { requestedBy });
      await notifier.tell();
      expect(told()).toEqual([
        [
          requestedBy,
          'user:default/ada has rejected shop at Production release: No',
        ],
      ]);
    });

    it('tells of a broken glass at once who may break it, who owns the gate, and who owns the entity', async () => {
      await happened('glass-broken', { reason: 'All is down' });
      await notifier.tell();
      expect(
        told()
          .map(([recipient]) => recipient)
          .sort(),
      ).toEqual([
        'group:default/commanders',
        'group:default/platform',
        'group:default/shop',
      ]);
      expect(sent[0].payload.severity).toBe('high');
    });

    it('tells one recipient all of a run in one message', async () => {
      await happened('standing-changed', { kind: 'tier', from: '1', to: '3' });
      await happened('review-lapsed', { reason: 'Tier 0 now' }, 'policy');
      await notifier.tell();
      expect(told()).toEqual([
        ['group:default/shop', '2 decisions and dates need you'],
      ]);
    });

    it('reminds owners 14 and 3 days before an end, and once of what is overdue', async () => {
      await insertReview(knex, {
        ...{ state: 'approved', valid_until: START + 20 * DAY },
      });
      await insertFollowUp(knex, { due_at: START + 19 * DAY });
      const days = new Array<number>();
      for (let day = 0; day <= 21; day++) {
        now = START + day * DAY;
        const before = sent.length;
        await notifier.tell();
        if (sent.length > before) {
          days.push(day);
        }
      }
      expect(days).toEqual([6, 17, 19]);
      expect(sent[0].payload.title).toBe(
        'Approval at Production release for component:default/shop ends in 14 days',
      );
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
      await exempt('owner', 'user:default/ada');
      await exempt('system', 'system:default/store');
      await notifier.tell();
      expect(
        told()
          .map(([recipient]) => recipient)
          .sort(),
      ).toEqual([
        'group:default/shop',
        'group:default/sre',
        'user:default/ada',
      ]);
      expect(await notifier.tell()).toBe(0);
    });

    it('hands over what is left when it fails halfway, and repeats nothing', async () => {
      await happened('glass-broken', { reason: 'All is down' });
      failsFor = 'group:default/shop';
      expect(await notifier.tell()).toBe(0);
      failsFor = undefined;
      await notifier.tell();
      const recipients = told().map(([recipient]) => recipient);
      expect(recipients).toHaveLength(3);
      expect(new Set(recipients).size).toBe(3);
    });

    it('tells all others when one recipient cannot be told, and says so once', async () => {
      await happened('glass-broken', { reason: 'All is down' });
      const recipients = [
        'group:default/commanders',
        'group:default/platform',
        'group:default/shop',
      ];
      for (const failing of recipients) {
        await knex('told').delete();
        sent = [];
        failsFor = failing;
        expect(await notifier.tell()).toBe(0);
        expect(await notifier.tell()).toBe(0);
        expect(
          told()
            .map(([recipient]) => recipient)
            .sort(),
        ).toEqual(recipients.filter(ref => ref !== failing));
      }
      expect(logger.warn).toHaveBeenCalledTimes(1);
    });

    it('tells of an act that is committed after one with a higher id, once', async () => {
      const asked = { reviewers: 'group:default/sre' };
      await happened('review-requested', asked, 'bob', { id: 100 });
      expect(await notifier.tell()).toBe(1);
      await happened('review-requested', asked, 'eve', { id: 99 });
      now += 4 * MINUTE;
      expect(await notifier.tell()).toBe(1);
      expect(await notifier.tell()).toBe(0);
      await happened('review-requested', asked, 'ada', { id: 101 });
      expect(await notifier.tell()).toBe(1);
      expect(told().map(([, title]) => title?.split(' ')[0])).toEqual([
        'user:default/bob',
        'user:default/eve',
        'user:default/ada',
      ]);
    });

    it('tells what is new however many acts there were in the last minutes', async () => {
      const asked = { reviewers: 'group:default/sre' };
      const act = {
        ...{ at: now, kind: 'hold-set', actor: 'user:default/ada' },
        ...{ subject: 'hold:1', details: '{}' },
      };
      for (let first = 1; first <= 2_100; first += 100) {
        await knex('governance_events').insert(
          Array.from({ length: 100 }, (_, index) => ({
            ...act,
            id: first + index,
          })),
        );
      }
      await happened('review-requested', asked, 'bob', { id: 3_000 });
      expect(await notifier.tell()).toBe(0);
      expect(await notifier.tell()).toBe(0);
      expect(await notifier.tell()).toBe(1);
      await happened('review-requested', asked, 'eve', { id: 3_001 });
      expect(await notifier.tell()).toBe(1);
    });

    it('does not tell news of more than a day ago', async () => {
      await happened('review-requested', { reviewers: 'group:default/sre' });
      now += DAY + HOUR;
      expect(await notifier.tell()).toBe(0);
    });
  });
});

function recipientOf({ recipients }: NotificationSendOptions): string {
  return recipients.type === 'entity' ? String(recipients.entityRef) : '';
}
