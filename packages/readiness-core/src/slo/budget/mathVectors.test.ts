import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SloDuration } from '../types';
import {
  absenceSeconds,
  allowedFailures,
  budgetOf,
  budgetSpentWhenFiring,
  burnDown,
  burnRateFactor,
  countingOf,
  detectionSeconds,
  evenBudgetRemaining,
  highestBurnRate,
  scaledAlertWindows,
  secondsUntilExhausted,
  settleSlices,
  totalSlices,
  windowAt,
} from '.';
import { closedFormReadings, SERVICES } from './__testUtils__/closedForm';
import {
  BAD_TOTAL,
  calendar,
  DAY,
  HOUR,
  NOW,
  objectiveOf,
  rolling,
  SLICE,
  sloOf,
  statusOf,
} from './__testUtils__/sloFixtures';

/** All that the inputs of the vectors name; each vector has some of it. */
interface VectorInput {
  readonly sloDays: number;
  readonly budgetPercent: number;
  readonly longHours: number;
  readonly days: number;
  readonly target: number;
  readonly windowDays: number;
  readonly burnRate: number;
  readonly errorRatio: number;
  readonly requestsPerHour: number;
  readonly failed: number;
  readonly sliceS: number;
  readonly objective: number;
  readonly steps: number;
  readonly availability: readonly number[];
  readonly nowStep: number;
  readonly totalEvents: number;
  readonly budgetRatio: number;
  readonly service: keyof typeof SERVICES;
  readonly duration: string;
  readonly now: string;
  readonly startTime: string;
  readonly timeZone: string;
}

interface Vector {
  readonly id: string;
  readonly input: VectorInput;
  readonly expected: unknown;
}

const file = resolve(
  __dirname,
  '../../../../../../shared/slo/math-vectors.json',
);
const vectors: readonly Vector[] = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : [];

type Answer = (input: VectorInput) => unknown;

/** What the product answers, by the beginning of the vector's id, in the shape of `expected`. */
const ANSWERS: readonly [string, Answer][] = [
  ['sloth-factor', factor],
  ['pyrra-windows', pyrraWindows],
  ['workbook-exhaust', exhaustion],
  ['workbook-consumed', spentWhenFiring],
  ['workbook-detection', detection],
  ['workbook-35x', fastButNoAlert],
  ['workbook-lowtraffic', lowTraffic],
  ['workbook-90pct', cannotFire],
  ['openslo-timeslices', badSlices],
  ['sloth-burndown', burnDownInPercent],
  ['slokit-budget', budgetInEvents],
  ['prom-payments', payments],
  ['prom-checkout', checkout],
  ['rolling-2h', window],
  ['calendar-dst', window],
  ['calendar-1M', window],
];

function factor({ sloDays, budgetPercent, longHours }: VectorInput) {
  const burnRate = burnRateFactor({
    budgetShare: budgetPercent / 100,
    windowSeconds: sloDays * 86_400,
    longSeconds: longHours * 3_600,
  });
  return { burnRateFactor: burnRate };
}

function pyrraWindows({ days }: VectorInput) {
  return scaledAlertWindows(days * 86_400).map(scaled => ({
    forS: scaled.forSeconds,
    longS: scaled.longSeconds,
    shortS: scaled.shortSeconds,
    factor: scaled.factor,
  }));
}

function exhaustion({ target, windowDays, burnRate }: VectorInput) {
  return {
    errorRate: burnRate * budgetOf(target),
    secondsToExhaustion: secondsUntilExhausted({
      budgetRemaining: 1,
      windowSeconds: windowDays * 86_400,
      burnRate,
    }),
  };
}

function spentWhenFiring({ windowDays, longHours, burnRate }: VectorInput) {
  const spent = budgetSpentWhenFiring({
    burnRate,
    windowSeconds: windowDays * 86_400,
    longSeconds: longHours * 3_600,
  });
  return { budgetConsumedWhenFiring: spent };
}

function detection(input: VectorInput) {
  const seconds = detectionSeconds({
    ...input,
    longSeconds: input.longHours * 3_600,
  });
  return { detectionSeconds: seconds };
}

function fastButNoAlert({ windowDays, burnRate }: VectorInput) {
  const seconds = secondsUntilExhausted({
    budgetRemaining: 1,
    windowSeconds: windowDays * 86_400,
    burnRate,
  });
  return { hoursToExhaustion: Number(seconds) / 3_600 };
}

/** One hour of the window held one failure, all else went well. */
function lowTraffic(input: VectorInput) {
  const { target, requestsPerHour, windowDays, failed } = input;
  const perSlice = requestsPerHour / 12;
  const slices = Array.from({ length: windowDays * 288 }, (_, i) => ({
    start: NOW - (i + 1) * SLICE,
    good: perSlice - (i < 12 ? failed / 12 : 0),
    total: perSlice,
  })).reverse();
  const status = statusOf({ objective: objectiveOf({ target }), slices });
  expect(status.lowTraffic).toBe(true);
  return {
    hourlyErrorRate: Number(status.burnRates['1h']) * budgetOf(target),
    burnRate: status.burnRates['1h'],
    budgetConsumed: status.budgetConsumed,
    allowedFailures: allowedFailures(target, Number(status.total)),
  };
}

function cannotFire({ target, windowDays }: VectorInput) {
  const most = highestBurnRate(target);
  return {
    maxPossibleBurnRate: most,
    fullOutageBudgetPerHour: budgetSpentWhenFiring({
      burnRate: most,
      windowSeconds: windowDays * 86_400,
      longSeconds: 3_600,
    }),
  };
}

function badSlices({ windowDays, sliceS, target }: VectorInput) {
  const slices = (windowDays * 86_400) / sliceS;
  const allowed = allowedFailures(target, slices);
  const minutes = (allowed * sliceS) / 60;
  return {
    slices,
    badSlicesAllowed: allowed,
    asHM: `${Math.floor(minutes / 60)}h${minutes % 60}m`,
  };
}

function burnDownInPercent(input: VectorInput) {
  const { objective: percent, steps, availability, nowStep } = input;
  const objective = objectiveOf({ target: percent / 100 });
  const counting = countingOf('Occurrences', objective);
  const points = burnDown({
    method: 'Occurrences',
    objective,
    from: 0,
    budgetFor: steps,
    parts: availability.map((good, i) => ({
      until: (i + 1) * DAY,
      totals: totalSlices(counting, [
        { start: i * DAY, good: good / 100, total: 1 },
      ]),
    })),
  });
  const even = evenBudgetRemaining({
    windowStart: 0,
    windowEnd: steps,
    at: nowStep + 1,
  });
  return {
    remaining: points
      .slice(1)
      .map(({ budgetRemaining }) => Number(budgetRemaining) * 100),
    perfectAtStep13: even * 100,
  };
}

function budgetInEvents({ totalEvents, budgetRatio }: VectorInput) {
  const target = 1 - budgetRatio;
  const status = statusOf({
    objective: objectiveOf({ target }),
    slices: [
      { start: NOW - SLICE, good: totalEvents - 250, total: totalEvents },
    ],
  });
  return {
    allowedBad: allowedFailures(target, totalEvents),
    consumedAt250: status.budgetConsumed,
    remainingAt250: status.budgetRemaining,
  };
}

function statusOfService(
  { service, target }: VectorInput,
  timeslices?: object,
) {
  const { slices } = settleSlices({
    definition: BAD_TOTAL,
    readings: closedFormReadings(SERVICES[service], { end: NOW, days: 30 }),
    sliceSeconds: 300,
    from: NOW - 30 * DAY,
    to: NOW,
  });
  return statusOf({
    slo: sloOf({ method: timeslices ? 'Timeslices' : 'Occurrences' }),
    objective: objectiveOf({ target, ...timeslices }),
    slices,
  });
}

function payments(input: VectorInput) {
  const status = statusOfService(input);
  const { window: whole, ...burnRates } = status.burnRates;
  const speaks = (pair: string) => status.alertReasons.includes(pair);
  return {
    burnRates: { ...burnRates, '30d': whole },
    pageQuick: speaks('14.4x over 1h and 5m'),
    pageSlow: speaks('6x over 6h and 30m'),
    ticketQuick: speaks('3x over 1d and 2h'),
    ticketSlow: speaks('1x over 3d and 6h'),
    budgetRemaining: status.budgetRemaining,
    hoursToExhaustionAtCurrent: Number(status.secondsToExhaustion) / 3_600,
  };
}

function checkout(input: VectorInput) {
  const status = statusOfService(input);
  const sliced = statusOfService(
    { ...input, target: 0.99 },
    { timeSliceSeconds: 300, timeSliceTarget: 0.99 },
  );
  return {
    total: status.total,
    bad: status.bad,
    errorRatio: Number(status.bad) / Number(status.total),
    consumed: status.budgetConsumed,
    remaining: status.budgetRemaining,
    badSlices5m_at_0_99: sliced.bad,
    slices: sliced.total,
  };
}

function window({ duration, now, startTime, timeZone }: VectorInput) {
  const amount = Number(duration.slice(0, -1));
  const unit = duration.slice(-1) as SloDuration['unit'];
  const found = windowAt(
    timeZone
      ? calendar(amount, unit, startTime, timeZone)
      : rolling(amount, unit),
    Date.parse(now),
  );
  if (found.kind === 'refused') {
    throw new Error(found.reason);
  }
  const text = (at: number) => new Date(at).toISOString().replace('.000', '');
  return {
    begin: text(found.start),
    end: text(found.end),
    hours: (found.end - found.start) / HOUR,
    slices1m: (found.end - found.start) / 60_000,
  };
}

/** The same shape, with numbers that may differ in the last digits. */
function nearly(expected: unknown): unknown {
  if (typeof expected === 'number') {
    return Number.isInteger(expected) ? expected : expect.closeTo(expected, 9);
  }
  if (Array.isArray(expected)) {
    return expected.map(nearly);
  }
  return typeof expected === 'object' && expected !== null
    ? expect.objectContaining(
        Object.fromEntries(
          Object.entries(expected).map(([key, value]) => [key, nearly(value)]),
        ),
      )
    : expected;
}

(vectors.length > 0 ? describe : describe.skip)(
  'the reference vectors (skipped where the file shared/slo/math-vectors.json is missing)',
  () => {
    it('are 30', () => {
      expect(vectors).toHaveLength(30);
    });

    it.each(vectors.filter(({ id }) => id !== 'pyrra-absent'))(
      '$id holds',
      ({ id, input, expected }) => {
        const answer = ANSWERS.find(([start]) => id.startsWith(start));
        expect(answer?.[1](input)).toEqual(nearly(expected));
      },
    );

    it('pyrra-absent holds', () => {
      const found = vectors.find(({ id }) => id === 'pyrra-absent');
      const inputs = [found?.input].flat() as unknown as VectorInput[];
      const minutes = inputs.map(({ target }) => absenceSeconds(target) / 60);
      expect({ minutes }).toEqual(found?.expected);
    });
  },
);
