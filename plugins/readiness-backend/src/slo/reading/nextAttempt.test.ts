import fc from 'fast-check';
import { nextAttempt, SourceState, UNTRIED_SOURCE } from './nextAttempt';

const NOW = Date.parse('2026-11-22T10:00:00Z');

function failing(
  before: SourceState,
  options: { at?: number; retryAfterSeconds?: number; random?: number } = {},
): SourceState {
  const { at = before.retryAt ?? NOW, random = 0.5 } = options;
  return nextAttempt(before, {
    outcome: 'unavailable',
    reason: 'It does not answer',
    startedAt: at,
    now: at,
    random,
    retryAfterSeconds: options.retryAfterSeconds,
  });
}

describe('nextAttempt', () => {
  it('waits twice as long after each failure, and calls a source down after three', () => {
    const first = failing(UNTRIED_SOURCE);
    const second = failing(first);
    const third = failing(second);

    expect([first, second, third].map(({ state }) => state)).toEqual([
      'waiting',
      'waiting',
      'down',
    ]);
    expect((first.retryAt ?? 0) - NOW).toBe(15_000);
    expect((second.retryAt ?? 0) - (first.retryAt ?? 0)).toBe(30_000);
    expect((third.retryAt ?? 0) - (second.retryAt ?? 0)).toBe(60_000);
    expect(third.since).toBe(NOW);
  });

  it('counts one failure for many readings that failed together', () => {
    const first = failing(UNTRIED_SOURCE);
    expect(failing(first, { at: NOW + 10 })).toBe(first);
  });

  it('counts the one attempt that was allowed meanwhile', () => {
    const first = failing(UNTRIED_SOURCE);
    const trial = nextAttempt(first, {
      outcome: 'unavailable',
      reason: 'It does not answer',
      startedAt: NOW + 10,
      now: NOW + 20,
      random: 0.5,
      isTrial: true,
    });
    expect(trial).toMatchObject({ failures: 2, retryAt: NOW + 20 + 30_000 });
  });

  it('knows a source that answers as ok, whatever was before', () => {
    const down = failing(failing(failing(UNTRIED_SOURCE)));
    expect(
      nextAttempt(down, {
        outcome: 'answered',
        startedAt: NOW,
        now: NOW + 500,
      }),
    ).toEqual({ ...UNTRIED_SOURCE, readAt: NOW + 500 });
  });

  it('waits as long as the source asks, but not for days', () => {
    expect(failing(UNTRIED_SOURCE, { retryAfterSeconds: 120 }).retryAt).toBe(
      NOW + 120_000,
    );
    expect(failing(UNTRIED_SOURCE, { retryAfterSeconds: 1e9 }).retryAt).toBe(
      NOW + 3_600_000,
    );
  });

  it('never waits for less than 11 seconds or for more than 12.5 minutes by itself', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 2000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, random) => {
          const before: SourceState = { ...UNTRIED_SOURCE, failures };
          const wait = (failing(before, { random }).retryAt ?? 0) - NOW;
          expect(wait).toBeGreaterThanOrEqual(11_000);
          expect(wait).toBeLessThanOrEqual(12.5 * 60_000);
        },
      ),
    );
  });
});
