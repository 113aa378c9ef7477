import { PushedSlice } from 'backstage-plugin-readiness-common';
import { parseInstant } from 'backstage-readiness-core';

/** Slices that begin further ahead than this are refused: whoever sent them has a wrong clock. Milliseconds. */
const AHEAD = 5 * 60_000;
const DEFAULT_SECONDS = 300;
const HOUR_SECONDS = 3600;

/** Name of a series of pushed slices. @internal */
export const SERIES = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,126}$/;

/** @internal */
export type PushedSliceReading =
  | {
      readonly kind: 'slice';
      readonly series: string;
      readonly sliceSeconds: number;
      readonly start: number;
      readonly good: number;
      readonly total: number;
    }
  | {
      readonly kind: 'rejected';
      readonly code: string;
      readonly message: string;
    };

/**
 * Reads one pushed slice. Nothing about it is trusted, whatever its type says.
 * @internal
 */
export function readPushedSlice(
  pushed: PushedSlice,
  options: { readonly now: number; readonly oldest: number },
): PushedSliceReading {
  if (typeof pushed !== 'object' || pushed === null) {
    return rejected(
      'not-a-slice',
      'a slice is an object with series, start, good or bad, and total',
    );
  }
  const { series, seconds = DEFAULT_SECONDS } = pushed;
  if (typeof series !== 'string' || !SERIES.test(series)) {
    return rejected(
      'bad-series',
      `series is ${shown(
        series,
      )}; use letters, digits, ".", "-", "_", ":" and "/", at most 127, such as checkout/requests`,
    );
  }
  if (!isLength(seconds)) {
    return rejected(
      'bad-seconds',
      `seconds of ${series} is ${shown(
        seconds,
      )}; use a divisor of an hour of at least 60, such as 300`,
    );
  }
  const start = readStart(pushed, { ...options, seconds });
  if (start.kind === 'rejected') {
    return start;
  }
  const counts = readCounts(pushed);
  return counts.kind === 'rejected'
    ? counts
    : {
        kind: 'slice',
        series,
        sliceSeconds: seconds,
        start: start.instant,
        good: counts.good,
        total: counts.total,
      };
}

type Rejection = Extract<PushedSliceReading, { kind: 'rejected' }>;

function readStart(
  { series, start }: PushedSlice,
  options: { now: number; oldest: number; seconds: number },
): { readonly kind: 'start'; readonly instant: number } | Rejection {
  const parsed = parseInstant(start);
  if (parsed.kind === 'refused') {
    return rejected('bad-start', `start of ${series}: ${parsed.message}`);
  }
  const instant = parsed.epochMilliseconds;
  if (instant % (options.seconds * 1000) !== 0) {
    return rejected(
      'off-grid',
      `start of ${series} is ${start}, which is no multiple of ${options.seconds} seconds since the epoch; begin slices at full ones`,
    );
  }
  if (instant > options.now + AHEAD) {
    return rejected(
      'in-the-future',
      `the slice of ${series} begins at ${start}, more than 5 minutes ahead of the clock here (${new Date(
        options.now,
      ).toISOString()}); set the clock of the sender`,
    );
  }
  if (instant < options.oldest) {
    return rejected(
      'too-old',
      `the slice of ${series} begins at ${start}, before what is kept (${new Date(
        options.oldest,
      ).toISOString()}); leave it out`,
    );
  }
  return { kind: 'start', instant };
}

function readCounts({
  series,
  good,
  bad,
  total,
}: PushedSlice):
  | { readonly kind: 'counts'; readonly good: number; readonly total: number }
  | Rejection {
  if ((good === undefined) === (bad === undefined)) {
    return rejected(
      'good-or-bad',
      `the slice of ${series} has ${
        good === undefined ? 'neither good nor bad' : 'both good and bad'
      }; send one of the two`,
    );
  }
  const part = good ?? bad;
  if (!isCount(total) || !isCount(part) || part > total) {
    return rejected(
      'bad-counts',
      `the slice of ${series} has ${
        good === undefined ? 'bad' : 'good'
      } ${shown(part)} of total ${shown(
        total,
      )}; send finite numbers with 0 <= part <= total`,
    );
  }
  return {
    kind: 'counts',
    good: good === undefined ? total - part : part,
    total,
  };
}

function isLength(seconds: unknown): seconds is number {
  return (
    typeof seconds === 'number' && seconds >= 60 && HOUR_SECONDS % seconds === 0
  );
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function rejected(code: string, message: string): Rejection {
  return { kind: 'rejected', code, message };
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'missing').slice(0, 80);
}
