import { SliDefinition } from 'backstage-readiness-core';
import { badTotal, raw, threshold } from '../__testUtils__/definitions';
import { planQueries, queriesOf, ReadablePlan } from './planQueries';

function plan(
  definition: SliDefinition,
  options: { sliceSeconds?: number; scrapeIntervalSeconds?: number } = {},
) {
  return planQueries({
    definition,
    threshold: { operator: 'lte', limit: 0.3 },
    sliceSeconds: 300,
    scrapeIntervalSeconds: 60,
    ...options,
  });
}

function readable(definition: SliDefinition): ReadablePlan {
  const planned = plan(definition);
  if (planned.kind === 'refused') {
    throw new Error(planned.reason);
  }
  return planned;
}

/** What a query of total becomes. */
function total(query: string, counter = true) {
  const planned = readable(badTotal('bad_total', query, counter));
  const { promql, scale } = queriesOf(planned)[1];
  return {
    promql,
    scale,
    warnings: planned.warnings.filter(text => text.includes('of total')),
  };
}

const COUNTED_BY_INCREASE = 300 / 300.001;

describe('what a query of events becomes', () => {
  it.each([
    ['{{.window}}', 'sum(rate(x[{{.window}}]))'],
    ['{{ .window }}', 'sum(rate(x[{{ .window }}]))'],
    ['{{window}}', 'sum(rate(x[{{window}}]))'],
    ['$window', 'sum(rate(x[$window]))'],
    ['${window}', 'sum(rate(x[${window}]))'],
    ['$__window', 'sum(rate(x[$__window]))'],
    ['$__rate_interval', 'sum(rate(x[$__rate_interval]))'],
    ['$__range', 'sum(rate(x[$__range]))'],
  ])('fills in %s, and makes events of a rate', (_, query) => {
    expect(total(query)).toEqual({
      promql: 'sum(rate(x[5m1ms]))',
      scale: 300,
      warnings: [],
    });
  });

  it('reaches a millisecond back in functions that compare samples, and not in those that take each by itself', () => {
    expect(total('sum(increase(x[$window]))')).toMatchObject({
      promql: 'sum(increase(x[5m1ms]))',
      scale: COUNTED_BY_INCREASE,
    });
    expect(total('sum(count_over_time(x[$window]))')).toMatchObject({
      promql: 'sum(count_over_time(x[4m59s999ms]))',
      scale: 1,
    });
    expect(
      total('sum_over_time((up == 1)[$window:30s]) or increase(x[$window])')
        .promql,
    ).toBe('sum_over_time((up == 1)[4m59s999ms:30s]) or increase(x[5m1ms])');
  });

  it('fills in plain durations and numbers elsewhere', () => {
    expect(total('sum(x offset $window)').promql).toBe('sum(x offset 5m)');
    expect(total('sum(increase(x[$window])) / $window').promql).toBe(
      'sum(increase(x[5m1ms])) / 300',
    );
    expect(total('max_over_time(x[1h:$window])').promql).toBe(
      'max_over_time(x[1h:5m])',
    );
  });

  it('leaves placeholders alone in strings and comments', () => {
    expect(
      total('sum(rate(x{path="$window"}[$window])) # not $window').promql,
    ).toBe('sum(rate(x{path="$window"}[5m1ms])) # not $window');
  });

  it.each([
    ['x', 'sum(increase(x[5m1ms]))'],
    ['x{code=~"2.."}', 'sum(increase(x{code=~"2.."}[5m1ms]))'],
    ['{__name__="x"}', 'sum(increase({__name__="x"}[5m1ms]))'],
    ['sum(x{a="b"})', 'sum(increase(x{a="b"}[5m1ms]))'],
    ['sum(x) by (code)', 'sum(sum(increase(x[5m1ms])) by (code))'],
    [
      'sum without (pod) (x) + sum(y)',
      'sum(sum without (pod) (increase(x[5m1ms])) + sum(increase(y[5m1ms])))',
    ],
    [
      'sum(x) - (sum(y) or vector(0))',
      'sum(sum(increase(x[5m1ms])) - (sum(increase(y[5m1ms])) or vector(0)))',
    ],
    ['x / 1000', 'sum(increase(x[5m1ms]) / 1000)'],
    ['x offset 10m', 'sum(increase(x[5m1ms] offset 10m))'],
    ['sum(x) # all of them', 'sum(increase(x[5m1ms]))'],
    ['sum(x{a="#1"})', 'sum(increase(x{a="#1"}[5m1ms]))'],
  ])('counts the increase of the counters of %s', (query, promql) => {
    expect(total(query)).toEqual({
      promql,
      scale: COUNTED_BY_INCREASE,
      warnings: [],
    });
  });

  it('warns of what hides that counters start again', () => {
    const { promql, warnings } = total('max(x)');
    expect(promql).toBe('sum(increase((max(x))[5m1ms:1m]))');
    expect(warnings).toEqual([
      'The query of total does more with counters than adding them, so that the start of one of them again at 0 may be lost; write sum(increase(...[{{.window}}]))',
    ]);
  });

  it.each(['x_total', 'sum(x_count)', 'x_bucket{le="0.5"}'])(
    'takes %s for a counter by its name, and says so',
    query => {
      const { promql, warnings } = total(query, false);
      expect(promql).toContain('increase(');
      expect(warnings).toEqual([
        expect.stringMatching(
          /^The query of total is read as a counter because of the name x_\w+; say so with counter: true$/,
        ),
      ]);
    },
  );

  it.each([
    ['sum(rate(x[5m]))', 'sum(rate(x[5m1ms]))', 300],
    [
      'rate(x[1m]) + sum(rate(y[2m] offset 1h)) by (code) # all',
      'sum(rate(x[5m1ms]) + sum(rate(y[5m1ms] offset 1h)) by (code))',
      300,
    ],
    ['sum(increase(x[1m]))', 'sum(increase(x[5m1ms]))', COUNTED_BY_INCREASE],
    [
      'sum(rate(x[90])) or vector(0)',
      'sum(sum(rate(x[5m1ms])) or vector(0))',
      300,
    ],
  ])(
    'widens the hard-coded range of %s to the slice',
    (query, promql, scale) => {
      expect(total(query)).toEqual({ promql, scale, warnings: [] });
    },
  );

  it.each([
    ['a range longer than the slice', 'sum(rate(x[10m]))', 300],
    ['more than a sum', 'max(rate(x[1m]))', 300],
    ['another function', 'sum(irate(x[1m]))', 300],
    ['a subquery', 'sum(rate((x + y)[1m:10s]))', 300],
    ['events of a range longer than the slice', 'sum(increase(x[10m]))', 0.5],
    ['events of many moments', 'sum(count_over_time(x[1m]))', 5],
  ])('adds %s up over the slice', (_, query, scale) => {
    const inner = query.startsWith('sum') ? query : `sum(${query})`;
    expect(total(query)).toEqual({
      promql: `avg_over_time((${inner})[4m59s999ms:1m])`,
      scale: scale,
      warnings: [],
    });
  });

  it('counts the seconds of a level', () => {
    expect(total('sum(up)', false)).toMatchObject({
      promql: 'avg_over_time((sum(up))[4m59s999ms:1m])',
      scale: 300,
    });
  });

  it('warns of ratios in the place of counts, and of seconds beside events', () => {
    expect(total('sum(rate(x[5m])) / sum(rate(y[5m]))').warnings).toEqual([
      expect.stringContaining('write the two counts as good and total'),
      expect.stringContaining('write both in the same way'),
    ]);
    expect(plan(badTotal('up == bool 0', 'x_total', false))).toMatchObject({
      warnings: [
        expect.stringContaining('counter: true'),
        'The query of bad gives a level and that of total a number of events; write both in the same way',
      ],
    });
  });

  it('warns of slices that are too short for two samples', () => {
    const counts = badTotal('b_total', 'x_total');
    expect(plan(counts, { sliceSeconds: 60 })).toMatchObject({
      warnings: [
        'Slices of 60 seconds hold two samples only where the server scrapes every 30 seconds or more often; set scrapeIntervalSeconds of the data source if it does, or make timeSliceWindow longer',
      ],
    });
    expect(
      plan(counts, { sliceSeconds: 60, scrapeIntervalSeconds: 30 }),
    ).toMatchObject({ warnings: [] });
  });

  it('takes the step from the scrape interval, so that it divides the slice', () => {
    const stepOf = (sliceSeconds: number, scrapeIntervalSeconds: number) =>
      JSON.stringify(
        plan(raw('up'), { sliceSeconds, scrapeIntervalSeconds }),
      ).match(/:(\w+)\]\)/)?.[1];
    expect(stepOf(300, 60)).toBe('1m');
    expect(stepOf(300, 40)).toBe('30s');
    expect(stepOf(60, 120)).toBe('1m');
    expect(stepOf(420, 120)).toBe('1m45s');
  });
});

describe('what a ratio becomes', () => {
  it('is its value where it has a window, and its mean where it has none', () => {
    expect(
      plan(raw('1 - sum(rate(b[$window])) / sum(rate(x[$window]))', 'failure')),
    ).toMatchObject({
      kind: 'ratio',
      value: { promql: '1 - sum(rate(b[5m1ms])) / sum(rate(x[5m1ms]))' },
    });
    expect(plan(raw('slo:ratio5m'))).toMatchObject({
      kind: 'ratio',
      value: {
        promql: 'avg_over_time(((slo:ratio5m) >= -Inf)[4m59s999ms:1m])',
      },
    });
  });
});

describe('what a threshold becomes', () => {
  it('is how many samples there are, and how many meet it', () => {
    expect(plan(threshold('latency{route="/"}'))).toEqual({
      kind: 'samples',
      part: {
        promql: 'count_over_time(((latency{route="/"}) <= 0.3)[4m59s999ms:1m])',
        scale: 1,
      },
      total: {
        promql:
          'count_over_time(((latency{route="/"}) >= -Inf)[4m59s999ms:1m])',
        scale: 1,
      },
      warnings: [],
    });
  });

  it('is one value for the slice where it has a window', () => {
    expect(
      plan(
        threshold('histogram_quantile(0.9, sum by (le) (rate(x[$window])))'),
      ),
    ).toMatchObject({
      kind: 'comparison',
      threshold: { operator: 'lte', limit: 0.3 },
      value: {
        promql: 'histogram_quantile(0.9, sum by (le) (rate(x[5m1ms])))',
      },
    });
  });

  it('refuses a threshold metric without a threshold', () => {
    expect(
      planQueries({
        definition: threshold('latency'),
        sliceSeconds: 300,
        scrapeIntervalSeconds: 60,
      }),
    ).toEqual({
      kind: 'refused',
      reason:
        'A threshold metric is compared with a number; write op and value in the objective',
    });
  });
});

describe('what is refused', () => {
  it.each([
    [
      'sum(rate(x[5m])',
      'is not PromQL: line 1, column 16, at its end; 3 brackets are opened and 2 closed',
    ],
    [
      'sum(x)\n  plus y z',
      'is not PromQL: line 2, column 3, near "plus y z"; try it on the page of the Prometheus server, which marks what is wrong',
    ],
    [
      'sum(x{service="a"}[$rate])',
      'is not PromQL: line 1, column 20, near "$rate])"; "$rate" is no placeholder that is known here, only {{.window}} is; write the value itself',
    ],
    [
      'sum:requests{service:web}',
      'is not PromQL: line 1, column 21, near ":web}"; try it on the page of the Prometheus server, which marks what is wrong',
    ],
    ['', 'is not PromQL: line 1, column 1, at its end; write a query'],
    [
      'x[5m]',
      'gives a range of samples; put a function such as increase() around it',
    ],
    [
      '(x[5m:1m])',
      'gives a range of samples; put a function such as avg_over_time() around it',
    ],
    ['"x"', 'is a string; write a query that gives numbers of the server'],
    ['1', 'is a number; write a query that gives numbers of the server'],
  ])('is %p, with its place and its mend', (query, problem) => {
    expect(plan(raw(query))).toEqual({
      kind: 'refused',
      reason: `The query of raw ${problem}`,
    });
  });

  it('is a spec without PromQL, or with two', () => {
    const specs = [
      { database: 'a', sql: 'select 1' },
      { query: 'x', promql: 'y' },
      { query: 5 },
    ];
    const reasons = specs.map(spec => {
      const planned = plan({ kind: 'threshold', metric: { spec } });
      return planned.kind === 'refused' && planned.reason;
    });
    expect(reasons).toEqual([
      'The query of thresholdMetric is missing: its spec has database, sql; write the PromQL as query',
      'The query of thresholdMetric is there as query and as promql, which differ; keep query',
      'The query of thresholdMetric is not a text; write the PromQL as one string',
    ]);
    expect(
      plan({ kind: 'threshold', metric: { spec: { promql: 'y' } } }),
    ).toMatchObject({ kind: 'samples' });
  });

  it('is a query that nobody wrote by hand', () => {
    expect(plan(raw(`x${' + x'.repeat(10_000)}`))).toMatchObject({
      reason: expect.stringContaining('longer than 20000 characters'),
    });
  });

  it('names which of the two queries it is', () => {
    expect(plan(badTotal('a b', 'x'))).toMatchObject({
      reason: expect.stringContaining('The query of bad is'),
    });
    expect(plan(badTotal('x', 'a b'))).toMatchObject({
      reason: expect.stringContaining('The query of total is'),
    });
  });
});
