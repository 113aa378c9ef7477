import {
  ChangeView,
  EntityReadiness,
  ScorecardView,
} from 'backstage-plugin-readiness-common';
import { checkoutSummary } from './entities';
import { countStatuses, results } from './results';

/** @internal */
export const levelChange: ChangeView = {
  id: '42',
  at: '2026-11-20T12:00:00.000Z',
  entityRef: checkoutSummary.entityRef,
  subjectKind: 'standard',
  subject: 'production-readiness',
  causes: [{ kind: 'fact', detail: 'oncall.responders' }],
  fromLevel: 'professional',
  toLevel: 'foundation',
  fromRank: 2,
  toRank: 1,
  fromScore: 0.7,
  toScore: 0.5,
  details: [
    {
      id: 'on-call-rotation',
      title: 'Pages go to an on-call rotation',
      before: 'pass',
      after: 'fail',
    },
  ],
};

/** @internal */
export const scorecard: ScorecardView = {
  standard: 'production-readiness',
  title: 'Production readiness',
  level: { name: 'professional', rank: 2, of: 3, highest: 3 },
  levels: ['foundation', 'professional', 'advanced'],
  score: 0.42,
  known: 4 / 6,
  counts: countStatuses(results),
  exempted: 1,
  results,
  nextLevel: 'advanced',
  nextSteps: [
    {
      checkId: 'on-call-rotation',
      title: 'Pages go to an on-call rotation',
      level: 'foundation',
      forNextLevel: true,
      gain: 0.231,
      effort: 120,
    },
    {
      checkId: 'pipeline-success',
      title: 'The pipeline succeeds',
      level: 'professional',
      forNextLevel: true,
      gain: 0.154,
      effort: 30,
    },
    {
      checkId: 'budget-policy',
      title: 'The error budget policy is followed',
      level: 'professional',
      forNextLevel: false,
      gain: 0.154,
    },
    {
      checkId: 'dashboard-linked',
      title: 'A dashboard is linked',
      level: 'foundation',
      forNextLevel: false,
      gain: 0.077,
      effort: 15,
    },
  ],
  off: [
    { checkId: 'load-test', title: 'Load is tested', needs: 'load-tests' },
    { checkId: 'sbom', title: 'A bill of materials exists', needs: 'registry' },
  ],
  changedAt: '2026-11-20T12:00:00.000Z',
  revision: 3,
};

/** Nothing is known of it. @internal */
export const unassessedScorecard: ScorecardView = {
  ...scorecard,
  standard: 'platform-as-product',
  title: 'Platform as a product',
  level: { name: null, rank: 0, of: 3, highest: 2 },
  score: null,
  known: null,
  counts: {
    pass: 0,
    warn: 0,
    fail: 0,
    'no-data': 1,
    error: 0,
    'not-applicable': 0,
  },
  exempted: 0,
  results: [
    {
      ...results[4],
      checkId: 'golden-pipeline',
      title: 'It is built by the golden path pipeline',
    },
  ],
  nextLevel: 'foundation',
  nextSteps: [],
  off: [],
};

/** @internal */
export const entityReadiness: EntityReadiness = {
  entity: checkoutSummary,
  tierProblem: null,
  evaluatedAt: '2026-11-22T11:58:00.000Z',
  pending: false,
  scorecards: [scorecard, unassessedScorecard],
  outOfScope: [
    {
      standard: 'libraries',
      title: 'Libraries',
      reason: 'spec.type is service, not library',
    },
  ],
  adoption: [
    {
      capability: 'golden-path-pipeline',
      title: 'Golden path pipeline',
      status: 'not-adopted',
      stale: false,
      alternative: 'jenkins',
      reason: 'The pipeline comes from another template',
      links: {
        docs: 'https://docs.example.com/pipeline',
        start: 'template:default/use-golden-path-pipeline',
      },
    },
  ],
  changes: [levelChange],
};
