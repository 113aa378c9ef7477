import { SloWindow } from '../../types';
import { WindowReading } from '../types';
import { CalendarStart } from './CalendarStart';
import { secondsOf } from './secondsOf';

/** Five years: at slices of a minute, more than two million slices. */
const LONGEST_SECONDS = 5 * 366 * 86_400;
const LAST_INSTANT = 8.64e15;
/** How much longer the mean month, quarter and year of the calendar are than 30, 90 and 365 days. */
const MEAN = {
  m: 1,
  h: 1,
  d: 1,
  w: 1,
  M: 30.436875 / 30,
  Q: 30.436875 / 30,
  Y: 365.2425 / 365,
};

/**
 * The window of an objective that an instant lies in. See {@link WindowReading}; calendar windows begin at their start
 * time plus k times their duration, by the calendar of their time zone.
 * @public
 */
export function windowAt(window: SloWindow, now: number): WindowReading {
  const { amount, unit } = window.duration;
  const seconds = secondsOf(window.duration);
  if (!Number.isSafeInteger(amount) || !(seconds > 0)) {
    return refused(
      `The window of ${amount}${unit} has no length; write a whole number from 1 on and a unit, such as 28d.`,
    );
  }
  if (seconds > LONGEST_SECONDS) {
    return refused(
      `The window of ${amount}${unit} is too long; a window is at most 5 years.`,
    );
  }
  if (!(Math.abs(now) <= LAST_INSTANT)) {
    return refused('The instant to count at is not a date.');
  }
  return window.kind === 'rolling'
    ? { kind: 'window', start: now - seconds * 1_000 + 0, end: now + 0 }
    : calendarWindowAt(window, seconds * 1_000 * MEAN[unit], now);
}

function calendarWindowAt(
  window: SloWindow & { kind: 'calendar' },
  meanMilliseconds: number,
  now: number,
): WindowReading {
  const reading = CalendarStart.read(window);
  if (reading.kind === 'refused') {
    return reading;
  }
  const { start } = reading;
  // From the mean length the right index is at most a few steps away.
  let index = Math.floor((now - start.at(0)) / meanMilliseconds);
  index = Math.max(0, index);
  while (index > 0 && start.at(index) > now) {
    index--;
  }
  while (start.at(index + 1) <= now) {
    index++;
  }
  const [from, end] = [start.at(index), start.at(index + 1)];
  return Number.isFinite(from + end)
    ? { kind: 'window', start: from + 0, end: end + 0 }
    : refused('The calendar window lies beyond what a date can say.');
}

function refused(reason: string): WindowReading {
  return { kind: 'refused', reason };
}
