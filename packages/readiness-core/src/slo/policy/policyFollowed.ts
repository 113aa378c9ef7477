/**
 * A time in which a budget was at risk or exhausted and a policy asked for something. Instants are milliseconds since the
 * epoch, durations milliseconds.
 * @public
 */
export interface BudgetEpisode {
  /** When the budget came into this state. */
  readonly since: number;
  /** Absent: the policy asks nobody to acknowledge it. */
  readonly acknowledgeWithin?: number;
  /** When the owner acknowledged this episode. One from before it says nothing about it. */
  readonly acknowledgedAt?: number;
}

/**
 * How an episode stands. `open` still has time; `overdue` has none left; `acknowledged` says whether that came too late.
 * @public
 */
export type EpisodeStanding =
  | { readonly kind: 'nothing-asked' }
  | { readonly kind: 'open'; readonly until: number }
  | { readonly kind: 'overdue'; readonly since: number }
  | {
      readonly kind: 'acknowledged';
      readonly at: number;
      readonly late: boolean;
    };

/** How a budget policy is followed: the value of the fact `slo.policy`. @public */
export interface PolicyStanding {
  readonly followed: boolean;
  /** Episodes that wait for an acknowledgement and still have time. */
  readonly open: number;
  readonly overdue: number;
}

/**
 * How one episode stands at an instant. At its end the time is over.
 * @public
 */
export function standingOf(
  { since, acknowledgeWithin, acknowledgedAt }: BudgetEpisode,
  now: number,
): EpisodeStanding {
  if (acknowledgeWithin === undefined) {
    return { kind: 'nothing-asked' };
  }
  const until = since + acknowledgeWithin;
  if (
    acknowledgedAt !== undefined &&
    acknowledgedAt >= since &&
    acknowledgedAt <= now
  ) {
    return {
      kind: 'acknowledged',
      at: acknowledgedAt,
      late: acknowledgedAt >= until,
    };
  }
  return now < until
    ? { kind: 'open', until }
    : { kind: 'overdue', since: until };
}

/**
 * Whether all that is asked of the owner of an entity is done or still has time, and until when that holds. An
 * acknowledgement that came too late ends what was overdue: an owner must be able to mend it.
 *
 * @param episodes - those that last until now
 * @returns `until` is when the next open episode becomes overdue
 * @public
 */
export function policyFollowed(
  episodes: readonly BudgetEpisode[],
  now: number,
): { readonly standing: PolicyStanding; readonly until?: number } {
  const standings = episodes.map(episode => standingOf(episode, now));
  const ends = standings.flatMap(item =>
    item.kind === 'open' ? [item.until] : [],
  );
  const overdue = standings.filter(({ kind }) => kind === 'overdue').length;
  return {
    standing: { followed: overdue === 0, open: ends.length, overdue },
    ...(ends.length > 0 ? { until: Math.min(...ends) } : {}),
  };
}
