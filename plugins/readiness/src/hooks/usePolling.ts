import { useEffect, useState } from 'react';
import useLatest from 'react-use/esm/useLatest';

/** @internal */
export interface PollingOptions {
  /** Whether there is something to wait for. */
  active: boolean;
  /** Asked once per round; reads the present state again. */
  poll(): void;
  /** How long to wait before a round, in milliseconds. */
  every: number;
  /** How many rounds at most. */
  rounds: number;
}

/**
 * Polls while active, a bounded number of times.
 * @returns whether it has given up
 * @internal
 */
export function usePolling(options: PollingOptions): boolean {
  const { active, poll, every, rounds } = options;
  // A new function to call must not restart the wait.
  const latestPoll = useLatest(poll);
  const [round, setRound] = useState(0);
  const waiting = active && round < rounds;

  useEffect(() => {
    if (!active) {
      setRound(0);
    }
  }, [active]);

  useEffect(() => {
    if (!waiting) {
      return undefined;
    }
    const timer = setTimeout(() => {
      setRound(round + 1);
      latestPoll.current();
    }, every);
    return () => clearTimeout(timer);
  }, [waiting, round, every, latestPoll]);
  return active && !waiting;
}
