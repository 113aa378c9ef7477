/** A Monday, so that weekly digests come on Mondays and daily ones at midnight, in UTC. */
const FIRST = Date.UTC(1970, 0, 5);

/**
 * The number of the period that an instant is in. Periods are counted from a fixed instant, whenever a digest is sent, so
 * that runs that come late do not shift the ones after. Pure.
 * @internal
 */
export function digestPeriod(instant: number, every: number): number {
  return Math.floor((instant - FIRST) / every);
}
