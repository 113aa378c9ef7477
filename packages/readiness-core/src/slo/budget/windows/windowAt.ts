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
  const calendar = reading.start;
  // From the mean length the right index is at most a few steps away.
  const passed = (now - calendar.at(0)) / meanMilliseconds;
  let index = Math.max(0, Math.floor(passed));
  let [start, end] = [calendar.at(index), calendar.at(index + 1)];
  while (index > 0 && start > now) {
    index--;
    [start, end] = [calendar.at(index), start];
  }
  while (end <= now) {
    index++;
    [start, end] = [end, calendar.at(index + 1)];
  }
  return Number.isFinite(start + end)
    ? { kind: 'window', start: start + 0, end: end + 0 }
    : refused('The calendar window lies beyond what a date can say.');
}

function refused(reason: string): WindowReading {
  return { kind: 'refused', reason };
}
