import { CheckStatus, ResultView } from 'backstage-plugin-readiness-common';

function result(
  given: Pick<ResultView, 'checkId' | 'title' | 'status' | 'reason' | 'who'> &
    Partial<ResultView>,
): ResultView {
  return {
    category: 'incident-response',
    level: 'foundation',
    weight: 2,
    stale: false,
    exempt: false,
    facts: [],
    controls: [],
    ...given,
  };
}

/** One result of every status, with every flag, in an order that the page must mend. @internal */
export const results: ResultView[] = [
  result({
    checkId: 'runbook-linked',
    title: 'A runbook is linked',
    status: 'pass',
    reason: 'Met',
    who: 'nobody',
    weight: 3,
  }),
  result({
    checkId: 'failover-exercise',
    title: 'A failover was exercised',
    status: 'not-applicable',
    reason: 'It applies to tier 0, 1 only',
    who: 'nobody',
    category: 'resilience',
    level: 'advanced',
  }),
  result({
    checkId: 'dashboard-linked',
    title: 'A dashboard is linked',
    status: 'warn',
    reason: 'The dashboard shows no latency',
    who: 'owner',
    stale: true,
  }),
  result({
    checkId: 'on-call-rotation',
    title: 'Pages go to an on-call rotation',
    status: 'fail',
    reason: 'No rotation with three or more people is linked',
    who: 'owner',
    weight: 3,
    effort: 120,
    why: 'One person cannot hold a pager alone.',
    fix: {
      text: 'Add the **third** person to the rotation.',
      url: 'https://runbooks.example.com/rotation',
      template: 'template:default/add-paging',
    },
    controls: [{ framework: 'SOC2', id: 'CC7.4' }],
    facts: [
      {
        factId: 'oncall.responders',
        state: 'value',
        value: 1,
        observedAt: '2026-11-22T09:00:00.000Z',
        source: 'paging',
        provenance: 'measured',
      },
      { factId: 'oncall.escalation', state: 'absent' },
    ],
  }),
  result({
    checkId: 'pipeline-success',
    title: 'The pipeline succeeds',
    status: 'no-data',
    reason: 'No data for ci.success-rate',
    who: 'platform',
    category: 'delivery',
    level: 'professional',
  }),
  result({
    checkId: 'budget-policy',
    title: 'The error budget policy is followed',
    status: 'error',
    reason: 'The check is broken: unknown function sloo',
    who: 'author',
    category: 'delivery',
    level: 'professional',
  }),
  result({
    checkId: 'vulnerabilities',
    title: 'No critical vulnerability is older than 15 days',
    status: 'fail',
    reason: '2 critical vulnerabilities are older than 15 days',
    who: 'nobody',
    exempt: true,
    category: 'security',
  }),
];

/** How many results there are of each status. @internal */
export function countStatuses(
  of: readonly ResultView[],
): Record<CheckStatus, number> {
  const count = (status: CheckStatus) =>
    of.filter(each => each.status === status).length;
  return {
    pass: count('pass'),
    warn: count('warn'),
    fail: count('fail'),
    'no-data': count('no-data'),
    error: count('error'),
    'not-applicable': count('not-applicable'),
  };
}
