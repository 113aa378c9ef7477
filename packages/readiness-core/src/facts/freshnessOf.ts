import { Fact, Freshness } from './types';

/**
 * What a check asks of the age of its facts, in milliseconds. `freshFor` of the check wins over that of the fact.
 * @public
 */
export interface FreshnessLimits {
  readonly freshFor?: number;
  readonly graceFor: number;
}

/**
 * The age of a fact at an instant (epoch milliseconds), against the limits of the check that reads it.
 * @public
 */
export function freshnessOf(
  fact: Fact,
  limits: FreshnessLimits,
  now: number,
): Freshness {
  const freshFor = limits.freshFor ?? fact.freshFor;
  if (freshFor === undefined) {
    return { kind: 'fresh' };
  }
  const staleFrom = fact.observedAt + freshFor;
  if (now < staleFrom) {
    return { kind: 'fresh', until: staleFrom };
  }
  const expiresAt = staleFrom + limits.graceFor;
  return now < expiresAt
    ? { kind: 'stale', until: expiresAt }
    : { kind: 'expired' };
}
