import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { checkSlos } from '../__testUtils__/checkSlos';
import {
  findPrometheus,
  RealPrometheus,
} from '../__testUtils__/RealPrometheus';
import { service } from '../__testUtils__/documents';
import { openSlo } from '../__testUtils__/openSlo';
import { runReadiness } from '../__testUtils__/runReadiness';

jest.setTimeout(120_000);

const FIXTURES = resolve(__dirname, '../slo/__fixtures__');
const withPrometheus = findPrometheus() ? describe : describe.skip;

const directory = createMockDirectory();

const COMPOSITE = `apiVersion: openslo/v1
kind: SLO
metadata: { name: composite }
spec:
  service: shop
  description: All of it
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 30d, isRolling: true }]
  objectives:
    - target: 0.99
      indicator:
        metadata: { name: one }
        spec:
          thresholdMetric: { metricSource: { type: Prometheus, spec: { query: up } } }
      op: gte
      value: 1
`;

const DANGLING = `apiVersion: openslo/v1
kind: SLO
metadata: { name: dangling }
spec:
  service: shop
  description: Its indicator is not there
  budgetingMethod: Occurrences
  indicatorRef: nowhere
  timeWindow: [{ duration: 30d, isRolling: true }]
  objectives: [{ target: 0.99 }]
`;

withPrometheus('readiness slo check, with a real Prometheus', () => {
  let prometheus: RealPrometheus;
  let at: string;

  beforeAll(async () => {
    prometheus = await RealPrometheus.start();
    at = new Date(prometheus.end).toISOString();
  });

  afterAll(() => prometheus.stop());

  function checkAt(time: string, ...paths: string[]) {
    return checkSlos(
      [...paths, '--prometheus', prometheus.url, '--now', time],
      { cwd: directory.path },
    );
  }

  describe('for six services whose answers are known', () => {
    let run: Awaited<ReturnType<typeof checkSlos>>;

    beforeAll(async () => {
      run = await checkAt(at, FIXTURES);
    });

    it('answers for each objective, by name and then as in the document', () => {
      expect(
        run.report?.slos.map(({ name, objective }) => [name, objective]),
      ).toEqual([
        ['checkout-availability', 'Available'],
        ['checkout-good-minutes', 'Good slices'],
        ['checkout-reachable', 'Reachable'],
        ['docs-availability', 'objective-1'],
        ['idle-availability', 'objective-1'],
        ['payments-availability', 'Promised'],
        ['payments-availability', 'Contract'],
        ['reports-availability', 'objective-1'],
        ['search-availability', 'objective-1'],
      ]);
      expect(run.report?.problems).toEqual([]);
      expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    });

    it('knows how much of the budget of checkout is consumed', () => {
      const slo = run.slo('checkout-availability');

      expect(slo).toMatchObject({ state: 'ok', alert: null, coverage: 1 });
      expect(slo?.budgetConsumed).toBeCloseTo(0.56875, 3);
      expect(slo?.budgetRemaining).toBeCloseTo(0.43125, 3);
      expect(slo?.attainment).toBeCloseTo(1 - 0.00056875, 6);
    });

    it('counts the bad slices of checkout', () => {
      const slo = run.slo('checkout-good-minutes');

      expect(slo).toMatchObject({ total: 8640, bad: 12 });
      expect(slo?.attainment).toBeCloseTo(8628 / 8640, 9);
    });

    it('compares the values of a probe', () => {
      const slo = run.slo('checkout-reachable');

      expect(slo?.attainment).toBeCloseTo(1 - 30 / 43_200, 5);
    });

    it('pages for payments, by the burn rates of each window', () => {
      const slo = run.slo('payments-availability', 'Promised');
      const expected = {
        ...{ '5m': 20, '30m': 20, '1h': 20, '2h': 15.05, '6h': 5.15 },
        ...{ '1d': 1.4375, '3d': 0.6125, window: 0.24125 },
      };

      expect(slo).toMatchObject({ state: 'at-risk', alert: 'page' });
      for (const [window, rate] of Object.entries(expected)) {
        expect(Math.abs((slo?.burnRates[window] ?? 0) / rate - 1)).toBeLessThan(
          3e-3,
        );
      }
      expect(slo?.budgetRemaining).toBeCloseTo(0.75875, 3);
    });

    it('judges a second objective by its own target', () => {
      const slo = run.slo('payments-availability', 'Contract');

      expect(slo?.burnRates['1h']).toBeCloseTo(2, 2);
      expect(slo).toMatchObject({ state: 'ok', alert: null });
    });

    it('says of reports that single failures decide', () => {
      const slo = run.slo('reports-availability');

      expect(slo?.lowTraffic).toBe(true);
      expect(slo?.total).toBeCloseTo(4320, 0);
      expect(slo?.bad).toBeCloseTo(1, 1);
    });

    it('says of search for which part of the window there is data', () => {
      const slo = run.slo('search-availability');

      expect(slo?.coverage).toBeCloseTo(0.9667, 3);
      expect(slo?.attainment).toBeCloseTo(0.999, 4);
      expect(slo?.lowTraffic).toBe(false);
    });

    it('takes a series of failures that never was for no failures', () => {
      expect(run.slo('docs-availability')).toMatchObject({
        state: 'ok',
        attainment: 1,
        bad: 0,
        budgetRemaining: 1,
        coverage: 1,
      });
    });

    it('does not invent a figure for a service that nobody calls', () => {
      expect(run.slo('idle-availability')).toMatchObject({
        state: 'no-traffic',
        attainment: null,
        budgetConsumed: null,
        budgetRemaining: null,
        alert: null,
      });
    });
  });

  it.each([
    [
      'a placeholder for the window',
      'sum(increase(http_requests_total{service="checkout",code="500"}[{{.window}}]))',
      'sum(increase(http_requests_total{service="checkout"}[{{.window}}]))',
    ],
    [
      'bare selectors of counters',
      'http_requests_total{service="checkout",code="500"}',
      'http_requests_total{service="checkout"}',
    ],
    [
      'aggregated selectors of counters',
      'sum(http_requests_total{service="checkout",code="500"})',
      'sum(http_requests_total{service="checkout"})',
    ],
    [
      'hard-coded rates',
      'sum(rate(http_requests_total{service="checkout",code="500"}[5m]))',
      'sum(rate(http_requests_total{service="checkout"}[5m]))',
    ],
  ])('reads queries with %s', async (_, bad, total) => {
    directory.setContent({ 'slo.yaml': openSlo({ bad, total }) });

    const { slo, exitCode } = await checkAt(at, 'slo.yaml');

    expect(slo('slo')?.budgetConsumed).toBeCloseTo(0.56875, 2);
    expect(slo('slo')?.coverage).toBeCloseTo(1, 3);
    expect(exitCode).toBe(0);
  });

  it('exits with 1 when a budget is exhausted, and names the SLO', async () => {
    directory.setContent({
      'slo.yaml': openSlo({ service: 'checkout', target: 0.9995 }),
    });

    const { slo, exitCode, stderr } = await checkAt(at, 'slo.yaml');

    expect(slo('slo')).toMatchObject({ state: 'exhausted' });
    expect(slo('slo')?.budgetRemaining).toBeCloseTo(1 - 0.56875 * 2, 2);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      '1 of 1 objectives have no error budget left: slo',
    );
  });

  it('counts as at a time in the past', async () => {
    const beforeIncident = new Date(
      prometheus.end - 6 * 86_400_000,
    ).toISOString();
    directory.setContent({
      'slo.yaml': openSlo({ service: 'checkout', window: '1w' }),
    });

    const { slo } = await checkAt(beforeIncident, 'slo.yaml');

    expect(slo('slo')?.budgetConsumed).toBeCloseTo(0.5, 2);
  });

  it('counts up to the last slice that is over', async () => {
    const between = new Date(prometheus.end + 299_000).toISOString();

    const { report } = await checkAt(between, FIXTURES);

    expect(report?.slos[0]).toMatchObject({ countedUntil: at, state: 'ok' });
  });

  it('turns stale, and then into no data, some time after the data ended', async () => {
    directory.setContent({ 'slo.yaml': openSlo({ service: 'checkout' }) });
    const later = (hours: number) =>
      new Date(prometheus.end + hours * 3_600_000).toISOString();

    const stale = await checkAt(later(2), 'slo.yaml');
    const gone = await checkAt(later(60), 'slo.yaml');

    expect(stale.slo('slo')).toMatchObject({ state: 'stale', coverage: 1 });
    expect(stale.slo('slo')?.budgetConsumed).toBeCloseTo(0.56875, 3);
    expect(gone.slo('slo')).toMatchObject({
      state: 'no-data',
      budgetRemaining: null,
    });
    expect([stale.exitCode, gone.exitCode]).toEqual([0, 0]);
  });

  it('shows faults one by one, and goes on with the rest', async () => {
    directory.setContent({
      'bad-query.yaml': openSlo({
        name: 'bad-query',
        bad: 'sum(increase(',
        total: 'sum(up)',
      }),
      'broken.yaml': 'apiVersion: openslo/v1\nkind: [',
      'catalog-info.yaml': service('shop'),
      'composite.yaml': COMPOSITE,
      'datadog.yaml': openSlo({ name: 'datadog', type: 'Datadog' }),
      'dangling.yaml': DANGLING,
      'fine.yaml': openSlo({ name: 'fine', service: 'checkout' }),
      'invalid.yaml': openSlo({ name: 'invalid', target: 7 }),
      'unknown.yaml': openSlo({ name: 'unknown', service: 'nobody' }),
    });

    const { slo, report, exitCode, stderr } = await checkAt(at, '.');

    expect(
      Object.fromEntries(
        report?.slos.map(each => [each.name, each.state]) ?? [],
      ),
    ).toEqual({
      'bad-query': 'error',
      composite: 'error',
      dangling: 'error',
      datadog: 'error',
      fine: 'ok',
      unknown: 'no-data',
    });
    expect(slo('composite')?.reason).toMatch(/not computed yet/i);
    expect(slo('datadog')?.reason).toContain('Datadog');
    expect(slo('dangling')?.reason).toContain('nowhere');
    expect(
      report?.problems
        .filter(({ severity }) => severity === 'error')
        .map(({ file }) => file),
    ).toEqual(['broken.yaml', 'invalid.yaml']);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('4 of 6 objectives could not be read');
  });

  it('resolves references between the files that are given', async () => {
    const text = await readFile(resolve(FIXTURES, 'services.yaml'), 'utf8');
    const documents = text.split('---\n');
    directory.setContent(
      Object.fromEntries(
        documents.map((document, index) => [`${index}.yaml`, document]),
      ),
    );

    const { report } = await checkAt(at, '.');

    expect(report?.slos).toHaveLength(9);
    expect(report?.slos.every(({ state }) => state !== 'error')).toBe(true);
  });

  it.each(['text', 'markdown'])(
    'writes %s for people, as a process of its own',
    async format => {
      const run = await runReadiness([
        ...['slo', 'check', resolve(FIXTURES, 'services.yaml')],
        ...['--prometheus', prometheus.url, '--now', at, '--format', format],
      ]);

      expect(run).toMatchObject({ exitCode: 0, stderr: '' });
      expect(run.stdout).not.toMatch(/NaN|Infinity|undefined|null/);
      expect(
        run.stdout.indexOf('payments-availability, Promised'),
      ).toBeLessThan(run.stdout.indexOf('docs-availability'));
    },
  );
});
