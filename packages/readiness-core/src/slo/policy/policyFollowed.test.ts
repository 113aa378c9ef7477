import fc from 'fast-check';
import { policyFollowed, standingOf } from './policyFollowed';

const HOUR = 3_600_000;
const asked = { since: 0, acknowledgeWithin: 48 * HOUR };

describe('standingOf', () => {
  it.each([
    [{ since: 0 }, 100 * HOUR, { kind: 'nothing-asked' }],
    [asked, 47 * HOUR, { kind: 'open', until: 48 * HOUR }],
    [asked, 48 * HOUR, { kind: 'overdue', since: 48 * HOUR }],
    [
      { ...asked, acknowledgedAt: HOUR },
      90 * HOUR,
      { kind: 'acknowledged', at: HOUR, late: false },
    ],
    [
      { ...asked, acknowledgedAt: 50 * HOUR },
      90 * HOUR,
      { kind: 'acknowledged', at: 50 * HOUR, late: true },
    ],
    [
      { ...asked, acknowledgedAt: -HOUR },
      HOUR,
      { kind: 'open', until: 48 * HOUR },
    ],
    [
      { ...asked, acknowledgedAt: 60 * HOUR },
      50 * HOUR,
      { kind: 'overdue', since: 48 * HOUR },
    ],
  ])('of %j at %d is %j', (episode, now, standing) => {
    expect(standingOf(episode, now)).toEqual(standing);
  });
});

describe('policyFollowed', () => {
  it('holds while nothing is asked', () => {
    expect(policyFollowed([], 0)).toEqual({
      standing: { followed: true, open: 0, overdue: 0 },
    });
  });

  it('holds until the first open episode is overdue', () => {
    const sooner = { since: 0, acknowledgeWithin: 24 * HOUR };
    expect(policyFollowed([asked, sooner], HOUR)).toEqual({
      standing: { followed: true, open: 2, overdue: 0 },
      until: 24 * HOUR,
    });
    expect(policyFollowed([asked, sooner], 24 * HOUR)).toEqual({
      standing: { followed: false, open: 1, overdue: 1 },
      until: 48 * HOUR,
    });
  });

  it('holds again once a late acknowledgement is there', () => {
    const late = { ...asked, acknowledgedAt: 72 * HOUR };
    expect(policyFollowed([late], 71 * HOUR).standing.followed).toBe(false);
    expect(policyFollowed([late], 72 * HOUR).standing.followed).toBe(true);
  });

  it('gives one answer until the instant that it names', () => {
    const episode = fc.record({
      since: fc.integer({ min: 0, max: 50 }),
      acknowledgeWithin: fc.option(fc.integer({ min: 1, max: 50 }), {
        nil: undefined,
      }),
    });
    fc.assert(
      fc.property(
        fc.array(episode, { maxLength: 4 }),
        fc.integer({ min: 50, max: 120 }),
        (episodes, now) => {
          const { standing, until = 1_000 } = policyFollowed(episodes, now);
          expect(policyFollowed(episodes, until - 1).standing).toEqual(
            standing,
          );
        },
      ),
    );
  });
});
