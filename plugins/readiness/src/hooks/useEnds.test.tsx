import { act, renderHook } from '@testing-library/react';
import { EntityGovernance } from 'backstage-plugin-readiness-common';
import { ReactNode } from 'react';
import {
  approvedExemption,
  emptyGovernance,
  failoverAttestation,
  NOW,
  restoreAttestation,
} from '../__fixtures__';
import { ClockContext } from './ClockContext';
import { useEnds } from './useEnds';

const START = Date.parse(NOW);
const HOUR = 3_600_000;
const PATIENCE = 5_000;
const after = (milliseconds: number) =>
  new Date(START + milliseconds).toISOString();

const exemption = { ...approvedExemption, endsAt: after(HOUR) };
const signOff = { ...restoreAttestation, validUntil: after(2 * HOUR) };

/** The hook with a clock that a test moves. */
function watch(shown: Partial<EntityGovernance>) {
  let now = START;
  const clock = () => now;
  const onEnd = jest.fn();
  const governanceOf = (changes: Partial<EntityGovernance>) => ({
    ...emptyGovernance,
    ...changes,
  });
  const { rerender } = renderHook(
    (props: { governance: EntityGovernance | undefined }) =>
      useEnds(props.governance, onEnd),
    {
      initialProps: { governance: governanceOf(shown) },
      wrapper: (props: { children: ReactNode }) => (
        <ClockContext.Provider value={clock}>
          {props.children}
        </ClockContext.Provider>
      ),
    },
  );
  return {
    onEnd,
    show: (changes: Partial<EntityGovernance>) =>
      rerender({ governance: governanceOf(changes) }),
    pass: (milliseconds: number) =>
      act(() => {
        now += milliseconds;
        jest.advanceTimersByTime(milliseconds);
      }),
  };
}

describe('useEnds', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('tells once of each end, of exemptions and of sign-offs, a little after it', () => {
    const { onEnd, pass } = watch({
      exemptions: [exemption],
      attestations: [signOff],
    });

    pass(HOUR + PATIENCE - 1);
    expect(onEnd).not.toHaveBeenCalled();
    pass(1);
    expect(onEnd).toHaveBeenCalledTimes(1);
    pass(HOUR);
    expect(onEnd).toHaveBeenCalledTimes(2);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('tells of a sign-off that ends while it waits for a second person', () => {
    const { onEnd, pass } = watch({
      attestations: [{ ...failoverAttestation, validUntil: after(HOUR) }],
    });

    pass(HOUR + PATIENCE);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('does not tell again where the answer still says that it stands', () => {
    const { onEnd, pass, show } = watch({ exemptions: [exemption] });
    pass(HOUR + PATIENCE);
    expect(onEnd).toHaveBeenCalledTimes(1);

    show({ exemptions: [{ ...exemption }] });
    pass(HOUR);
    show({ exemptions: [{ ...exemption, state: 'expired' }] });
    pass(HOUR);

    expect(onEnd).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('does not tell of what had ended before it was shown, nor of what has no end', () => {
    const { onEnd, pass } = watch({
      exemptions: [{ ...exemption, endsAt: after(-HOUR) }],
      attestations: [
        { ...signOff, validUntil: null },
        { ...signOff, state: 'replaced' },
      ],
    });

    pass(3 * HOUR);
    expect(onEnd).not.toHaveBeenCalled();
  });

  it('does not tell of what was withdrawn before its end', () => {
    const { onEnd, pass, show } = watch({ attestations: [signOff] });

    show({ attestations: [{ ...signOff, state: 'withdrawn' }] });
    pass(3 * HOUR);
    expect(onEnd).not.toHaveBeenCalled();
  });
});
