import { JsonObject, JsonValue } from '@backstage/types';
import {
  metric,
  object,
  policySpec,
  readText,
  slo,
  yamlOf,
} from '../__testUtils__/openSloTexts';

function messageOf(...objects: readonly JsonValue[]): string | undefined {
  return readText(yamlOf(...objects)).diagnostics.find(
    ({ severity }) => severity === 'error',
  )?.message;
}

describe('an object that cannot be decoded', () => {
  it.each<[string, JsonValue, string]>([
    [
      'operator',
      object('AlertCondition', 'a', {
        severity: 'page',
        condition: { operator: 'gte' },
      }),
      'write op: gte',
    ],
    [
      'operator in an item of conditions',
      object(
        'AlertPolicy',
        'a',
        policySpec({ conditions: [{ operator: 'gt' }] }),
      ),
      'an inline condition is { kind: AlertCondition',
    ],
    [
      'openslo.com/v1',
      { ...slo(), apiVersion: 'openslo.com/v1' },
      'write openslo/v1',
    ],
    [
      'ratioMetrics in an objective',
      slo({ objectives: [{ ratioMetrics: {} }] }),
      'this is the form of v1alpha; in openslo/v1 write spec.indicator.spec.ratioMetric',
    ],
    [
      'timeWindows',
      slo({ timeWindows: [] }),
      'this is the form of v1alpha; in openslo/v1 write timeWindow',
    ],
    [
      'source and query of v1alpha',
      slo({
        indicator: {
          metadata: { name: 'a' },
          spec: { thresholdMetric: { source: 'x' } },
        },
      }),
      'metricSource: { type: <source>, spec: { query: <query> } }',
    ],
    [
      'unit and count',
      slo({ timeWindow: [{ unit: 'Week', count: 2 }] }),
      'duration: 2w',
    ],
    [
      'a window of a word',
      slo({ timeWindow: [{ duration: 'Week' }] }),
      'write duration: 1w',
    ],
    [
      'alert policies as texts',
      slo({ alertPolicies: ['burn'] }),
      'write - alertPolicyRef: burn',
    ],
    [
      'conditions as texts',
      object('AlertPolicy', 'a', policySpec({ conditions: ['burn'] })),
      'write - conditionRef: burn',
    ],
    [
      'a window inside of an objective',
      slo({ objectives: [{ target: 0.9, timeWindow: [] }] }),
      'the time window belongs to the SLO: spec.timeWindow',
    ],
    [
      'a label of a number',
      slo({}, { labels: { tier: 1 } }),
      'put it in quotes, "1"',
    ],
    [
      'a slice of minutes',
      slo({ objectives: [{ target: 0.9, timeSliceWindow: 5 }] }),
      'write "5m" for minutes',
    ],
    [
      'a number in quotes',
      slo({ objectives: [{ target: '0.9' }] }),
      'write 0.9, without quotes',
    ],
    [
      'a boolean in quotes',
      slo({ timeWindow: [{ duration: '1d', isRolling: 'true' }] }),
      'it must be true or false, without quotes',
    ],
    [
      'one window without a list',
      slo({ timeWindow: { duration: '1d' } }),
      'it must be a list: begin each item with "- "',
    ],
    [
      'a namespace',
      slo({}, { namespace: 'x' }),
      'OpenSLO has no namespaces; remove it',
    ],
    [
      'labels beside the metadata',
      { ...slo(), labels: {} },
      'it belongs to metadata',
    ],
    ['a slip', slo({ objektives: [] }), 'did you mean "objectives"?'],
    [
      'query beside spec',
      object('SLI', 'a', { thresholdMetric: { metricSource: { query: 'x' } } }),
      'it belongs to spec: { query: <query> }',
    ],
    ['a kind in small letters', { ...slo(), kind: 'slo' }, 'write SLO'],
    [
      'no kind',
      { apiVersion: 'openslo/v1' },
      'kind is missing; write one of SLO',
    ],
    [
      'a kind that v1alpha has not',
      { ...slo(), apiVersion: 'openslo/v1alpha', kind: 'SLI' },
      'write apiVersion: openslo/v1',
    ],
    [
      'a percentage as target',
      slo({ objectives: [{ target: 99.9 }] }),
      'a percentage is written targetPercent: 99.9',
    ],
    [
      'a unit in capitals',
      slo({ timeWindow: [{ duration: '30D', isRolling: true }] }),
      'such as 30d',
    ],
    [
      'a camel-case name',
      slo({}, { name: 'WebAvailability' }),
      ': web-availability',
    ],
    [
      'a budgeting method in another case',
      slo({ budgetingMethod: 'TimeSlices' }),
      'write Timeslices',
    ],
  ])('with %s is told the right form', (_, invalid, right) => {
    expect(messageOf(invalid)).toContain(right);
  });

  it('is told each fault with its line and path', () => {
    const text = yamlOf(slo({ owner: 'me', objectives: [{ target: 'x' }] }));

    const { diagnostics, valid } = readText(text);

    expect(valid).toBe(false);
    expect(
      diagnostics.map(({ code, path, line }) => [
        code,
        path,
        text.split('\n')[(line ?? 0) - 1]?.trim(),
      ]),
    ).toEqual([
      ['wrong-type', 'spec.objectives[0].target', '- target: x'],
      ['unknown-field', 'spec.owner', 'owner: me'],
    ]);
  });

  it('keeps nothing from the other objects of its file', () => {
    const broken: JsonObject = { ...slo(), metadata: { name: 'x', foo: 1 } };

    const { definitions, objects } = readText(yamlOf(broken, slo()));

    expect(objects.map(({ valid }) => valid)).toEqual([false, true]);
    expect(definitions.map(({ name }) => name)).toEqual(['checkout']);
  });

  it('is not misled by names that every map has', () => {
    const text = yamlOf(slo({ constructor: {}, toString: 1 }));

    expect(readText(`${text}  __proto__: 1\n`).diagnostics).toHaveLength(3);
    expect(readText(yamlOf(slo({ objectives: [metric('x')] }))).valid).toBe(
      false,
    );
  });
});
