import {
  OwnershipOverview,
  OwnershipView,
} from 'backstage-plugin-readiness-common';
import { checkoutSummary, orphanSummary } from './entities';
import { NOW } from './now';

/** Everything is known. @internal */
export const ownership: OwnershipView = {
  entity: checkoutSummary,
  owner: {
    ref: 'group:default/checkout',
    state: 'valid',
    title: 'Team Checkout',
    members: 5,
    contacts: [
      {
        kind: 'email',
        label: 'checkout@example.com',
        url: 'mailto:checkout@example.com',
      },
      {
        kind: 'chat',
        label: '#checkout',
        url: 'https://chat.example.com/checkout',
      },
    ],
    parents: ['group:default/commerce'],
  },
  onCall: { known: true, detail: '4 people, weekly', source: 'paging' },
  escalation: [
    { label: 'Raise an alarm', url: 'https://paging.example.com/checkout' },
  ],
  runbooks: [
    { label: 'Checkout runbook', url: 'https://runbooks.example.com/checkout' },
  ],
  dashboards: [],
  tierProblem: null,
  dependencies: [
    {
      entityRef: 'component:default/payment-api',
      exists: true,
      standard: 'production-readiness',
      level: { name: 'foundation', rank: 1, of: 3, highest: 3 },
    },
    {
      entityRef: 'component:default/gone',
      exists: false,
      standard: null,
      level: null,
    },
  ],
  dependents: 3,
  gaps: [],
};

/** Nobody can be called. @internal */
export const orphanOwnership: OwnershipView = {
  entity: orphanSummary,
  owner: {
    ref: 'group:default/disbanded',
    state: 'missing',
    title: null,
    members: null,
    contacts: [],
    parents: [],
  },
  onCall: { known: false, detail: null, source: null },
  escalation: [],
  runbooks: [{ label: 'Wiki', url: 'data:text/html,hello' }],
  dashboards: [],
  tierProblem: 'The label tier has the value "gold"; it must be 0, 1, 2 or 3',
  dependencies: [],
  dependents: 0,
  gaps: [
    {
      code: 'owner-missing',
      text: 'The owner group:default/disbanded does not exist',
    },
    { code: 'no-tier', text: 'No tier is declared' },
  ],
};

/** @internal */
export const ownershipOverview: OwnershipOverview = {
  figuresOf: 'organisation',
  at: NOW,
  total: 30,
  gaps: [
    {
      gap: 'no-owner',
      count: 2,
      byTier: [
        { tier: 1, count: 1 },
        { tier: null, count: 1 },
      ],
    },
    { gap: 'no-rotation', count: 5, byTier: [{ tier: 0, count: 5 }] },
  ],
  byTeam: [
    { team: 'group:default/checkout', total: 8, withGaps: 1 },
    { team: 'group:default/returns', total: 4, withGaps: 3 },
    { team: null, total: 2, withGaps: 2 },
  ],
};
