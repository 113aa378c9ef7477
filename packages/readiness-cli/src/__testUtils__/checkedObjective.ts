import {
  ObjectiveStatus,
  SliDefinition,
  SloDefinition,
  SloObjective,
} from 'backstage-readiness-core';
import { CheckedObjective } from '../slo/types';

const DAY_MS = 86_400_000;

/** Good of all requests of a service, from Prometheus. */
export function requestsOf(service: string, type?: string): SliDefinition {
  const source = (query: string) => ({ type, spec: { query } });
  return {
    kind: 'good-total',
    counter: true,
    good: source(`requests_total{service="${service}",code!~"5.."}`),
    total: source(`requests_total{service="${service}"}`),
  };
}

/** An SLO over 30 days with one objective of 99.9 %. */
export function sloDefinition({
  name = 'shop-availability',
  ...rest
}: Partial<SloDefinition> = {}): SloDefinition {
  return {
    name,
    service: 'shop',
    annotations: {},
    method: 'Occurrences',
    window: { kind: 'rolling', duration: { amount: 30, unit: 'd' } },
    objectives: [{ name: 'objective-1', target: 0.999 }],
    sli: { kind: 'known', definition: requestsOf('shop', 'Prometheus') },
    alertConditions: [],
    file: 'slos.yaml',
    line: 1,
    ...rest,
  };
}

/** An objective with its answer: 40 % of the budget are left, unless something else is said. */
export function checkedObjective({
  status = {},
  definition,
  objective = { name: 'objective-1', target: 0.999 },
  ...rest
}: Partial<Omit<CheckedObjective, 'status' | 'definition'>> & {
  readonly status?: Partial<ObjectiveStatus>;
  readonly definition?: Partial<SloDefinition>;
} = {}): CheckedObjective {
  return {
    definition: sloDefinition({ ...definition, objectives: [objective] }),
    objective,
    outcome: { kind: 'read' },
    queries: ['sum(increase(requests_total[5m]))'],
    warnings: [],
    ...rest,
    status: { ...statusOf(objective), ...status },
  };
}

/** A status of which nothing is known. */
export const UNKNOWN: Partial<ObjectiveStatus> = {
  countedUntil: null,
  attainment: null,
  budgetConsumed: null,
  budgetRemaining: null,
  budgetRemainingAtLeast: null,
  budgetRemainingSeconds: null,
  good: null,
  bad: null,
  total: null,
  burnRates: {
    '5m': null,
    '30m': null,
    '1h': null,
    '2h': null,
    '6h': null,
    '1d': null,
    '3d': null,
    window: null,
  },
  coverage: 0,
  met: null,
};

function statusOf({ target }: SloObjective): ObjectiveStatus {
  const windowEnd = Date.parse('2027-03-01T12:00:00Z');
  return {
    state: 'ok',
    reason: '40 % of the budget is left.',
    target,
    windowStart: windowEnd - 30 * DAY_MS,
    windowEnd,
    countedUntil: windowEnd,
    attainment: 0.9994,
    budgetConsumed: 0.6,
    budgetRemaining: 0.4,
    budgetRemainingAtLeast: 0.4,
    budgetRemainingSeconds: 1036.8,
    good: 999_400,
    bad: 600,
    total: 1_000_000,
    burnRates: {
      '5m': 0.5,
      '30m': 0.5,
      '1h': 0.5,
      '2h': 0.5,
      '6h': 0.5,
      '1d': 0.5,
      '3d': 0.5,
      window: 0.6,
    },
    secondsToExhaustion: null,
    lastsUntilReset: false,
    alert: null,
    alertReasons: [],
    lowTraffic: false,
    coverage: 1,
    met: true,
  };
}
