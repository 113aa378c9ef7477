import {
  EntitySlos,
  EntitySummary,
  Page,
  SloCounts,
  SloDocumentsView,
  SloListItem,
  SloObjectiveView,
  SloOverview,
} from 'backstage-plugin-readiness-common';
import { checkoutSummary, orphanSummary } from './entities';
import { NOW } from './now';
import {
  atRiskObjective,
  okObjective,
  overspentObjective,
  spentObjective,
} from './objectives';
import {
  errorObjective,
  noDataObjective,
  noTrafficObjective,
  staleObjective,
} from './unknownObjectives';

/** One objective in each state, worst first; two are exhausted. @internal */
export const entitySlos: EntitySlos = {
  entity: checkoutSummary,
  objectives: [
    overspentObjective,
    spentObjective,
    atRiskObjective,
    errorObjective,
    noDataObjective,
    staleObjective,
    noTrafficObjective,
    okObjective,
  ],
  mayAcknowledge: true,
  diagnostics: [],
};

const listItem = (
  objective: SloObjectiveView,
  entity: EntitySummary = checkoutSummary,
): SloListItem => {
  const { slo, title, state, reason, target, attainment } = objective;
  const { budgetRemaining, budgetRemainingSeconds, alert } = objective;
  const { lowTraffic, coverage, met, window, countedUntil } = objective;
  return {
    slo,
    objective: objective.objective,
    title,
    state,
    reason,
    target,
    attainment,
    budgetRemaining,
    budgetRemainingSeconds,
    alert,
    lowTraffic,
    coverage,
    met,
    window,
    countedUntil,
    entity,
    source: objective.indicator.source,
    gate: objective.policies[0]?.gate ?? null,
  };
};

const PAGE_2 = 'page-2';

/** @internal */
export const firstSloPage: Page<SloListItem> = {
  items: [
    overspentObjective,
    spentObjective,
    staleObjective,
    noDataObjective,
  ].map(objective => listItem(objective)),
  total: 5,
  nextCursor: PAGE_2,
};

/** @internal */
export const secondSloPage: Page<SloListItem> = {
  items: [listItem(okObjective, orphanSummary)],
  total: 5,
  nextCursor: null,
};

/** @internal */
export const sloCounts = (
  byState: Partial<SloCounts['byState']>,
): SloCounts => ({
  total: Object.values(byState).reduce((sum, count) => sum + count, 0),
  byState: {
    ok: 0,
    'at-risk': 0,
    exhausted: 0,
    'no-traffic': 0,
    'no-data': 0,
    stale: 0,
    error: 0,
    ...byState,
  },
});

/** @internal */
export const sloOverview: SloOverview = {
  figuresOf: 'organisation',
  at: NOW,
  entities: 12,
  ...sloCounts({
    ok: 9,
    'at-risk': 2,
    exhausted: 2,
    'no-traffic': 1,
    'no-data': 1,
    stale: 1,
    error: 1,
  }),
  byTier: [
    {
      tier: 0,
      ...sloCounts({ ok: 6, 'at-risk': 2, exhausted: 2, error: 1, stale: 1 }),
    },
    { tier: 1, ...sloCounts({ ok: 3, 'no-data': 1 }) },
    { tier: null, ...sloCounts({ 'no-traffic': 1 }) },
  ],
  byTeam: [
    {
      team: 'group:default/checkout',
      ...sloCounts({ ok: 7, 'at-risk': 2, exhausted: 2, error: 1, stale: 1 }),
    },
    { team: null, ...sloCounts({ 'no-traffic': 1 }) },
  ],
  otherTeams: { teams: 2, ...sloCounts({ ok: 2, 'no-data': 1 }) },
  bySystem: [
    {
      system: 'system:default/checkout',
      ...sloCounts({ ok: 9, 'at-risk': 2, exhausted: 2, error: 1, stale: 1 }),
    },
    { system: null, ...sloCounts({ 'no-traffic': 1, 'no-data': 1 }) },
  ],
  worst: [overspentObjective, spentObjective, okObjective].map(objective =>
    listItem(objective),
  ),
  withoutSlo: { count: 3, items: [orphanSummary] },
  sources: [
    {
      name: 'prometheus',
      title: 'Prometheus of production',
      types: ['Prometheus'],
      state: 'down',
      reason: 'connect ECONNREFUSED 127.0.0.1:9090',
      since: '2026-11-22T10:00:00.000Z',
      lastReadAt: '2026-11-22T09:55:00.000Z',
      objectives: 16,
    },
    {
      name: 'pushed',
      title: 'Pushed over HTTP',
      types: ['readiness'],
      state: 'ok',
      reason: null,
      since: null,
      lastReadAt: '2026-11-22T11:55:00.000Z',
      objectives: 1,
    },
  ],
};

/** @internal */
export const withoutSloPage: Page<EntitySummary> = {
  items: [orphanSummary, checkoutSummary],
  total: 3,
  nextCursor: PAGE_2,
};

/** @internal */
export const sloDocuments: SloDocumentsView = {
  files: [
    { file: 'slos/checkout.yaml', valid: true, slos: 3 },
    { file: 'slos/legacy.yaml', valid: false, slos: 0 },
  ],
  diagnostics: [
    {
      severity: 'error',
      code: 'less_than',
      message: 'The target 99.9 is too large. Write 0.999, or targetPercent.',
      file: 'slos/legacy.yaml',
      line: 18,
      path: 'spec.objectives[0].target',
    },
  ],
  unassigned: [
    {
      slo: 'ledger-availability',
      service: 'ledger',
      file: 'slos/checkout.yaml',
      reason:
        'No entity is named ledger. Name one in the annotation readiness.backstage.io/entity.',
    },
  ],
  lastValid: ['checkout-availability'],
};
