import { GateDecision } from 'backstage-readiness-core';

/** What an approval was given by, and whether the level of the gate was reached since. @internal */
export interface ApprovalBasis {
  /** By which the entity was judged. */
  readonly tier: number;
  readonly levelReached: boolean;
}

/** Whether an approval falls, and what is known of the level from now on. @internal */
export type Lapse =
  | { readonly kind: 'lapses'; readonly reason: string }
  | { readonly kind: 'holds'; readonly levelReached: boolean };

/**
 * Whether an approval falls, from what the gate answers now. Pure.
 *
 * @remarks
 * It falls for good when the entity is judged by a more critical tier, and when the level of the gate was reached and is
 * no longer, because a check fails. Where a level cannot be told, because an observation is missing or has grown stale, the
 * gate is closed for as long as that lasts, and the approval waits: a source that is down must not send all services of a
 * company to their reviewers.
 * @internal
 */
export function lapseOf(basis: ApprovalBasis, decision: GateDecision): Lapse {
  const { judged } = decision.tier;
  if (judged < basis.tier) {
    return {
      kind: 'lapses',
      reason: `It is judged by tier ${judged} now and was approved by tier ${basis.tier}`,
    };
  }
  const levels = decision.requirements.filter(({ kind }) => kind === 'level');
  const missed = levels.filter(({ outcome }) => outcome === 'not-met');
  if (missed.length === 0) {
    return { kind: 'holds', levelReached: true };
  }
  const failing = missed.find(({ missing }) =>
    missing.some(({ status, stale }) => status === 'fail' && !stale),
  );
  return basis.levelReached && failing
    ? { kind: 'lapses', reason: `${failing.reason}`.replace(/\.$/, '') }
    : { kind: 'holds', levelReached: basis.levelReached };
}
