import { JsonObject, JsonValue } from '@backstage/types';
import {
  CONDITION,
  findingsIn,
  metric,
  object,
  policySpec,
  readText,
  slo,
  THRESHOLD,
  yamlOf,
} from '../__testUtils__/openSloTexts';

const RATIO_SLI = object('SLI', 'ratio', {
  ratioMetric: { good: metric('good'), total: metric('total') },
});

function policy(condition: JsonObject): JsonObject {
  const changed = { ...(CONDITION.condition as JsonObject), ...condition };
  const inline = {
    kind: 'AlertCondition',
    metadata: { name: 'burn' },
    spec: { ...CONDITION, condition: changed },
  };
  return {
    kind: 'AlertPolicy',
    metadata: { name: 'burn' },
    spec: policySpec({ conditions: [inline] }),
  };
}

describe('a warning', () => {
  it.each<[string, JsonValue[], string]>([
    [
      'a zero duration',
      [
        object('AlertCondition', 'a', {
          ...CONDITION,
          condition: {
            ...(CONDITION.condition as JsonObject),
            lookbackWindow: '0h',
          },
        }),
      ],
      'zero-duration spec.condition.lookbackWindow',
    ],
    [
      'blanks in a duration',
      [slo({ timeWindow: [{ duration: ' 30 d', isRolling: true }] })],
      'loose-duration spec.timeWindow[0].duration',
    ],
    [
      'no objectives',
      [slo({ objectives: undefined })],
      'not-evaluated spec.objectives',
    ],
    [
      'a threshold metric with two objectives',
      [
        slo({
          indicator: { metadata: { name: 'a' }, spec: THRESHOLD },
          objectives: [
            { target: 0.9, op: 'lt', value: 1 },
            { target: 0.8, op: 'lt', value: 2 },
          ],
        }),
      ],
      'threshold-objectives spec.objectives',
    ],
    [
      'a metric of nobody',
      [object('SLI', 'a', { thresholdMetric: metric('x', { type: '' }) })],
      'unknown-source spec.thresholdMetric.metricSource',
    ],
    [
      'a metric of a source that is not there',
      [
        object('SLI', 'a', {
          thresholdMetric: metric('x', { type: '', metricSourceRef: 'main' }),
        }),
      ],
      'dangling-reference spec.thresholdMetric.metricSource.metricSourceRef',
    ],
    [
      'a composite',
      [
        slo({
          indicator: undefined,
          objectives: [{ target: 0.9, indicatorRef: 'ratio' }],
        }),
        RATIO_SLI,
      ],
      'composite spec.objectives',
    ],
    [
      'a composite with a part missing',
      [
        slo({
          indicator: undefined,
          objectives: [{ target: 0.9, indicatorRef: 'ratio' }, { target: 0.9 }],
        }),
        RATIO_SLI,
      ],
      'missing-indicator spec.objectives[1]',
    ],
    [
      'a weight without composite',
      [slo({ objectives: [{ target: 0.9, compositeWeight: 0 }] })],
      'ignored-field spec.objectives[0].compositeWeight',
    ],
    [
      'slices under Occurrences',
      [slo({ objectives: [{ target: 0.9, timeSliceTarget: 7 }] })],
      'ignored-field spec.objectives[0].timeSliceTarget',
    ],
    [
      'a slice target under RatioTimeslices',
      [
        slo({
          budgetingMethod: 'RatioTimeslices',
          objectives: [
            { target: 0.9, timeSliceTarget: 0.5, timeSliceWindow: '5m' },
          ],
        }),
      ],
      'ignored-field spec.objectives[0].timeSliceTarget',
    ],
    [
      'op of a ratio that is referred to',
      [
        slo({
          indicator: undefined,
          indicatorRef: 'ratio',
          objectives: [{ target: 0.9, op: 'gt' }],
        }),
        RATIO_SLI,
      ],
      'ignored-field spec.objectives[0].op',
    ],
    [
      'a threshold metric without op',
      [
        slo({
          indicator: undefined,
          indicatorRef: 'limit',
          objectives: [{ target: 0.9, value: 1 }],
        }),
        object('SLI', 'limit', THRESHOLD),
      ],
      'missing-threshold spec.objectives[0].op',
    ],
    [
      'a dangling indicator',
      [slo({ indicator: undefined, indicatorRef: 'x' })],
      'dangling-reference spec.indicatorRef',
    ],
    [
      'a dangling policy',
      [slo({ alertPolicies: [{ alertPolicyRef: 'x' }] })],
      'dangling-reference spec.alertPolicies[0].alertPolicyRef',
    ],
    [
      'a dangling service among services',
      [slo(), object('Service', 'other', {})],
      'dangling-reference spec.service',
    ],
    [
      'a reference to an object with errors',
      [
        slo({ indicator: undefined, indicatorRef: 'broken' }),
        object('SLI', 'broken', {}),
      ],
      'faulty-reference spec.indicatorRef',
    ],
    [
      'two objects of one name',
      [RATIO_SLI, RATIO_SLI],
      'duplicate-name metadata.name',
    ],
    [
      'two objectives of one name',
      [
        slo({
          objectives: [
            { displayName: 'a', target: 0.9 },
            { displayName: 'a', target: 0.8 },
          ],
        }),
      ],
      'duplicate-objective spec.objectives[1].displayName',
    ],
    [
      'a condition on a slow burn',
      [slo({ alertPolicies: [policy({ op: 'lte' })] })],
      'slow-burn spec.alertPolicies[0].spec.conditions[0].spec.condition.op',
    ],
    [
      'a condition that never holds',
      [
        slo({
          objectives: [{ target: 0.9 }],
          alertPolicies: [policy({ threshold: 10 })],
        }),
      ],
      'never-fires spec.alertPolicies[0]',
    ],
    [
      'a target of nothing',
      [slo({ objectives: [{ target: 0 }] })],
      'no-target spec.objectives[0].target',
    ],
    [
      'a ratio written as percentage',
      [slo({ objectives: [{ targetPercent: 0.999 }] })],
      'percent-as-ratio spec.objectives[0].targetPercent',
    ],
    [
      'a reserved annotation',
      [slo({}, { annotations: { 'openslo.com/x': 'y' } })],
      "reserved-annotation metadata.annotations['openslo.com/x']",
    ],
    [
      'a field in another case',
      [{ ...slo(), metadata: { Name: 'checkout' } }],
      'key-case metadata.name',
    ],
    [
      'v1alpha',
      [
        {
          apiVersion: 'openslo/v1alpha',
          kind: 'Service',
          metadata: { name: 'a' },
        },
      ],
      'other-version apiVersion',
    ],
    [
      'v2alpha',
      [
        {
          apiVersion: 'openslo.com/v2alpha',
          kind: 'Service',
          metadata: { name: 'a' },
        },
      ],
      'other-version apiVersion',
    ],
  ])(
    'speaks of %s, and does not make the file invalid',
    (_, objects, warning) => {
      const errors = objects.includes(objects.find(isBroken) ?? '') ? 1 : 0;

      const found = findingsIn(...objects);

      expect(found).toContain(`warning ${warning}`);
      expect(found.filter(each => each.startsWith('error'))).toHaveLength(
        errors,
      );
    },
  );

  it.each<[string, JsonValue[]]>([
    ['an SLO that is right', [slo()]],
    [
      'a condition that a full outage meets',
      [
        slo({
          objectives: [{ target: 0.99 }],
          alertPolicies: [policy({ threshold: 14.4 })],
        }),
      ],
    ],
    [
      'a service in files that hold no services',
      [slo({ service: 'anything' })],
    ],
    [
      'a source of a type that is not among the files',
      [
        object('SLI', 'a', {
          thresholdMetric: metric('x', { metricSourceRef: 'main' }),
        }),
      ],
    ],
  ])('is not given for %s', (_, objects) => {
    expect(findingsIn(...objects)).toEqual([]);
  });

  it('is left out where the value has an error', () => {
    expect(
      findingsIn(slo({ objectives: [{ target: 0.9, op: 'gt' }] })),
    ).toEqual(['error forbidden spec.objectives[0].op']);
  });

  it('says how v1alpha is written in v1', () => {
    const text = yamlOf({
      apiVersion: 'openslo/v1alpha',
      kind: 'SLO',
      metadata: { name: 'a' },
      spec: {
        service: 'shop',
        budgetingMethod: 'Occurrences',
        timeWindows: [{ unit: 'Day', count: 28, isRolling: true }],
        indicator: {
          thresholdMetric: { source: 'x', queryType: 'y', query: 'z' },
        },
        objectives: [{ value: 1, target: 0.9, op: 'gt' }],
      },
    });

    const { valid, diagnostics } = readText(text);

    expect(valid).toBe(true);
    expect(diagnostics[0].message).toContain(
      'recognised and not evaluated; convert it to v1',
    );
    expect(diagnostics[0].message).toContain('timeWindow: [{ duration: 28d');
  });

  it('speaks of a key that occurs twice', () => {
    const text = yamlOf(slo()).replace(
      '  service:',
      '  service: a\n  service:',
    );

    expect(readText(text)).toMatchObject({
      valid: true,
      diagnostics: [{ severity: 'warning', code: 'duplicate-key', line: 7 }],
    });
  });

  it('speaks of what nobody reads after an unended mark', () => {
    const { valid, objects, diagnostics } = readText(
      `${yamlOf(slo())}---\n${yamlOf({ kind: 'foo' })}--- # end`,
    );

    expect(valid).toBe(true);
    expect(objects).toHaveLength(1);
    expect(diagnostics).toMatchObject([{ code: 'unread-document' }]);
  });
});

function isBroken(value: JsonValue): boolean {
  return JSON.stringify(value).includes('"broken"},"spec":{}');
}
