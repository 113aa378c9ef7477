import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { findPrometheus, RealPrometheus } from './__testUtils__/RealPrometheus';
import { sloOfService } from './__testUtils__/serviceSlos';
import { TestServer } from './__testUtils__/TestServer';
import {
  DECIDED_BY_SLOS,
  TestClock,
  TestPortal,
  TestPortalOptions,
} from './__testUtils__/TestPortal';

jest.setTimeout(180_000);

const SLICE = 300_000;
const HOUR = 3_600_000;
const STATES = {
  checkout: 'ok',
  payments: 'at-risk',
  reports: 'at-risk',
  search: 'ok',
  docs: 'ok',
  idle: 'no-traffic',
};

/** The same for all services. */
function allAre(state: string) {
  return Object.fromEntries(Object.keys(STATES).map(name => [name, state]));
}

/** How fast the budget of payments burns: 2 % bad for the last 90 minutes, 0.02 % before. */
function burnRateOfPayments(seconds: number, secondsAfterEnd: number): number {
  const bad = Math.min(seconds, 5400 + secondsAfterEnd);
  return (0.02 * bad + 0.0002 * (seconds - bad)) / seconds / 0.001;
}

(findPrometheus() ? describe : describe.skip)(
  'the portal with a real Prometheus (skipped where there is none)',
  () => {
    const databases = TestDatabases.create({
      ids: ['SQLITE_3', 'POSTGRES_18'],
    });
    const directory = createMockDirectory();
    let prometheus: RealPrometheus;
    let portal: TestPortal;

    beforeAll(async () => {
      prometheus = await RealPrometheus.start({
        end: Math.floor(Date.now() / SLICE) * SLICE,
        // The metrics go on while the test does, and its clock runs ahead.
        beyondSeconds: 16 * 3600,
      });
    });

    afterEach(async () => {
      await portal?.stop();
    });

    afterAll(async () => {
      await prometheus?.stop();
    });

    async function start(
      knex: Knex,
      others: Pick<TestPortalOptions, 'documents' | 'sources'> = {},
    ) {
      portal = await TestPortal.start({
        ...{ knex, directory, url: prometheus.url, ...others },
        slo: {
          refresh: '1h',
          limits: { staleAfter: '30m', noDataAfter: '6h' },
        },
      });
      await portal.untilRead();
    }

    async function sourceState() {
      const { sources } = await portal.client.getSloOverview();
      return sources.find(({ name }) => name === 'main');
    }

    it.each(databases.eachSupportedId())(
      'shows the answers that are known of all six services, %p',
      async id => {
        await start(await databases.init(id));
        expect(await portal.states()).toEqual(STATES);

        const checkout = await portal.objectiveOf('checkout');
        expect(checkout.budgetConsumed).toBeCloseTo(0.56875, 9);
        expect(checkout.attainment).toBeCloseTo(0.99943125, 9);
        expect(checkout).toMatchObject({ coverage: 1, alert: null, met: true });
        expect(checkout.counts.total).toBeCloseTo(25_920_000, 1);
        expect(checkout.counts.bad).toBeCloseTo(14_742, 1);

        const search = await portal.objectiveOf('search');
        expect(search.coverage).toBeCloseTo(8352 / 8640, 9);
        expect(search.budgetConsumed).toBeCloseTo(0.2, 9);
        expect(search).toMatchObject({
          // What is missing could have been bad.
          met: false,
          reason: expect.stringContaining(
            'the 3.3 % of the window without data could hold more failures',
          ),
        });

        const reports = await portal.objectiveOf('reports');
        expect(reports.counts.total).toBeCloseTo(4320, 0);
        expect(reports.counts.bad).toBeCloseTo(1, 3);
        expect(reports).toMatchObject({ lowTraffic: true, coverage: 1 });

        expect(await portal.objectiveOf('docs')).toMatchObject({
          attainment: 1,
          budgetConsumed: 0,
          coverage: 1,
          met: true,
        });
        expect(await portal.objectiveOf('idle')).toMatchObject({
          attainment: null,
          budgetRemaining: null,
          coverage: 1,
          met: null,
        });
      },
    );

    it.each(databases.eachSupportedId())(
      'pages for the service that burns its budget, %p',
      async id => {
        await start(await databases.init(id));
        const payments = await portal.objectiveOf('payments');
        const after =
          (Date.parse(payments.countedUntil ?? '') - prometheus.end) / 1000;
        const { burnRates } = payments;
        const windows = {
          '5m': 300,
          '30m': 1800,
          '1h': 3600,
          '2h': 7200,
          '6h': 21_600,
          '1d': 86_400,
          '3d': 259_200,
          window: 2_592_000,
        };
        const expected = Object.entries(windows).map(([window, seconds]) => [
          window,
          expect.closeTo(burnRateOfPayments(seconds, after), 6),
        ]);
        expect(burnRates).toEqual(Object.fromEntries(expected));
        expect(payments).toMatchObject({
          alert: 'page',
          alertReasons: ['14.4x over 1h and 5m'],
          budgetRemaining: expect.closeTo(
            1 - burnRateOfPayments(2_592_000, after),
            6,
          ),
        });
      },
    );

    it.each(databases.eachSupportedId())(
      'shows what is wrong with servers that answer with nonsense or not at all, beside all others, %p',
      async id => {
        const nonsense: Record<string, TestServer> = {
          page: await TestServer.start(response => response.end('<html>')),
          failing: await TestServer.start(response =>
            response.writeHead(500).end('out of memory'),
          ),
          silent: await TestServer.start(() => {}),
        };
        const names = Object.keys(nonsense);
        await start(await databases.init(id), {
          documents: Object.fromEntries(
            names.map(name => [
              `${name}.yaml`,
              sloOfService('docs', { name, source: name }),
            ]),
          ),
          sources: Object.entries(nonsense).map(([name, { url }]) => ({
            ...{ name, url, timeoutSeconds: 1 },
          })),
        });
        const { objectives } = await portal.untilTried('docs');
        const reads = objectives.map(({ slo, read }) => [slo, read]);
        expect(Object.fromEntries(reads)).toMatchObject({
          'docs-availability': { outcome: 'read' },
          'page-availability': {
            outcome: 'refused',
            reason: expect.stringContaining('url'),
          },
          'failing-availability': {
            outcome: 'unavailable',
            reason: expect.stringContaining('500'),
          },
          'silent-availability': {
            outcome: 'unavailable',
            reason: expect.stringContaining('1 s'),
          },
        });
        expect(await portal.states()).toEqual({
          ...STATES,
          page: 'error',
          failing: 'no-data',
          silent: 'no-data',
        });
        await Promise.all(names.map(name => nonsense[name].stop()));
      },
    );

    it.each(databases.eachSupportedId())(
      'turns stale and then to no-data when Prometheus is gone, touches nothing else, and recovers, %p',
      async id => {
        const knex = await databases.init(id);
        await start(knex);
        const replica = await portal.createReplica(new TestClock(Date.now()));
        await replica.goOn(0);
        const results = await portal.otherResults();
        expect(results).toMatchObject({
          'checkout production-readiness slo-agreed': 'pass',
          'idle production-readiness rollback-described': 'fail',
        });
        const checkout = await portal.objectiveOf('checkout');
        const [{ last }] = await knex('changes').max('id as last');

        await prometheus.halt();
        await replica.goOn(1.2 * HOUR);
        expect(await portal.states()).toEqual(allAre('stale'));
        expect(await portal.objectiveOf('checkout')).toMatchObject({
          // As of when the data ended.
          attainment: checkout.attainment,
          budgetConsumed: checkout.budgetConsumed,
          countedUntil: checkout.countedUntil,
          met: null,
          read: { outcome: 'unavailable', reason: expect.any(String) },
        });
        await replica.goOn(1.2 * HOUR);
        await replica.goOn(1.2 * HOUR);
        expect(await portal.states()).toEqual(allAre('stale'));
        expect(await sourceState()).toMatchObject({
          state: 'down',
          reason:
            'The data source main cannot be reached: ECONNREFUSED; check that it runs, and the port in url',
          objectives: 6,
        });
        await replica.goOn(3 * HOUR);
        expect(await portal.states()).toEqual(allAre('no-data'));
        expect(await portal.otherResults()).toEqual(results);

        await prometheus.resume();
        await replica.goOn(1.2 * HOUR);
        expect(await portal.states()).toEqual({
          ...STATES,
          // Its one failure is longer ago than six hours by now.
          reports: 'ok',
        });
        expect(await sourceState()).toMatchObject({ state: 'ok' });
        expect(await portal.otherResults()).toEqual(results);
        const recovered = await portal.objectiveOf('checkout');
        expect(recovered.budgetConsumed).toBeCloseTo(0.56875, 9);

        const changes: { details: string }[] = await knex('changes')
          .where('id', '>', last)
          .select('details');
        const changed = changes.flatMap(({ details }) =>
          Object.keys(JSON.parse(details)),
        );
        expect(
          changed.filter(check => !DECIDED_BY_SLOS.includes(check)),
        ).toEqual([]);
        await replica.close();
      },
    );
  },
);
