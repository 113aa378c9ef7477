import { DateTime, DurationLike } from 'luxon';
import { SloDuration } from '../../types';

const TEXT = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/;

const ELAPSED = { m: 60_000, h: 3_600_000 };

const CALENDAR: Readonly<
  Record<'d' | 'w' | 'M' | 'Q' | 'Y', (amount: number) => DurationLike>
> = {
  d: days => ({ days }),
  w: weeks => ({ weeks }),
  M: months => ({ months }),
  Q: quarters => ({ months: 3 * quarters }),
  Y: years => ({ years }),
};

/** Where the windows of a calendar begin, or why that cannot be said. @internal */
export type CalendarStartReading =
  | { readonly kind: 'start'; readonly start: CalendarStart }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * The wall clock time at which the first window of a calendar begins, and from which all others are counted.
 *
 * @remarks
 * Days and longer units follow the wall clock of the zone, minutes and hours the time that passes. The start of window k
 * is counted from the first start and not from the window before, so that a month that is too short clamps to its last
 * day and does not shift those after it. A time that the clocks skip is taken as late as they skip; of a time that comes
 * twice the first counts.
 * @internal
 */
export class CalendarStart {
  readonly #wall: DateTime;
  readonly #zone: string;
  readonly #duration: SloDuration;

  private constructor(wall: DateTime, zone: string, duration: SloDuration) {
    this.#wall = wall;
    this.#zone = zone;
    this.#duration = duration;
  }

  static read(options: {
    startTime: string;
    timeZone: string;
    duration: SloDuration;
  }): CalendarStartReading {
    const { startTime, timeZone, duration } = options;
    const wall = wallTimeOf(startTime);
    if (!wall?.isValid) {
      return refused(
        `The start time "${startTime.slice(
          0,
          40,
        )}" of the calendar window does not exist; write YYYY-MM-DD hh:mm:ss, such as 2026-01-01 00:00:00.`,
      );
    }
    if (!wall.setZone(timeZone).isValid) {
      return refused(
        `The time zone "${timeZone.slice(
          0,
          40,
        )}" of the calendar window is not known; write an IANA name, such as Europe/Prague or UTC.`,
      );
    }
    return {
      kind: 'start',
      start: new CalendarStart(wall, timeZone, duration),
    };
  }

  /** Start of window `index`, which the first one is at 0; NaN beyond what a date can say. */
  at(index: number): number {
    const amount = index * this.#duration.amount;
    const { unit } = this.#duration;
    if (unit === 'm' || unit === 'h') {
      return this.#instantOf(this.#wall) + amount * ELAPSED[unit];
    }
    return this.#instantOf(this.#wall.plus(CALENDAR[unit](amount)));
  }

  #instantOf(wall: DateTime): number {
    const instants = wall
      .setZone(this.#zone, { keepLocalTime: true })
      .getPossibleOffsets()
      .map(possible => possible.toMillis());
    return Math.min(...instants);
  }
}

function wallTimeOf(text: string): DateTime | undefined {
  const match = TEXT.exec(text);
  if (!match) {
    return undefined;
  }
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number);
  return DateTime.fromObject(
    { year, month, day, hour, minute, second },
    { zone: 'utc' },
  );
}

function refused(reason: string): CalendarStartReading {
  return { kind: 'refused', reason };
}
