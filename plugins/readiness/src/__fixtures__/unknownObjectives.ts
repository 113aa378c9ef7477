import {
  BurnRateWindowView,
  SloObjectiveView,
} from 'backstage-plugin-readiness-common';
import { okObjective } from './objectives';

const NO_BURN_RATES: Record<BurnRateWindowView, null> = {
  '5m': null,
  '30m': null,
  '1h': null,
  '2h': null,
  '6h': null,
  '1d': null,
  '3d': null,
  window: null,
};

/** There is nothing to count, so there is no number. @internal */
export const noDataObjective: SloObjectiveView = {
  ...okObjective,
  slo: 'search-availability',
  title: 'Search answers',
  description: undefined,
  state: 'no-data',
  reason: 'The source has no data for any slice of the window.',
  attainment: null,
  budgetRemaining: null,
  budgetRemainingSeconds: null,
  budgetConsumed: null,
  coverage: 0,
  met: null,
  countedUntil: null,
  counts: { unit: 'events', good: null, bad: null, total: null },
  burnRates: NO_BURN_RATES,
  secondsToExhaustion: null,
  burnDown: [],
  changes: [],
  document: { file: 'slos/search.yaml', line: 1 },
};

/** There is data, and nobody came. @internal */
export const noTrafficObjective: SloObjectiveView = {
  ...noDataObjective,
  slo: 'idle-availability',
  title: 'The idle service answers',
  state: 'no-traffic',
  reason: 'There was no event in the window.',
  coverage: 1,
  countedUntil: '2026-11-22T11:55:00.000Z',
  counts: { unit: 'events', good: 0, bad: 0, total: 0 },
  document: { file: 'slos/idle.yaml', line: 1 },
};

/** The source is down; the figures are those of the last reading. @internal */
export const staleObjective: SloObjectiveView = {
  ...okObjective,
  slo: 'reports-availability',
  title: 'Reports are written',
  description: undefined,
  state: 'stale',
  reason: 'It was last read 2 hours ago; 30 minutes are allowed.',
  target: 0.99,
  attainment: 0.99976851851,
  budgetRemaining: 0.97685,
  budgetRemainingSeconds: 25_320,
  budgetConsumed: 0.02315,
  lowTraffic: true,
  coverage: 0.967,
  met: null,
  window: 'month from the 1st, Europe/Prague',
  windowStart: '2026-10-31T23:00:00.000Z',
  windowEnd: '2026-11-30T23:00:00.000Z',
  countedUntil: '2026-11-22T10:00:00.000Z',
  counts: { unit: 'events', good: 4_319, bad: 1, total: 4_320 },
  secondsToExhaustion: null,
  lastsUntilReset: true,
  read: {
    at: '2026-11-22T11:57:00.000Z',
    outcome: 'unavailable',
    reason: 'connect ECONNREFUSED 127.0.0.1:9090',
  },
  document: { file: 'slos/reports.yaml', line: 1 },
};

/** Somebody has to mend the query. @internal */
export const errorObjective: SloObjectiveView = {
  ...noDataObjective,
  slo: 'docs-availability',
  title: 'Documentation is served',
  state: 'error',
  reason: 'The query was refused: parse error at char 12.',
  indicator: {
    source: 'prometheus',
    sourceType: 'Prometheus',
    queries: ['sum(rate(http_requests_total{)[5m])'],
    warnings: ['The rate is hard-coded; use {{.window}} instead.'],
  },
  read: {
    at: '2026-11-22T11:57:00.000Z',
    outcome: 'refused',
    reason: 'parse error at char 12',
  },
  document: { file: 'slos/docs.yaml', line: 7 },
};
