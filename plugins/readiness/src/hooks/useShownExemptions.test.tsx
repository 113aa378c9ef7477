import { act, renderHook } from '@testing-library/react';
import { ReactNode } from 'react';
import { approvedExemption } from '../__fixtures__';
import { ClockContext } from './ClockContext';
import { useShownExemptions } from './useShownExemptions';

const END = Date.parse(approvedExemption.endsAt);
const DAY = 86_400_000;

describe('useShownExemptions', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('ends an exemption while it is shown, by the clock of the reader', () => {
    let now = END - 3 * DAY;
    const clock = () => now;
    const wrapper = (props: { children: ReactNode }) => (
      <ClockContext.Provider value={clock}>
        {props.children}
      </ClockContext.Provider>
    );
    const pass = (milliseconds: number) =>
      act(() => {
        now += milliseconds;
        jest.advanceTimersByTime(milliseconds);
      });
    const items = [approvedExemption];
    const { result } = renderHook(() => useShownExemptions(items), { wrapper });
    const states = () => result.current.map(({ state }) => state);

    expect(states()).toEqual(['approved']);
    pass(DAY);
    pass(DAY);
    pass(DAY - 1);
    expect(states()).toEqual(['approved']);
    pass(1);
    expect(states()).toEqual(['expired']);
    expect(jest.getTimerCount()).toBe(0);
  });
});
