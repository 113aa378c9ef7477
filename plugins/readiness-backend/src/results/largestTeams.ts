/** How many teams an answer names. */
const MOST_TEAMS = 50;

/**
 * The largest teams, largest first, and the others, which figures add up: an answer names no more than 50 teams.
 * @internal
 */
export function largestTeams<
  T extends { readonly team: string | null; readonly total: number },
>(teams: readonly T[]): { byTeam: T[]; otherTeams: T[] } {
  const sorted = [...teams].sort(
    (a, b) => b.total - a.total || ((a.team ?? '') < (b.team ?? '') ? -1 : 1),
  );
  return {
    byTeam: sorted.slice(0, MOST_TEAMS),
    otherTeams: sorted.slice(MOST_TEAMS),
  };
}
