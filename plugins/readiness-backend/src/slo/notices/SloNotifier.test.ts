import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { entityOf, insertEntity } from '../../__testUtils__/insertRows';
import {
  insertObjective,
  insertSloChange,
  sloDefinition,
} from '../../__testUtils__/insertSlos';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { testPublication } from '../../__testUtils__/testPublication';
import { StageStates } from '../../database/StageStates';
import { SloNotifier } from './SloNotifier';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;
const publication = testPublication(`
apiVersion: readiness/v1
kind: ErrorBudgetPolicy
metadata: { name: error-budget, title: Error budget policy }
spec:
  rules:
    - { state: exhausted, gate: block, message: Only fixes go out }
`);

describe('SloNotifier', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;
    let sent: NotificationSendOptions[];
    let fails: boolean;
    let notifier: SloNotifier;
    let entityRef: string;

    beforeEach(async () => {
      knex = await migratedDatabase(databases, id);
      sent = [];
      fails = false;
      entityRef = await insertEntity(knex, entityOf('shop'), {
        owner_ref: 'group:default/shop',
      });
      await insertObjective(knex, entityRef, sloDefinition('availability'), {
        now: NOW,
      });
      notifier = new SloNotifier({
        knex,
        clock: { now: async () => NOW },
        logger: mockServices.logger.mock(),
        states: new StageStates(knex),
        publications: { current: async () => publication },
        notifications: {
          send: async options => {
            if (fails) {
              throw new Error('Not reachable');
            }
            sent.push(options);
          },
        },
      });
    });

    it('tells the owner of a change once, with what the policy asks for', async () => {
      await insertSloChange(knex, entityRef, 'availability', { at: NOW });
      expect(await notifier.tell()).toBe(1);
      expect(await notifier.tell()).toBe(0);
      expect(sent).toMatchObject([
        {
          recipients: { type: 'entity', entityRef: 'group:default/shop' },
          payload: {
            title: 'availability: error budget is exhausted',
            description: expect.stringContaining('Only fixes go out'),
            topic: 'error-budget',
          },
        },
      ]);
    });

    it('tells it later when it cannot be handed over, under the same scope', async () => {
      await insertSloChange(knex, entityRef, 'availability', { at: NOW });
      fails = true;
      expect(await notifier.tell()).toBe(0);
      fails = false;
      expect(await notifier.tell()).toBe(1);
      expect(sent[0].payload.scope).toMatch(/^slo-changes-\d+$/);
    });

    it('does not tell what is older than a day', async () => {
      await insertSloChange(knex, entityRef, 'availability', {
        at: NOW - 25 * HOUR,
      });
      expect(await notifier.tell()).toBe(0);
      expect(sent).toEqual([]);
    });
  });
});
