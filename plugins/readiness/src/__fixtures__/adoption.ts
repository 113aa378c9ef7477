import { AdoptionOverview, Trend } from 'backstage-plugin-readiness-common';
import { checkoutSummary, orphanSummary } from './entities';
import { NOW } from './now';
import { sloCounts } from './slos';

/** @internal */
export const adoptionOverview: AdoptionOverview = {
  figuresOf: 'organisation',
  at: NOW,
  capabilities: [
    {
      capability: 'golden-path-pipeline',
      title: 'Golden path pipeline',
      description: 'One shared pipeline that builds, tests and deploys.',
      owner: 'group:default/platform',
      lifecycle: 'generally-available',
      links: {
        docs: 'https://docs.example.com/pipeline',
        start: 'template:default/use-golden-path-pipeline',
      },
      services: {
        total: 29,
        adopted: 18,
        notAdopted: 7,
        unknown: 4,
        rate: 0.62069,
      },
      teams: { total: 9, all: 3, some: 4, none: 2, rate: 0.333333 },
      target: { date: '2026-12-31', services: 0.6, teams: 0.5 },
      milestones: [
        { date: '2026-12-31', services: 0.6, teams: 0.5 },
        { date: '2027-06-30', services: 0.8, teams: null },
      ],
      change30Days: 0.0345,
      byTeam: [
        { team: 'group:default/checkout', total: 8, adopted: 6, unknown: 1 },
        { team: null, total: 2, adopted: 0, unknown: 2 },
      ],
      byTier: [
        { tier: 0, total: 6, adopted: 5, unknown: 0 },
        { tier: null, total: 2, adopted: 0, unknown: 2 },
      ],
      notAdopted: [
        {
          entity: checkoutSummary,
          status: 'not-adopted',
          alternative: 'jenkins',
        },
        { entity: orphanSummary, status: 'unknown' },
      ],
      leavers: [
        {
          entityRef: 'component:default/returns-portal',
          title: 'Returns portal',
          at: '2026-11-01T12:00:00.000Z',
        },
      ],
      outcomes: ['change-failure-rate', 'lead-time-for-changes'],
      budgets: [
        {
          tier: 0,
          adopters: sloCounts({ ok: 5, 'at-risk': 1, exhausted: 1 }),
          nonAdopters: sloCounts({ ok: 1, exhausted: 2 }),
          adoptersWithoutSlo: 1,
          nonAdoptersWithoutSlo: 1,
        },
        {
          tier: 1,
          adopters: sloCounts({ ok: 2 }),
          nonAdopters: sloCounts({}),
          adoptersWithoutSlo: 0,
          nonAdoptersWithoutSlo: 4,
        },
      ],
    },
    {
      capability: 'observability-kit',
      title: 'Observability kit',
      owner: null,
      lifecycle: null,
      links: {},
      services: { total: 0, adopted: 0, notAdopted: 0, unknown: 0, rate: null },
      teams: { total: 0, all: 0, some: 0, none: 0, rate: null },
      target: null,
      milestones: [],
      change30Days: null,
      byTeam: [],
      byTier: [],
      notAdopted: [],
      leavers: [],
      outcomes: [],
    },
  ],
};

/** @internal */
export const capabilityTrend: Trend = {
  subjectKind: 'capability',
  subject: 'golden-path-pipeline',
  slice: 'all',
  points: [
    { day: '2026-11-20', total: 29, adopted: 17, unknown: 5, revision: 2 },
    { day: '2026-11-21', total: 29, adopted: 17, unknown: 4, revision: 3 },
    { day: '2026-11-22', total: 29, adopted: 18, unknown: 4, revision: 3 },
  ],
  revisions: [{ day: '2026-11-21', revision: 3, summary: '2 checks added' }],
};
