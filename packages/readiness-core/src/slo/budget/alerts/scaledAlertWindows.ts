import { budgetOf } from './alertMaths';

/** One pair of windows of an alert, in seconds. @public */
export interface ScaledAlertWindow {
  readonly factor: number;
  readonly longSeconds: number;
  readonly shortSeconds: number;
  /** How long both must speak before somebody is called. */
  readonly forSeconds: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const REFERENCE = 28 * DAY;

const AT_REFERENCE: readonly ScaledAlertWindow[] = [
  {
    factor: 14,
    longSeconds: HOUR,
    shortSeconds: 5 * MINUTE,
    forSeconds: 2 * MINUTE,
  },
  {
    factor: 7,
    longSeconds: 6 * HOUR,
    shortSeconds: 30 * MINUTE,
    forSeconds: 15 * MINUTE,
  },
  {
    factor: 2,
    longSeconds: DAY,
    shortSeconds: 2 * HOUR,
    forSeconds: HOUR,
  },
  {
    factor: 1,
    longSeconds: 4 * DAY,
    shortSeconds: 6 * HOUR,
    forSeconds: 3 * HOUR,
  },
];

/**
 * The alerts that Pyrra derives from a window: the windows scale with that of the objective, to whole minutes, and the
 * factors stay. For comparison with what such a tool has set up; a status goes by {@link alertPairsOf}.
 * @public
 */
export function scaledAlertWindows(
  windowSeconds: number,
): readonly ScaledAlertWindow[] {
  const scaled = (seconds: number) =>
    toMinute((seconds * windowSeconds) / REFERENCE);
  return AT_REFERENCE.map(({ factor, ...lengths }) => ({
    factor,
    longSeconds: scaled(lengths.longSeconds),
    shortSeconds: scaled(lengths.shortSeconds),
    forSeconds: scaled(lengths.forSeconds),
  }));
}

/**
 * How long a series may be absent before Pyrra says so, in seconds: what a full outage takes to raise its fastest alert,
 * and two minutes.
 * @public
 */
export function absenceSeconds(target: number): number {
  const [fastest] = AT_REFERENCE;
  const outage = fastest.factor * budgetOf(target) * fastest.longSeconds;
  return toMinute(Math.trunc(outage) + 2 * MINUTE);
}

function toMinute(seconds: number): number {
  return Math.round(seconds / MINUTE) * MINUTE;
}
