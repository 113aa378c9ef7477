import { FollowUpView } from 'backstage-plugin-readiness-common';

/** @internal */
export const FOLLOW_UP_KINDS: readonly FollowUpView['kind'][] = [
  'break-glass',
  'condition',
];

/** The most urgent first. @internal */
export const FOLLOW_UP_STATES: readonly FollowUpView['state'][] = [
  'overdue',
  'open',
  'closed',
];
