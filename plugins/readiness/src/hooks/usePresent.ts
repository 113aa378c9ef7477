import { useContext, useEffect, useReducer } from 'react';
import { ClockContext } from './ClockContext';

/** Timers cannot wait for more than 24 days. Milliseconds. */
const LONGEST_WAIT = 86_400_000;

/**
 * The present in milliseconds since 1970, by the clock of the reader; renders again when the next of some instants has
 * come, so that nothing is shown as standing that has ended meanwhile.
 * @internal
 */
export function usePresent(instants: readonly string[]): number {
  const clock = useContext(ClockContext);
  const [round, renderAgain] = useReducer((rounds: number) => rounds + 1, 0);
  const now = clock();
  const ahead = instants.map(Date.parse).filter(instant => instant > now);
  const next = ahead.length > 0 ? Math.min(...ahead) : undefined;
  useEffect(() => {
    if (next === undefined) {
      return undefined;
    }
    const wait = Math.min(Math.max(next - clock(), 0), LONGEST_WAIT);
    const timer = setTimeout(renderAgain, wait);
    return () => clearTimeout(timer);
  }, [next, round, clock]);
  return now;
}
