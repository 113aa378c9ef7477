import { SloStateView } from 'backstage-plugin-readiness-common';

/** All states of an objective, the one that needs most attention first. @internal */
export const SLO_STATES: readonly SloStateView[] = [
  'exhausted',
  'at-risk',
  'error',
  'no-data',
  'stale',
  'no-traffic',
  'ok',
];

/** What an alert filter can ask for. @internal */
export const SLO_ALERTS = ['page', 'ticket', 'none'] as const;

/** @internal */
export type SloAlert = (typeof SLO_ALERTS)[number];
