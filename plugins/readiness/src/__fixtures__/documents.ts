import { DocumentsView } from 'backstage-plugin-readiness-common';

/** @internal */
export const documents: DocumentsView = {
  revision: 3,
  publishedAt: '2026-11-21T12:00:00.000Z',
  standards: [
    {
      name: 'production-readiness',
      title: 'Production readiness',
      description: 'Somebody owns it and somebody answers when it breaks.',
      owner: 'group:default/platform',
      levels: ['foundation', 'professional', 'advanced'],
      file: 'standards/production-readiness.yaml',
      checks: [
        {
          id: 'on-call-rotation',
          title: 'Pages go to an on-call rotation',
          category: 'incident-response',
          level: 'foundation',
          weight: 3,
          tiers: [0, 1],
          kind: 'rule',
          expression: 'fact("oncall.responders").value >= 3',
        },
        {
          id: 'budget-policy',
          title: 'The error budget policy is followed',
          category: 'delivery',
          level: 'professional',
          weight: 2,
          tiers: null,
          kind: 'broken',
          expression: null,
        },
      ],
      off: [
        {
          id: 'load-test',
          title: 'Load is tested',
          needs: 'load-tests',
          by: 'author',
        },
      ],
    },
  ],
  capabilities: [
    {
      name: 'golden-path-pipeline',
      title: 'Golden path pipeline',
      owner: 'group:default/platform',
      lifecycle: 'generally-available',
      file: 'standards/capabilities.yaml',
    },
  ],
  gates: [
    {
      name: 'production-release',
      title: 'Production release',
      description: 'Before a change reaches customers.',
      owner: 'group:default/sre',
      mode: 'warn',
      blockFrom: '2027-02-01T00:00:00.000Z',
      require: [
        {
          kind: 'level',
          standard: 'production-readiness',
          levels: [
            { tier: 0, level: 'advanced' },
            { tier: 1, level: 'professional' },
          ],
          otherwise: 'foundation',
          exemptions: 'refused',
          declaredAtMost: 0.3,
        },
        { kind: 'slo', budget: 'not-exhausted' },
      ],
      reliabilityFix: true,
      freeze: [
        {
          from: '2026-12-18T00:00:00.000Z',
          to: '2027-01-05T00:00:00.000Z',
          reason: 'Peak season',
          except: ['group:default/sre'],
        },
      ],
      review: {
        when: "tier <= 1 && change == 'major'",
        by: 'group:default/sre',
        validForSeconds: 31_536_000,
      },
      breakGlass: {
        by: 'group:default/incident-commanders',
        followUpWithinSeconds: 259_200,
        validForSeconds: 14_400,
      },
      file: 'standards/gates.yaml',
    },
  ],
  exemptionPolicies: [
    {
      name: 'exemptions',
      title: 'Who approves exemptions',
      owner: 'group:default/sre',
      standards: ['production-readiness'],
      rules: [
        {
          tiers: [1],
          levels: null,
          categories: ['security'],
          approver: 'group:default/security',
          longestSeconds: 2_592_000,
        },
        {
          tiers: null,
          levels: null,
          categories: null,
          approver: 'automatic',
          longestSeconds: 7_776_000,
        },
      ],
      file: 'standards/gates.yaml',
    },
  ],
  errorBudgetPolicies: [
    {
      name: 'error-budget',
      title: 'Error-budget policy',
      owner: 'group:default/platform',
      strictestTier: 0,
      rules: [
        {
          state: 'exhausted',
          tiers: [0, 1],
          gate: 'block',
          message: 'Only reliability fixes go out until the budget is back',
          acknowledgeWithinSeconds: 172_800,
        },
        {
          state: 'at-risk',
          tiers: null,
          gate: 'allow',
          message: 'Find out what burns the budget',
          acknowledgeWithinSeconds: null,
        },
      ],
      file: 'standards/error-budget.yaml',
    },
  ],
  diagnostics: [
    {
      severity: 'warning',
      code: 'unknown-key',
      message: 'The key wieght is not known. Did you mean weight?',
      file: 'standards/production-readiness.yaml',
      line: 14,
      path: 'spec.checks[0].wieght',
    },
    {
      severity: 'error',
      code: 'invalid-rule',
      message: 'The function sloo is not known. Did you mean slo?',
      file: 'standards/production-readiness.yaml',
      line: 40,
      path: 'spec.checks[1].rule',
    },
  ],
  lastValid: ['production-readiness'],
};
