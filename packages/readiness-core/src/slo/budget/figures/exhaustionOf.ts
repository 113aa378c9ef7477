import { ObjectiveStatus, SloWindow } from '../../types';
import { secondsUntilExhausted } from '../alerts/alertMaths';
import { CountingRange } from '../types';

/**
 * When nothing will be left, at the burn rate of the last hour. A calendar window that ends before that gives the budget
 * back: then it lasts until the reset, and there is no time to exhaustion.
 * @internal
 */
export function exhaustionOf(options: {
  window: SloWindow;
  range: CountingRange & { kind: 'range' };
  budgetRemaining: number | null;
  burnRate: number | null;
}): Pick<ObjectiveStatus, 'secondsToExhaustion' | 'lastsUntilReset'> {
  const { window, range, budgetRemaining, burnRate } = options;
  if (budgetRemaining === null || (burnRate === null && budgetRemaining > 0)) {
    return { secondsToExhaustion: null, lastsUntilReset: false };
  }
  const windowSeconds = (range.windowEnd - range.windowStart) / 1_000;
  const seconds = secondsUntilExhausted({
    budgetRemaining,
    windowSeconds,
    burnRate: burnRate ?? 0,
  });
  const untilReset = (range.windowEnd - range.to) / 1_000;
  const lasts =
    window.kind === 'calendar' && (seconds === null || seconds >= untilReset);
  return {
    secondsToExhaustion: lasts ? null : seconds,
    lastsUntilReset: lasts,
  };
}
