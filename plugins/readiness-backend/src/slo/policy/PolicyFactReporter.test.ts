import { TestDatabases } from '@backstage/backend-test-utils';
import { PushedFact } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { emptyTables } from '../../__testUtils__/emptyTables';
import { entityOf, insertEntity } from '../../__testUtils__/insertRows';
import { insertObjective, sloDefinition } from '../../__testUtils__/insertSlos';
import { ManualClock } from '../../__testUtils__/ManualClock';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { testPublication } from '../../__testUtils__/testPublication';
import { Acknowledgements } from './Acknowledgements';
import { PolicyFactReporter } from './PolicyFactReporter';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;
const publication = testPublication(`
apiVersion: readiness/v1
kind: ErrorBudgetPolicy
metadata: { name: error-budget, title: Error budget policy }
spec:
  rules:
    - { state: exhausted, gate: block, message: Only fixes go out, acknowledgeWithin: 2d }
`);

describe('PolicyFactReporter', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;
    let clock: ManualClock;
    let reporter: PolicyFactReporter;
    let pushed: PushedFact[];

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
    });

    beforeEach(async () => {
      await emptyTables(knex);
      clock = new ManualClock(NOW);
      pushed = [];
      reporter = new PolicyFactReporter({
        ...{ knex, clock },
        publications: { current: async () => publication },
        ingestion: {
          push: async facts => {
            pushed.push(...facts);
            const accepted = facts.length;
            return { accepted, unchanged: 0, held: 0, rejected: [] };
          },
        },
      });
      for (const name of ['spent', 'fine']) {
        const ref = await insertEntity(knex, entityOf(name), { tier: 0 });
        await insertObjective(knex, ref, sloDefinition(name), {
          now: NOW,
          state: name === 'spent' ? 'exhausted' : 'ok',
        });
      }
    });

    const report = async () => {
      pushed = [];
      await reporter.report();
      return Object.fromEntries(
        pushed.map(({ entityRef, value, none }) => [
          entityRef.split('/')[1],
          none ? 'none' : value,
        ]),
      );
    };

    it('says what still has time, and that nothing is asked of the others', async () => {
      expect(await report()).toEqual({
        spent: { followed: true, open: 1, overdue: 0 },
        fine: { followed: true, open: 0, overdue: 0 },
      });
    });

    it('says the same again only after six hours', async () => {
      await report();
      expect(await report()).toEqual({});
      clock.instant = NOW + 6 * HOUR;
      expect(Object.keys(await report()).sort()).toEqual(['fine', 'spent']);
    });

    it('says that time is up, without any other event', async () => {
      await report();
      clock.instant = NOW + 48 * HOUR;
      expect(await report()).toMatchObject({
        spent: { followed: false, open: 0, overdue: 1 },
      });
    });

    it('says that all is done once the owner has acknowledged it', async () => {
      clock.instant = NOW + 49 * HOUR;
      await report();
      await new Acknowledgements(knex).acknowledge({
        ...{ entityRef: 'component:default/spent', slo: 'spent', publication },
        ...{ objective: 'objective-1', by: 'user:default/me' },
        comment: undefined,
        now: NOW + 49 * HOUR,
      });
      expect(await report()).toEqual({
        spent: { followed: true, open: 0, overdue: 0 },
      });
    });

    it.each(['stale', 'no-data', 'error'] as const)(
      'says nothing new while a budget is not known because it is %s: losing data does not mend what is overdue',
      async state => {
        clock.instant = NOW + 49 * HOUR;
        expect(await report()).toMatchObject({ spent: { followed: false } });
        await knex('slo_objectives')
          .where({ slo: 'spent' })
          .update({ state, state_since: clock.instant });
        clock.instant += 7 * HOUR;
        expect(Object.keys(await report())).toEqual(['fine']);
      },
    );

    it('says that nothing is to be followed of what has no SLO any more, once', async () => {
      await report();
      await knex('slo_objectives').where({ slo: 'fine' }).delete();
      expect(await report()).toEqual({ fine: 'none' });
      expect(await report()).toEqual({});
    });
  });
});
