import { JsonObject, JsonValue } from '@backstage/types';
import {
  CONDITION,
  metric,
  object,
  policySpec,
  RATIO,
  readText,
  slo,
  THRESHOLD,
  yamlOf,
} from '../__testUtils__/openSloTexts';

function errorsOf(...objects: readonly JsonValue[]): string[] {
  return readText(yamlOf(...objects)).objects.flatMap(({ errors }) =>
    errors.map(({ path, code }) => `${path} ${code}`),
  );
}

function indicator(spec: JsonObject): JsonObject {
  return { indicator: { metadata: { name: 'checkout' }, spec } };
}

function ratio(fields: JsonObject): JsonObject {
  return slo(indicator({ ratioMetric: fields }));
}

const RATIO_PATH = 'spec.indicator.spec.ratioMetric';

describe('the rules of the official validator', () => {
  it.each<[string, JsonObject]>([
    ['a ratio SLO', slo()],
    [
      'a threshold SLO',
      slo({
        ...indicator(THRESHOLD),
        objectives: [{ target: 0.9, op: 'lt', value: 0 }],
      }),
    ],
    ['an SLO without objectives', slo({ objectives: undefined })],
    [
      'a composite',
      slo({
        indicator: undefined,
        objectives: [
          { target: 0.9, indicatorRef: 'a', compositeWeight: 2 },
          { target: 0.9 },
        ],
      }),
    ],
    [
      'any op by reference',
      slo({
        indicator: undefined,
        indicatorRef: 'a',
        objectives: [{ target: 0.9, op: 'near' }],
      }),
    ],
    [
      'a label list',
      slo({}, { labels: { team: ['a', 'b'], tier: 'one', none: null } }),
    ],
    [
      'a data source with empty details',
      object('DataSource', 'prometheus', {
        type: 'Prometheus',
        connectionDetails: null,
      }),
    ],
    [
      'an alert condition without alertAfter',
      object('AlertCondition', 'a', {
        severity: 'page',
        condition: {
          kind: 'burnrate',
          op: 'lt',
          threshold: 0,
          lookbackWindow: '1h',
        },
      }),
    ],
    [
      'a service without spec',
      { apiVersion: 'openslo/v1', kind: 'Service', metadata: { name: 'shop' } },
    ],
    [
      'fields in another case',
      {
        apiversion: 'openslo/v1',
        KIND: 'Service',
        metadata: { Name: 'shop', displayname: 'Shop' },
        spec: {},
      },
    ],
    ['a displayName of 63', slo({}, { displayName: 'é'.repeat(63) })],
    [
      'a half-written calendar',
      slo({
        timeWindow: [
          {
            duration: '1M',
            isRolling: false,
            calendar: {
              startTime: '2026-01-01 5:00:00.5',
              timeZone: 'US/Eastern',
            },
          },
        ],
      }),
    ],
  ])('let pass %s', (_, valid) => {
    expect(errorsOf(valid)).toEqual([]);
  });

  it.each<[string, JsonObject, string[]]>([
    ['metadata of nothing', slo({}, { name: null }), ['metadata required']],
    [
      'metadata without a name',
      slo({}, { name: null, displayName: 'x' }),
      ['metadata.name required'],
    ],
    [
      'a name of 64',
      slo({}, { name: 'a'.repeat(64) }),
      ['metadata.name string_dns_label:string_length'],
    ],
    [
      'a name with a dot',
      slo({}, { name: 'a.b' }),
      ['metadata.name string_dns_label:string_match_regexp'],
    ],
    [
      'a label key with a slash',
      slo({}, { labels: { 'a/b': 'x' } }),
      ['metadata.labels.a/b string_match_regexp'],
    ],
    [
      'a label key with a dot at its end',
      slo({}, { labels: { 'a.': 'x' } }),
      ["metadata.labels['a.'] string_match_regexp"],
    ],
    [
      'an annotation key with two slashes',
      slo({}, { annotations: { 'a/b/c': 'x' } }),
      ['metadata.annotations.a/b/c string_match_regexp'],
    ],
    ['no spec', { ...slo(), spec: null }, ['spec required']],
    [
      'an SLI without spec',
      object('SLI', 'a', {}),
      ['spec mutually_exclusive'],
    ],
    [
      'both kinds of metric',
      object('SLI', 'a', { ...RATIO, ...THRESHOLD }),
      ['spec mutually_exclusive'],
    ],
    [
      'no indicator',
      slo({ indicator: undefined }),
      ['spec mutually_exclusive'],
    ],
    [
      'an empty reference',
      slo({ indicator: undefined, indicatorRef: '' }),
      ['spec.indicatorRef string_dns_label:string_length'],
    ],
    [
      'an empty indicator',
      slo({ indicator: {} }),
      [
        'spec.indicator.metadata required',
        'spec.indicator.spec mutually_exclusive',
      ],
    ],
    ['a ratio of nothing', ratio({}), [`${RATIO_PATH} mutually_exclusive`]],
    [
      'good without total',
      ratio({ good: metric('a') }),
      [`${RATIO_PATH} mutually_exclusive`],
    ],
    [
      'raw and good',
      ratio({ raw: metric('a'), good: metric('b'), rawType: 'success' }),
      [`${RATIO_PATH} mutually_exclusive`],
    ],
    [
      'a total alone',
      ratio({ total: metric('a') }),
      [`${RATIO_PATH} one_of_properties`],
    ],
    [
      'faults in total and good',
      ratio({ total: {}, good: {} }),
      [`${RATIO_PATH}.total.metricSource required`],
    ],
    [
      'an empty spec of a source',
      ratio({ total: metric('a'), good: metric('b', { spec: {} }) }),
      [`${RATIO_PATH}.good.metricSource.spec map_min_length`],
    ],
    [
      'a bad reference to a source',
      ratio({ raw: metric('a', { metricSourceRef: 'A' }), rawType: 'success' }),
      [
        `${RATIO_PATH}.raw.metricSource.metricSourceRef string_dns_label:string_match_regexp`,
      ],
    ],
    [
      'op and value 0 of a ratio',
      slo({ objectives: [{ target: 0.9, op: 'gt', value: 0 }] }),
      ['spec.objectives[0].op forbidden', 'spec.objectives[0].value forbidden'],
    ],
    [
      'an unknown op of a threshold',
      slo({
        ...indicator(THRESHOLD),
        objectives: [{ target: 0.9, op: 'eq', value: 1 }],
      }),
      ['spec.objectives[0].op one_of'],
    ],
    [
      'two targets',
      slo({ objectives: [{ target: 0.9, targetPercent: 90 }] }),
      ['spec.objectives[0] mutually_exclusive'],
    ],
    [
      'an objective of nothing',
      slo({ objectives: [null] }),
      ['spec.objectives[0] mutually_exclusive'],
    ],
    [
      'an empty slice window',
      slo({
        budgetingMethod: 'RatioTimeslices',
        objectives: [{ target: 0.9, timeSliceWindow: '' }],
      }),
      ['spec.objectives[0].timeSliceWindow.unit required'],
    ],
    [
      'an empty duration',
      slo({ timeWindow: [{ duration: '', isRolling: true }] }),
      ['spec.timeWindow[0].duration required'],
    ],
    [
      'a window of nothing',
      slo({ timeWindow: [null] }),
      ['spec.timeWindow[0] ', 'spec.timeWindow[0].duration required'],
    ],
    [
      'an empty calendar',
      slo({ timeWindow: [{ duration: '1d', calendar: {} }] }),
      [
        'spec.timeWindow[0].calendar.startTime string_date_time',
        'spec.timeWindow[0].calendar.timeZone string_time_zone',
      ],
    ],
    [
      '29 February of no leap year',
      slo({
        timeWindow: [
          {
            duration: '1d',
            calendar: { startTime: '2026-02-29 00:00:00', timeZone: 'UTC' },
          },
        ],
      }),
      ['spec.timeWindow[0].calendar.startTime string_date_time'],
    ],
    [
      'a time zone in small letters',
      slo({
        timeWindow: [
          {
            duration: '1d',
            calendar: {
              startTime: '2026-01-01 00:00:00',
              timeZone: 'europe/berlin',
            },
          },
        ],
      }),
      ['spec.timeWindow[0].calendar.timeZone string_time_zone'],
    ],
    [
      'a policy of nothing',
      slo({ alertPolicies: [{}] }),
      ['spec.alertPolicies[0] mutually_exclusive'],
    ],
    [
      'a reference and a kind',
      slo({ alertPolicies: [{ alertPolicyRef: 'a', kind: 'AlertPolicy' }] }),
      ['spec.alertPolicies[0] mutually_exclusive'],
    ],
    [
      'a reference to nothing',
      slo({ alertPolicies: [{ alertPolicyRef: null }] }),
      ['spec.alertPolicies[0].alertPolicyRef required'],
    ],
    [
      'an inline policy of another kind',
      slo({
        alertPolicies: [
          { kind: 'SLO', metadata: { name: 'a' }, spec: policySpec() },
        ],
      }),
      ['spec.alertPolicies[0].kind equal_to'],
    ],
    [
      'a policy without targets',
      object('AlertPolicy', 'a', policySpec({ notificationTargets: [] })),
      ['spec.notificationTargets slice_min_length'],
    ],
    [
      'an unknown kind of condition',
      object('AlertCondition', 'a', {
        severity: 'page',
        condition: { kind: 'burn' },
      }),
      ['spec.condition.kind one_of'],
    ],
    [
      'an empty burn rate',
      object('AlertCondition', 'a', {
        severity: 'page',
        condition: { kind: 'burnrate' },
      }),
      [
        'spec.condition.op required',
        'spec.condition.threshold required',
        'spec.condition.lookbackWindow required',
      ],
    ],
    [
      'a data source without details',
      object('DataSource', 'a', { type: 'x' }),
      ['spec.connectionDetails required'],
    ],
    [
      'a month in v2alpha',
      {
        ...object('AlertCondition', 'a', {
          ...CONDITION,
          condition: {
            ...(CONDITION.condition as JsonObject),
            lookbackWindow: '1M',
          },
        }),
        apiVersion: 'openslo.com/v2alpha',
      },
      ['spec.condition.lookbackWindow.unit one_of'],
    ],
    [
      'a label of v2alpha',
      {
        apiVersion: 'openslo.com/v2alpha',
        kind: 'Service',
        metadata: { name: 'a', labels: { 'x/y/z': 'Big' } },
      },
      [
        'metadata.labels.x/y/z string_kubernetes_qualified_name',
        'metadata.labels.x/y/z string_match_regexp',
      ],
    ],
    [
      'a metric of v2alpha without source',
      {
        apiVersion: 'openslo.com/v2alpha',
        kind: 'SLI',
        metadata: { name: 'a' },
        spec: { thresholdMetric: { spec: {} } },
      },
      ['spec.thresholdMetric mutually_exclusive'],
    ],
    [
      'a count of v1alpha beyond all integers',
      {
        apiVersion: 'openslo/v1alpha',
        kind: 'SLO',
        metadata: { name: 'a' },
        spec: { timeWindows: [{ unit: 'Day', count: 1e20, isRolling: true }] },
      },
      ['spec.timeWindows[0].count wrong_type'],
    ],
    [
      'a source of v1alpha with a digit',
      {
        apiVersion: 'openslo/v1alpha',
        kind: 'SLO',
        metadata: { name: 'a' },
        spec: {
          service: 's',
          budgetingMethod: 'Occurrences',
          timeWindows: [{ unit: 'Day', count: 0, isRolling: true }],
          indicator: {
            thresholdMetric: { source: 'p8s', queryType: 'promql', query: ' ' },
          },
          objectives: [{ value: 1, target: 0.9, op: 'gt' }],
        },
      },
      [
        'spec.indicator.thresholdMetric.source string_alpha',
        'spec.indicator.thresholdMetric.query string_not_empty',
        'spec.timeWindow[0].count greater_than',
      ],
    ],
  ])('refuse %s', (_, invalid, errors) => {
    expect(errorsOf(invalid)).toEqual(expect.arrayContaining(errors));
    expect(errorsOf(invalid)).toHaveLength(errors.length);
  });

  it('hold on v1alpha and v2alpha too', () => {
    expect(
      errorsOf({
        apiVersion: 'openslo.com/v2alpha',
        kind: 'SLO',
        metadata: { name: 'a' },
        spec: {
          serviceRef: 'shop',
          sliRef: 'x',
          budgetingMethod: 'Occurrences',
          timeWindow: [{ duration: '1w', isRolling: true }],
          objectives: [{ target: 0.9 }],
        },
      }),
    ).toEqual([]);
  });
});
