import { JsonObject, JsonValue } from '@backstage/types';
import {
  CONDITION,
  metric,
  object,
  policySpec,
  readText,
  slo,
  sloSpec,
  THRESHOLD,
  yamlOf,
} from '../__testUtils__/openSloTexts';
import { parseOpenSlo } from '../parseOpenSlo';
import { exactRatio } from './exactRatio';

function definitionOf(...objects: readonly JsonValue[]) {
  return readText(yamlOf(...objects)).definitions.find(
    ({ name }) => name === 'checkout',
  );
}

const REFERRING: Record<string, JsonValue | undefined> = {
  indicator: undefined,
  indicatorRef: 'ratio',
};

describe('the definition of an SLO', () => {
  it('holds all that the object says', () => {
    const definition = definitionOf(
      slo(
        {
          description: 'Checkout works',
          objectives: [{ displayName: 'Good', targetPercent: 99.9 }],
        },
        { displayName: 'Checkout', annotations: { 'example.com/team': 'a' } },
      ),
    );

    expect(definition).toEqual({
      name: 'checkout',
      displayName: 'Checkout',
      description: 'Checkout works',
      service: 'shop',
      annotations: { 'example.com/team': 'a' },
      method: 'Occurrences',
      window: { kind: 'rolling', duration: { amount: 28, unit: 'd' } },
      objectives: [{ name: 'Good', target: 0.999 }],
      sli: {
        kind: 'known',
        definition: {
          kind: 'good-total',
          counter: true,
          good: { type: 'Prometheus', spec: { query: 'good' } },
          total: { type: 'Prometheus', spec: { query: 'total' } },
        },
      },
      alertConditions: [],
      file: 'a.yaml',
      line: 1,
    });
  });

  it('has the line at which its document begins', () => {
    const text = yamlOf(object('Service', 'shop', {}), slo());

    expect(readText(text).definitions[0].line).toBe(
      text.split('\n').indexOf('---') + 2,
    );
  });

  it('follows references, in any order and file', () => {
    const sources = [
      {
        file: 'a.yaml',
        text: yamlOf(
          slo({ ...REFERRING, alertPolicies: [{ alertPolicyRef: 'burn' }] }),
        ),
      },
      {
        file: 'b.yaml',
        text: yamlOf(
          object('SLI', 'ratio', {
            ratioMetric: {
              bad: metric('bad', { type: '', metricSourceRef: 'main' }),
              total: metric('total'),
            },
          }),
        ),
      },
      {
        file: 'c.yaml',
        text: yamlOf(
          object(
            'DataSource',
            'main',
            { type: 'Mimir', connectionDetails: { url: 'x' } },
            { displayName: 'Main' },
          ),
        ),
      },
      {
        file: 'd.yaml',
        text: yamlOf(
          object(
            'AlertPolicy',
            'burn',
            policySpec({ conditions: [{ conditionRef: 'fast' }] }),
          ),
        ),
      },
      {
        file: 'e.yaml',
        text: yamlOf(object('AlertCondition', 'fast', CONDITION)),
      },
    ];

    const reading = parseOpenSlo(sources);

    expect(reading.definitions[0]).toMatchObject({
      sli: {
        kind: 'known',
        definition: {
          kind: 'bad-total',
          counter: false,
          bad: { type: 'Mimir', dataSource: 'main', spec: { query: 'bad' } },
        },
      },
      alertConditions: [
        {
          name: 'fast',
          severity: 'page',
          operator: 'gte',
          threshold: 14.4,
          lookbackSeconds: 3600,
          alertAfterSeconds: 300,
        },
      ],
    });
    expect(reading.dataSources).toEqual([
      {
        name: 'main',
        displayName: 'Main',
        type: 'Mimir',
        connectionDetails: { url: 'x' },
        file: 'c.yaml',
        line: 1,
      },
    ]);
    expect(parseOpenSlo([...sources].reverse())).toEqual(reading);
  });

  it('holds the conditions of inline policies', () => {
    const inline = {
      kind: 'AlertPolicy',
      metadata: { name: 'burn' },
      spec: policySpec(),
    };

    expect(
      definitionOf(slo({ alertPolicies: [inline] }))?.alertConditions,
    ).toMatchObject([{ name: 'fast-burn', threshold: 14.4 }]);
  });

  it.each<[string, JsonObject | undefined, string]>([
    ['nothing', undefined, 'is in none of the files'],
    ['an SLI with errors', object('SLI', 'ratio', {}), 'has errors; mend them'],
  ])('says that its reference leads to %s', (_, sli, reason) => {
    const definition = definitionOf(slo(REFERRING), ...(sli ? [sli] : []));

    expect(definition?.sli).toEqual({
      kind: 'missing',
      reason: expect.stringContaining(reason),
    });
  });

  it('recognises a composite', () => {
    const composite = slo({
      indicator: undefined,
      objectives: [{ target: 0.9, indicatorRef: 'a' }],
    });

    expect(definitionOf(composite)?.sli).toEqual({ kind: 'composite' });
  });

  it('has a threshold for each objective of a threshold metric', () => {
    const threshold = {
      indicator: { metadata: { name: 'a' }, spec: THRESHOLD },
      objectives: [{ target: 0.9, op: 'lte', value: 0.25 }],
    };

    expect(definitionOf(slo(threshold))).toMatchObject({
      objectives: [{ threshold: { operator: 'lte', limit: 0.25 } }],
      sli: { definition: { kind: 'threshold' } },
    });
  });

  it('does not guess the threshold of a metric that is referred to', () => {
    const definition = definitionOf(
      slo(REFERRING),
      object('SLI', 'ratio', THRESHOLD),
    );

    expect(definition?.sli).toMatchObject({
      kind: 'missing',
      reason: expect.stringContaining('give it op and value'),
    });
  });

  it('has slices in seconds', () => {
    const slices = {
      budgetingMethod: 'Timeslices',
      objectives: [
        { target: 0.9, timeSliceTarget: 0.95, timeSliceWindow: '5 m' },
      ],
    };

    expect(definitionOf(slo(slices))).toMatchObject({
      method: 'Timeslices',
      objectives: [{ timeSliceTarget: 0.95, timeSliceSeconds: 300 }],
    });
  });

  it('has a calendar window with a tidy start', () => {
    const calendar = { startTime: '2026-01-01  5:00:00.25', timeZone: 'UTC' };

    expect(
      definitionOf(slo({ timeWindow: [{ duration: '1Q', calendar }] }))?.window,
    ).toEqual({
      kind: 'calendar',
      duration: { amount: 1, unit: 'Q' },
      startTime: '2026-01-01 05:00:00',
      timeZone: 'UTC',
    });
  });

  it('names each objective once', () => {
    const names = ['Good', '', 'Good', 'objective-2', ' Good '];
    const objectives = names.map(displayName => ({ displayName, target: 0.9 }));

    expect(
      definitionOf(slo({ objectives }))?.objectives.map(({ name }) => name),
    ).toEqual([
      'Good',
      'objective-2',
      'Good (2)',
      'objective-2 (2)',
      'Good (3)',
    ]);
  });

  it.each<[string, Record<string, JsonValue | undefined>]>([
    ['no objective', { objectives: [] }],
    [
      'a window of no length',
      { timeWindow: [{ duration: '0d', isRolling: true }] },
    ],
    [
      'slices of no length',
      {
        budgetingMethod: 'RatioTimeslices',
        objectives: [{ target: 0.9, timeSliceWindow: '0m' }],
      },
    ],
  ])('is not there for an SLO with %s, which is said', (_, changes) => {
    const { definitions, valid, diagnostics } = readText(yamlOf(slo(changes)));

    expect(definitions).toEqual([]);
    expect(valid).toBe(true);
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ severity: 'warning', code: 'not-evaluated' }),
    );
  });

  it('is that of the first file by name, and the other is told', () => {
    const reading = parseOpenSlo([
      { file: 'b.yaml', text: yamlOf(slo({ service: 'second' })) },
      { file: 'a.yaml', text: yamlOf(slo({ service: 'first' })) },
    ]);

    expect(reading.definitions.map(({ service }) => service)).toEqual([
      'first',
    ]);
    expect(reading.files.map(({ diagnostics }) => diagnostics)).toEqual([
      [],
      [
        expect.objectContaining({
          severity: 'warning',
          code: 'duplicate-name',
          message: expect.stringContaining('a.yaml (line 1)'),
        }),
      ],
    ]);
  });

  it.each(['openslo/v1alpha', 'openslo.com/v2alpha'])(
    'is not there for an SLO of %s',
    apiVersion => {
      expect(readText(yamlOf({ ...slo(), apiVersion })).definitions).toEqual(
        [],
      );
    },
  );

  it('takes what was meant by YAML 1.1', () => {
    const text = yamlOf({ ...slo(), spec: sloSpec({ timeWindow: undefined }) })
      .replace('counter: true', 'counter: yes')
      .concat(
        '  timeWindow:\n    - duration: 1d\n      calendar: { startTime: 2026-01-01 00:00:00, timeZone: UTC }\n',
      );

    expect(readText(text).definitions[0]).toMatchObject({
      window: { startTime: '2026-01-01 00:00:00' },
      sli: { definition: { counter: true } },
    });
  });
});

describe('exactRatio', () => {
  it.each([
    [99.9, 0.999],
    [99.99, 0.9999],
    [99.95, 0.9995],
    [95, 0.95],
    [0, 0],
    [28.999999999, 0.28999999999],
    [1e-7, 1e-9],
    [57, 0.57],
  ])('gives for %d percent %d', (percent, ratio) => {
    expect(exactRatio(percent)).toBe(ratio);
  });
});
