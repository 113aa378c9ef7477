import { SliceReading, SliDefinition } from 'backstage-readiness-core';
import { SliReadAnswer } from 'backstage-plugin-readiness-node';
import { badTotal, raw, threshold } from './__testUtils__/definitions';
import {
  findPrometheus,
  READER,
  RealPrometheus,
} from './__testUtils__/RealPrometheus';
import { statusFrom } from './__testUtils__/statusFrom';
import { PrometheusSource } from './PrometheusSource';
import { PrometheusSourceOptions } from './PrometheusSourceOptions';

jest.setTimeout(120_000);

const DAY = 86_400_000;
const MINUTE = 60_000;

/** The conventions in which OpenSLO files write counts: bad and all requests of a service. */
const CONVENTIONS = {
  'a bare selector': ['%', '%'],
  'an aggregated selector': ['sum(%)', 'sum(%) by (code)'],
  'a rate over the window': [
    'sum(rate(%[{{.window}}]))',
    'sum by (code) (rate(%[$window]))',
  ],
  'an increase over the window': [
    'sum(increase(%[$__window]))',
    'increase(%[{{ .window }}])',
  ],
  'a hard-coded rate': ['sum(rate(%[5m]))', 'sum(rate(%[2m]))'],
  'a hard-coded increase': ['sum(increase(%[5m]))', 'sum(increase(%[1m]))'],
} as const;

function requestsOf(
  service: string,
  [bad, total]: readonly [string, string] = CONVENTIONS['a bare selector'],
): SliDefinition {
  return badTotal(
    bad.replace('%', `http_requests_total{service="${service}",code="500"}`),
    total.replace('%', `http_requests_total{service="${service}"}`),
  );
}

function sumOf(
  readings: readonly SliceReading[],
  side: 'part' | 'total',
): number {
  return readings.reduce((sum, reading) => sum + (reading[side] ?? 0), 0);
}

(findPrometheus() ? describe : describe.skip)(
  'with a real Prometheus (skipped where there is none)',
  () => {
    const { signal } = new AbortController();
    let prometheus: RealPrometheus;
    let source: PrometheusSource;

    function connect(options: Partial<PrometheusSourceOptions> = {}) {
      return PrometheusSource.create({
        name: 'main',
        url: prometheus.url,
        auth: READER,
        ...options,
      });
    }

    beforeAll(async () => {
      prometheus = await RealPrometheus.start({
        prefix: '/prom',
        protected: true,
        flags: ['--query.max-samples=400000'],
      });
      source = connect();
    });

    afterAll(async () => {
      await source?.close();
      await prometheus?.stop();
    });

    async function answer(
      definition: SliDefinition,
      options: {
        days?: number;
        sliceSeconds?: number;
        from?: PrometheusSource;
      } = {},
    ): Promise<SliReadAnswer> {
      const { days = 30, sliceSeconds = 300, from = source } = options;
      return from.read({
        definition,
        threshold: { operator: 'lte', limit: 1.15 },
        sliceSeconds,
        from: prometheus.end - days * DAY,
        to: prometheus.end,
        signal,
      });
    }

    /** All slices with data of the last days, by default 30 in slices of 5 minutes. */
    async function read(
      definition: SliDefinition,
      options: { days?: number; sliceSeconds?: number } = {},
    ): Promise<readonly SliceReading[]> {
      const answered = await answer(definition, options);
      if (answered.kind !== 'read') {
        throw new Error(answered.reason);
      }
      return answered.readings;
    }

    describe.each(Object.entries(CONVENTIONS))('%s', (_, queries) => {
      // The millisecond that ranges reach back, where a counter begins at 0 and is not drawn out before that.
      const tolerance = 4e-6;

      it.each([
        ['checkout', 25_920_000, 14_742, 8640],
        ['payments', 12_960_000, 3126.6, 8640],
        ['reports', 4320, 1, 8640],
        ['search', 7_516_800, 7516.8, 8352],
      ])(
        'counts the requests of %s: %p, of them %p bad',
        async (service, total, bad, slices) => {
          const readings = await read(requestsOf(service, queries));
          expect(Math.abs(sumOf(readings, 'total') / total - 1)).toBeLessThan(
            tolerance,
          );
          expect(Math.abs(sumOf(readings, 'part') / bad - 1)).toBeLessThan(
            tolerance,
          );
          expect(readings).toHaveLength(slices);
        },
      );

      it('tells nothing failed (docs) from nothing happened (idle) and from nothing known', async () => {
        const docs = await read(requestsOf('docs', queries));
        expect(sumOf(docs, 'total')).toBeCloseTo(5_184_000, 3);
        expect(docs).toHaveLength(8640);
        expect(docs.every(({ part }) => part === null)).toBe(true);
        const idle = await read(requestsOf('idle', queries));
        expect(idle).toHaveLength(8640);
        expect(idle.every(({ part, total }) => part === 0 && total === 0)).toBe(
          true,
        );
        await expect(read(requestsOf('unknown', queries))).resolves.toEqual([]);
      });
    });

    describe('counted by the core', () => {
      const status = (
        service: string,
        objective: Parameters<typeof statusFrom>[0]['objective'],
        method?: 'Timeslices' | 'RatioTimeslices',
      ) =>
        statusFrom({
          source,
          definition: requestsOf(service),
          objective,
          now: prometheus.end,
          ...(method && { method }),
        });

      it('checkout has used 56.9 % of its budget', async () => {
        await expect(
          status('checkout', { target: 0.999 }),
        ).resolves.toMatchObject({
          state: 'ok',
          total: expect.closeTo(25_920_000, 2),
          bad: expect.closeTo(14_742, 2),
          attainment: expect.closeTo(0.99943125, 9),
          budgetConsumed: expect.closeTo(0.56875, 6),
          coverage: 1,
          alert: null,
        });
      });

      it('checkout had twelve bad slices of 8,640, and a mean ratio', async () => {
        const slices = { timeSliceSeconds: 300, timeSliceTarget: 0.99 };
        await expect(
          status('checkout', slices, 'Timeslices'),
        ).resolves.toMatchObject({ state: 'ok', bad: 12, total: 8640 });
        await expect(
          status('checkout', { timeSliceSeconds: 300 }, 'RatioTimeslices'),
        ).resolves.toMatchObject({
          attainment: expect.closeTo(0.99943125, 9),
          total: 8640,
        });
      });

      it('checkout had sixty bad minutes', async () => {
        const minutes = { timeSliceSeconds: 60, timeSliceTarget: 0.99 };
        await expect(
          status('checkout', minutes, 'Timeslices'),
        ).resolves.toMatchObject({ bad: 60, total: 43_200, coverage: 1 });
      });

      it('payments burns 20 times too fast, and pages', async () => {
        const payments = await status('payments', { target: 0.999 });
        expect(payments).toMatchObject({
          state: 'at-risk',
          alert: 'page',
          budgetRemaining: expect.closeTo(0.75875, 6),
        });
        const expected = {
          '5m': 20,
          '30m': 20,
          '1h': 20,
          '2h': 15.05,
          '6h': 5.15,
          '1d': 1.4375,
          '3d': 0.6125,
          window: 0.24125,
        };
        expect(payments.burnRates).toEqual(
          Object.fromEntries(
            Object.entries(expected).map(([window, rate]) => [
              window,
              expect.closeTo(rate, 6),
            ]),
          ),
        );
        expect(Number(payments.secondsToExhaustion) / 3600).toBeCloseTo(27.315);
      });

      it('reports has little traffic', async () => {
        await expect(
          status('reports', { target: 0.999 }),
        ).resolves.toMatchObject({
          total: expect.closeTo(4320, 4),
          bad: expect.closeTo(1, 5),
          lowTraffic: true,
        });
      });

      it('search lacks a day', async () => {
        await expect(status('search', { target: 0.95 })).resolves.toMatchObject(
          {
            state: 'ok',
            attainment: expect.closeTo(0.999, 9),
            coverage: expect.closeTo(8352 / 8640, 9),
          },
        );
      });

      it('docs never failed, idle has no traffic, and of others nothing is known', async () => {
        await expect(status('docs', { target: 0.999 })).resolves.toMatchObject({
          state: 'ok',
          attainment: 1,
          bad: 0,
        });
        await expect(status('idle', { target: 0.999 })).resolves.toMatchObject({
          state: 'no-traffic',
          attainment: null,
        });
        await expect(status('unknown', {})).resolves.toMatchObject({
          state: 'no-data',
          attainment: null,
        });
      });

      it('is in error with a query that the server refuses', async () => {
        await expect(
          statusFrom({
            source,
            definition: raw('rate(probe_success)'),
            objective: {},
            now: prometheus.end,
          }),
        ).resolves.toMatchObject({
          state: 'error',
          reason: expect.stringContaining('expected type range vector'),
        });
      });
    });

    it('finds the twelve bad slices of checkout, and no others', async () => {
      const readings = await read(requestsOf('checkout'));
      const bad = readings.filter(
        ({ part, total }) => Number(part) / Number(total) > 0.01,
      );
      const incident = prometheus.end - 5 * DAY;
      expect(bad.map(({ start }) => (start - incident) / MINUTE)).toEqual([
        0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55,
      ]);
      expect(bad.map(({ part }) => Number(part))).toEqual(
        bad.map(() => expect.closeTo(150, 6)),
      );
    });

    it('gives the same sums in slices of any length, and in any number of requests', async () => {
      for (const sliceSeconds of [120, 720, 900, 3600]) {
        const readings = await read(requestsOf('checkout'), {
          sliceSeconds,
          days: 28,
        });
        expect(sumOf(readings, 'total')).toBeCloseTo(24_192_000, 1);
        expect(sumOf(readings, 'part')).toBeCloseTo(13_878, 1);
      }
    });

    it('keeps what was counted before a counter began again', async () => {
      // Each day a counter that grows by one a second begins again, and loses its last minute.
      const expected = 30 * (86_400 - 60);
      for (const query of ['restarted_total', 'sum(restarted_total)']) {
        const readings = await read(badTotal(query, query));
        expect(sumOf(readings, 'total') / expected).toBeCloseTo(1, 4);
      }
    });

    it('counts what is scraped at another second than slices end', async () => {
      const query = 'sum(shifted_total)';
      const readings = await read(badTotal(query, query), { days: 7 });
      expect(readings).toHaveLength(2016);
      readings.forEach(({ total }) => expect(total).toBeCloseTo(300, 6));
    });

    it('adds up rates over more than a slice, give or take what lies before the window', async () => {
      const readings = await read(
        requestsOf('payments', ['sum(rate(%[10m]))', 'sum(rate(%[10m]))']),
      );
      expect(sumOf(readings, 'total') / 12_960_000).toBeCloseTo(1, 6);
      expect(sumOf(readings, 'part') / 3126.6).toBeCloseTo(1, 1);
    });

    it('reads a gauge of 0 and 1 as ratio, slice by slice, or as seconds', async () => {
      const ratio = await read(raw('probe_success{service="checkout"}'));
      const bad = ratio.filter(({ part }) => part !== 1);
      const outage = prometheus.end - DAY;
      expect(bad).toEqual(
        [0, 5, 10, 15, 20, 25].map(minutes => ({
          start: outage + minutes * MINUTE,
          part: 0,
          total: 1,
        })),
      );
      const seconds = await read({
        kind: 'good-total',
        counter: false,
        good: { spec: { query: 'sum(probe_success)' } },
        total: { spec: { query: 'count(probe_success)' } },
      });
      expect(sumOf(seconds, 'total') - sumOf(seconds, 'part')).toBe(1800);
      expect(sumOf(seconds, 'total')).toBe(30 * 86_400);
    });

    it('counts the samples that meet a threshold', async () => {
      const readings = await read(threshold('latency_seconds'));
      expect(sumOf(readings, 'total')).toBe(30 * 1440);
      expect(sumOf(readings, 'part')).toBe(30 * 720);
      const values = await read(
        threshold('max(max_over_time(latency_seconds[{{.window}}]))'),
      );
      expect(sumOf(values, 'total')).toBe(30 * 288);
      expect(sumOf(values, 'part')).toBe(30 * 144);
    });

    it('takes a quotient of nothing for no data', async () => {
      const query = (service: string) =>
        `sum(rate(http_requests_total{service="${service}",code="200"}[5m])) / sum(rate(http_requests_total{service="${service}"}[5m]))`;
      await expect(read(raw(query('idle')))).resolves.toEqual([]);
      await expect(read(threshold(query('idle')))).resolves.toEqual([]);
      await expect(read(raw(query('docs')))).resolves.toHaveLength(8640);
    });

    it('refuses several series where one is needed', async () => {
      const several = threshold('http_requests_total');
      await expect(answer(several, { days: 1 })).resolves.toEqual({
        kind: 'refused',
        reason: expect.stringContaining('The query gives 11 series at a time'),
      });
    });

    it('passes on what the server says is wrong with a query', async () => {
      await expect(answer(raw('rate(probe_success)'))).resolves.toEqual({
        kind: 'refused',
        reason: expect.stringMatching(
          /^The data source main refuses the query: .*expected type range vector/,
        ),
      });
      await expect(
        answer(raw('count(count_over_time({__name__=~".+"}[35d]))')),
      ).resolves.toEqual({
        kind: 'refused',
        reason: expect.stringContaining('too many samples'),
      });
    });

    it('tells wrong credentials from a wrong prefix', async () => {
      const definition = raw('probe_success');
      const stranger = connect({ auth: { ...READER, password: 'wrong' } });
      await expect(answer(definition, { from: stranger })).resolves.toEqual({
        kind: 'refused',
        reason:
          'The data source main does not accept the credentials (401); mend auth or headers of this data source',
      });
      const lost = connect({ url: prometheus.url.replace('/prom', '/other') });
      await expect(answer(definition, { from: lost })).resolves.toEqual({
        kind: 'refused',
        reason: expect.stringMatching(
          /^The data source main answers 404 \(text\/plain.*\), which is not the API of Prometheus; set url/,
        ),
      });
      await Promise.all([stranger.close(), lost.close()]);
    });
  },
);
