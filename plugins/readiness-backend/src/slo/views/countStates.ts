import { SloCounts, SloStateView } from 'backstage-plugin-readiness-common';

/** All states, the worst first: what the state of a whole service is taken from. @internal */
export const STATES_WORST_FIRST: readonly SloStateView[] = [
  'exhausted',
  'at-risk',
  'error',
  'no-data',
  'stale',
  'no-traffic',
  'ok',
];

/**
 * Counts states; those that do not occur are 0.
 * @internal
 */
export function countStates(states: readonly SloStateView[]): SloCounts {
  const byState: SloCounts['byState'] = {
    ok: 0,
    'at-risk': 0,
    exhausted: 0,
    'no-traffic': 0,
    'no-data': 0,
    stale: 0,
    error: 0,
  };
  for (const state of states) {
    byState[state] += 1;
  }
  return { total: states.length, byState };
}

/**
 * The worst of some states; undefined for none.
 * @internal
 */
export function worstState(
  states: readonly SloStateView[],
): SloStateView | undefined {
  return STATES_WORST_FIRST.find(state => states.includes(state));
}
