import {
  DAY,
  HOUR,
  MINUTE,
  NOW,
  objectiveOf,
  rolling,
  slicesOf,
  sloOf,
  statusOf,
} from '../__testUtils__/sloFixtures';
import { SloAlertCondition } from '../../types';
import { alertPairsOf } from './alertPairsOf';

const DAY_SECONDS = 86_400;

/** Failures of 1,000 events a slice since some time ago, none before. */
function failingFor(milliseconds: number, bad: number) {
  return slicesOf({ from: NOW - 30 * DAY, to: NOW }, start => ({
    good: start >= NOW - milliseconds ? 1_000 - bad : 1_000,
    total: 1_000,
  }));
}

function alertFor(condition: Partial<SloAlertCondition>, milliseconds: number) {
  const alertConditions: SloAlertCondition[] = [
    {
      name: 'fast-burn',
      severity: 'page',
      operator: 'gte',
      threshold: 1,
      lookbackSeconds: 3_600,
      ...condition,
    },
  ];
  const { alert, alertReasons, state } = statusOf({
    slo: sloOf({ alertConditions }),
    slices: failingFor(milliseconds, 10),
  });
  return { alert, alertReasons, state };
}

describe('the pairs of the Workbook', () => {
  it('are those of its table at 30 days', () => {
    const pairs = alertPairsOf({
      target: 0.999,
      windowSeconds: 30 * DAY_SECONDS,
    });
    expect(pairs).toEqual([
      { alert: 'page', long: '1h', short: '5m', factor: 14.4, reachable: true },
      { alert: 'page', long: '6h', short: '30m', factor: 6, reachable: true },
      { alert: 'ticket', long: '1d', short: '2h', factor: 3, reachable: true },
      { alert: 'ticket', long: '3d', short: '6h', factor: 1, reachable: true },
    ]);
  });

  it('scale with the window, but not below what empties a budget', () => {
    const factors = (days: number) =>
      alertPairsOf({ target: 0.999, windowSeconds: days * DAY_SECONDS }).map(
        ({ factor }) => factor,
      );
    expect(factors(28)).toEqual([13.44, 5.6, 2.8, 1]);
    expect(factors(90)).toEqual([43.2, 18, 9, 3]);
    expect(factors(7)).toEqual([3.36, 1.4, 1, 1]);
    expect(factors(1)).toEqual([1, 1, 1]);
  });

  it('say what a full outage cannot reach', () => {
    const pairs = alertPairsOf({
      target: 0.9,
      windowSeconds: 30 * DAY_SECONDS,
    });
    expect(pairs.map(({ reachable }) => reachable)).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });

  it.each<[number, number, string | null, string[]]>([
    [10 * MINUTE, 1_000, 'page', ['14.4x over 1h and 5m']],
    [6 * HOUR, 70, 'page', ['6x over 6h and 30m']],
    [DAY, 40, 'ticket', ['3x over 1d and 2h', '1x over 3d and 6h']],
    [3 * DAY, 12, 'ticket', ['1x over 3d and 6h']],
    [3 * DAY, 10, null, []],
    [5 * MINUTE, 1_000, null, []],
  ])(
    'speak where both windows burn too fast (%d ms at %d of 1,000)',
    (milliseconds, bad, alert, reasons) => {
      expect(statusOf({ slices: failingFor(milliseconds, bad) })).toMatchObject(
        { alert, alertReasons: reasons },
      );
    },
  );

  it('fall silent as soon as the short window recovers', () => {
    const slices = failingFor(HOUR, 1_000).map(slice =>
      slice.start >= NOW - 5 * MINUTE ? { ...slice, good: 1_000 } : slice,
    );
    expect(statusOf({ slices }).alertReasons).not.toContain(
      '14.4x over 1h and 5m',
    );
  });

  it('never speak at a target that even an outage does not miss fast enough', () => {
    const { burnRates, alertReasons } = statusOf({
      objective: objectiveOf({ target: 0.9 }),
      slices: failingFor(2 * HOUR, 1_000),
    });
    expect(burnRates['1h']).toBe(10);
    expect(alertReasons).toEqual([]);
  });
});

describe('the conditions of the document', () => {
  it.each<[Partial<SloAlertCondition>, number, 'page' | 'ticket' | null]>([
    [{}, HOUR, 'page'],
    [{ severity: 'Critical' }, HOUR, 'page'],
    [{ severity: 'warning' }, HOUR, 'ticket'],
    [{ operator: 'gt' }, HOUR, null],
    [{ threshold: 2 }, HOUR, null],
    [{ operator: 'lt', threshold: 2 }, HOUR, 'page'],
    [{ operator: 'lte', threshold: 0 }, HOUR, null],
    [{ alertAfterSeconds: 1_800 }, HOUR, null],
    [{ alertAfterSeconds: 1_800 }, 1.5 * HOUR, 'page'],
    [{ lookbackSeconds: 20 * DAY_SECONDS }, 20 * DAY, 'page'],
    [
      { lookbackSeconds: 7 * DAY_SECONDS, alertAfterSeconds: 7 * DAY_SECONDS },
      14 * DAY,
      'page',
    ],
    [
      {
        lookbackSeconds: 40 * DAY_SECONDS,
        alertAfterSeconds: 40 * DAY_SECONDS,
      },
      30 * DAY,
      null,
    ],
  ])(
    'speak as they are written: %j over %d ms',
    (condition, milliseconds, alert) => {
      expect(alertFor(condition, milliseconds).alert).toBe(alert);
    },
  );

  it('say by name what they saw, and put the objective at risk', () => {
    expect(alertFor({ alertAfterSeconds: 1_800 }, 2 * HOUR)).toEqual({
      alert: 'page',
      alertReasons: [
        'fast-burn: burn rate at least 1x over 1 hour for 30 minutes',
      ],
      state: 'at-risk',
    });
  });

  it('are silent where nothing is known', () => {
    const alertConditions: SloAlertCondition[] = [
      {
        name: 'low-burn',
        severity: 'page',
        operator: 'lte',
        threshold: 1,
        lookbackSeconds: 3_600,
      },
    ];
    const slo = sloOf({ alertConditions, window: rolling(1) });
    const slices = slicesOf({ from: NOW - DAY, to: NOW }, () => ({
      good: 0,
      total: 0,
    }));
    expect(statusOf({ slo, slices }).alert).toBeNull();
  });
});

describe('figures that a source has rounded', () => {
  const rounded = { good: 985.6 - 1e-8, total: 1_000 };
  const slices = slicesOf({ from: NOW - 30 * DAY, to: NOW }, start =>
    start >= NOW - HOUR ? rounded : { good: 1_000, total: 1_000 },
  );
  const objective = objectiveOf({ target: 0.999 });

  it('do not lift a burn rate over the factor that it equals', () => {
    expect(statusOf({ slices, objective }).alertReasons).toEqual([]);
  });

  it.each([
    ['gt', false],
    ['gte', true],
    ['lt', false],
    ['lte', true],
  ] as const)(
    'do not decide a condition at its threshold: %s',
    (operator, speaks) => {
      const condition: SloAlertCondition = {
        name: 'at-it',
        severity: 'page',
        operator,
        threshold: 14.4,
        lookbackSeconds: 3_600,
      };
      const slo = sloOf({ alertConditions: [condition] });

      const { alert } = statusOf({ slo, slices, objective });

      expect(alert).toBe(speaks ? 'page' : null);
    },
  );

  it('do not make a time slice bad that reaches its target', () => {
    const status = statusOf({
      slo: sloOf({ method: 'Timeslices' }),
      objective: objectiveOf({
        timeSliceSeconds: 300,
        timeSliceTarget: 0.9856,
      }),
      slices,
    });

    expect(status.bad).toBe(0);
  });
});
