import { Overview, Trend } from 'backstage-plugin-readiness-common';
import { NOW } from './now';

/** @internal */
export const overview: Overview = {
  figuresOf: 'organisation',
  at: NOW,
  entities: 34,
  standards: [
    {
      standard: 'production-readiness',
      title: 'Production readiness',
      description: 'Somebody owns it and somebody answers when it breaks.',
      levels: ['foundation', 'professional', 'advanced'],
      total: 30,
      byLevel: [
        { level: null, count: 12 },
        { level: 'foundation', count: 10 },
        { level: 'professional', count: 6 },
        { level: 'advanced', count: 2 },
      ],
      buckets: [
        { label: 'not assessed', count: 1 },
        { label: '0–20 %', count: 3 },
        { label: '20–40 %', count: 4 },
        { label: '40–60 %', count: 8 },
        { label: '60–80 %', count: 9 },
        { label: '80–100 %', count: 5 },
      ],
      byTier: [
        { tier: 0, total: 6, byLevel: [1, 2, 2, 1] },
        { tier: null, total: 4, byLevel: [4, 0, 0, 0] },
      ],
      byTeam: [
        { team: 'group:default/checkout', total: 8, byLevel: [2, 3, 2, 1] },
        { team: null, total: 2, byLevel: [2, 0, 0, 0] },
      ],
      failedChecks: [
        {
          checkId: 'on-call-rotation',
          title: 'Pages go to an on-call rotation',
          level: 'foundation',
          category: 'incident-response',
          counts: { pass: 12, warn: 0, fail: 9, 'no-data': 4, error: 1 },
        },
        {
          checkId: 'runbook-linked',
          title: 'A runbook is linked',
          level: 'foundation',
          category: 'incident-response',
          counts: { pass: 30, warn: 0, fail: 0, 'no-data': 0, error: 0 },
        },
      ],
      off: [
        { checkId: 'load-test', title: 'Load is tested', needs: 'load-tests' },
        {
          checkId: 'sbom',
          title: 'A bill of materials exists',
          needs: 'registry',
        },
      ],
      movers: [
        {
          entityRef: 'component:default/checkout-api',
          title: 'Checkout API',
          fromLevel: null,
          toLevel: 'foundation',
          fromRank: 0,
          toRank: 1,
          at: '2026-11-21T12:00:00.000Z',
        },
      ],
    },
  ],
};

/** @internal */
export const standardTrend: Trend = {
  subjectKind: 'standard',
  subject: 'production-readiness',
  slice: 'all',
  levels: ['foundation', 'professional', 'advanced'],
  points: [
    { day: '2026-11-20', byRank: [14, 9, 5, 2], revision: 2 },
    { day: '2026-11-21', byRank: [13, 9, 6, 2], revision: 3 },
    { day: '2026-11-22', byRank: [12, 10, 6, 2], revision: 3 },
  ],
  revisions: [{ day: '2026-11-21', revision: 3, summary: '2 checks added' }],
};
