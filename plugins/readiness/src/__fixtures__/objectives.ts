import {
  BurnDownPoint,
  SloObjectiveView,
  SloPolicyView,
} from 'backstage-plugin-readiness-common';

const WINDOW_START = '2026-10-23T12:00:00.000Z';
const WINDOW_END = '2026-11-22T12:00:00.000Z';
const DAY = 86_400_000;
const WINDOW_DAYS = 30;

/** A budget that is spent evenly until the given share is left at the end of the window. */
function evenBurnDown(left: number): BurnDownPoint[] {
  return Array.from({ length: WINDOW_DAYS + 1 }, (_, day) => ({
    at: new Date(Date.parse(WINDOW_START) + day * DAY).toISOString(),
    budgetRemaining: 1 - ((1 - left) * day) / WINDOW_DAYS,
  }));
}

/** 14,742 of 25,920,000 requests failed: 56.875 % of the budget of 99.9 % is spent. @internal */
export const okObjective: SloObjectiveView = {
  slo: 'checkout-availability',
  objective: 'objective-1',
  title: 'Checkout answers without a server error',
  description: 'Requests to the checkout that did not end in a 5xx.',
  state: 'ok',
  reason: '43.1 % of the error budget is left and nothing burns too fast.',
  target: 0.999,
  attainment: 0.99943125,
  budgetRemaining: 0.43125,
  budgetRemainingSeconds: 1_117.8,
  alert: null,
  lowTraffic: false,
  coverage: 1,
  met: true,
  window: '30 days, rolling',
  countedUntil: '2026-11-22T11:55:00.000Z',
  method: 'Occurrences',
  windowStart: WINDOW_START,
  windowEnd: WINDOW_END,
  budgetConsumed: 0.56875,
  counts: { unit: 'events', good: 25_905_258, bad: 14_742, total: 25_920_000 },
  burnRates: {
    '5m': 0.5,
    '30m': 0.5,
    '1h': 0.5,
    '2h': 0.5,
    '6h': 0.5,
    '1d': 0.5,
    '3d': 0.5,
    window: 0.56875,
  },
  secondsToExhaustion: 2_235_600,
  lastsUntilReset: false,
  alertReasons: [],
  burnDown: evenBurnDown(0.43125),
  indicator: {
    source: 'prometheus',
    sourceType: 'Prometheus',
    queries: [
      'sum(increase(http_requests_total{service="checkout",code!~"5.."}[5m]))',
      'sum(increase(http_requests_total{service="checkout"}[5m]))',
    ],
    warnings: [],
  },
  read: { at: '2026-11-22T11:57:00.000Z', outcome: 'read', reason: null },
  changes: [{ at: '2026-10-01T08:00:00.000Z', from: null, to: 'ok' }],
  policies: [],
  document: { file: 'slos/checkout.yaml', line: 1 },
};

/** What the owner still has to acknowledge. @internal */
export const openPolicy: SloPolicyView = {
  policy: 'error-budget',
  title: 'Error-budget policy',
  state: 'exhausted',
  message: 'Only reliability fixes go out until the budget is back',
  gate: 'block',
  since: '2026-11-22T02:00:00.000Z',
  acknowledgeBy: '2026-11-24T02:00:00.000Z',
  acknowledged: null,
};

/** More was spent than there was. @internal */
export const overspentObjective: SloObjectiveView = {
  ...okObjective,
  slo: 'checkout-latency',
  title: 'Checkout answers within 300 ms',
  description: undefined,
  state: 'exhausted',
  reason: '133 % of the error budget is spent.',
  target: 0.99,
  attainment: 0.9867,
  budgetRemaining: -0.33,
  budgetRemainingSeconds: -8_553.6,
  budgetConsumed: 1.33,
  met: false,
  method: 'Timeslices',
  counts: { unit: 'slices', good: 8_525, bad: 115, total: 8_640 },
  burnRates: { ...okObjective.burnRates, '1h': 2, window: 1.33 },
  secondsToExhaustion: 0,
  burnDown: evenBurnDown(-0.33),
  changes: [
    { at: '2026-11-22T02:00:00.000Z', from: 'at-risk', to: 'exhausted' },
    { at: '2026-11-20T10:00:00.000Z', from: 'ok', to: 'at-risk' },
  ],
  policies: [openPolicy],
  document: { file: 'slos/checkout.yaml', line: 41 },
};

/** Exactly nothing is left, which is not the same as no data. @internal */
export const spentObjective: SloObjectiveView = {
  ...overspentObjective,
  slo: 'checkout-orders',
  title: 'Orders are accepted',
  reason: 'The error budget is spent.',
  attainment: 0.99,
  budgetRemaining: 0,
  budgetRemainingSeconds: 0,
  budgetConsumed: 1,
  burnDown: evenBurnDown(0),
  policies: [
    {
      ...openPolicy,
      acknowledged: {
        by: 'user:default/robin',
        at: '2026-11-22T09:00:00.000Z',
        comment: 'The slow query is being mended',
      },
    },
  ],
};

/** It burns at twenty times the budget, and pages. @internal */
export const atRiskObjective: SloObjectiveView = {
  ...okObjective,
  slo: 'payments-availability',
  title: 'Payments are authorised',
  description: 'Payments that the provider answered without an error.',
  state: 'at-risk',
  reason: 'It burns 20 times faster than the budget allows.',
  attainment: 0.99975875,
  budgetRemaining: 0.75875,
  budgetRemainingSeconds: 1_966.68,
  budgetConsumed: 0.24125,
  alert: 'page',
  alertReasons: ['14.4x over 1h and 5m'],
  burnRates: {
    '5m': 20,
    '30m': 20,
    '1h': 20,
    '2h': 15.05,
    '6h': 5.15,
    '1d': 1.4375,
    '3d': 0.6125,
    window: 0.24125,
  },
  secondsToExhaustion: 98_334,
  burnDown: evenBurnDown(0.75875),
  changes: [{ at: '2026-11-22T10:00:00.000Z', from: 'ok', to: 'at-risk' }],
  policies: [
    {
      ...openPolicy,
      state: 'at-risk',
      message: 'Find out what burns the budget',
      gate: 'warn',
      since: '2026-11-22T10:00:00.000Z',
      acknowledgeBy: null,
    },
  ],
  indicator: {
    ...okObjective.indicator,
    queries: [
      'sum(increase(payments_total{outcome="failed"}[5m]))',
      'sum(increase(payments_total[5m]))',
    ],
  },
  document: { file: 'slos/payments.yaml', line: 1 },
};
