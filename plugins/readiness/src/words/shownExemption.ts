import { ExemptionView } from 'backstage-plugin-readiness-common';

/**
 * An exemption as it stands by now, whenever it was read: an approved one ends by itself.
 * @param now - milliseconds since 1970
 * @internal
 */
export function shownExemption(
  exemption: ExemptionView,
  now: number,
): ExemptionView {
  const { state, endsAt, actions } = exemption;
  return state === 'approved' && Date.parse(endsAt) <= now
    ? {
        ...exemption,
        state: 'expired',
        // What has ended cannot be revoked any more.
        actions: actions.filter(action => action !== 'revoke'),
      }
    : exemption;
}
