import { DAY } from '../slices/sliceDays';

/** Slices of one request. */
const MOST_SLICES = 6000;
/** Requests for one SLI before others have their turn. */
const MOST_REQUESTS = 8;
/** Slices that are read again each time, because late data may have changed them. */
const OVERLAP = 3;

/** The time of which the slices have been read; null before the first reading. @internal */
export interface ReadTime {
  readonly from: number;
  readonly until: number;
}

/** What to read next. @internal */
export interface ReadSpan {
  readonly from: number;
  readonly to: number;
}

/** Which spans to read now, and whether there is more to read after them. @internal */
export interface ReadSpans {
  readonly spans: readonly ReadSpan[];
  readonly more: boolean;
}

/**
 * What of the needed time is to be read: first what is new, oldest first, then what is older than what has been read,
 * newest first. What has been read is thereby always one piece. A gap that is as long as all that is needed is read like a
 * first time.
 *
 * Spans of the past begin with a UTC day, so that a day is always read whole.
 *
 * @param needed - both ends multiples of the slice
 * @internal
 */
export function readSpans(
  read: ReadTime | null,
  needed: ReadSpan,
  sliceSeconds: number,
): ReadSpans {
  const length = sliceSeconds * 1000;
  const chunk = Math.max(1, Math.floor((MOST_SLICES * length) / DAY)) * DAY;
  const oldest = Math.floor(needed.from / DAY) * DAY;
  const usable = read && read.until > oldest ? read : null;
  const spans = usable
    ? [
        ...forward(
          Math.max(oldest, usable.until - OVERLAP * length),
          needed.to,
          chunk,
        ),
        ...backward(oldest, usable.from, chunk),
      ]
    : backward(oldest, needed.to, chunk);
  return {
    spans: spans.slice(0, MOST_REQUESTS),
    more: spans.length > MOST_REQUESTS,
  };
}

/** What has been read after a span of `readSpans` has been read too. @internal */
export function afterSpan(read: ReadTime | null, span: ReadSpan): ReadTime {
  const touches = read && span.from <= read.until && span.to >= read.from;
  return touches
    ? {
        from: Math.min(read.from, span.from),
        until: Math.max(read.until, span.to),
      }
    : { from: span.from, until: span.to };
}

function forward(from: number, to: number, chunk: number): ReadSpan[] {
  const spans = new Array<ReadSpan>();
  for (let begin = from; begin < to; ) {
    const end = Math.min(to, Math.floor(begin / DAY) * DAY + chunk);
    spans.push({ from: begin, to: end });
    begin = end;
  }
  return spans;
}

function backward(from: number, to: number, chunk: number): ReadSpan[] {
  const spans = new Array<ReadSpan>();
  for (let end = to; end > from; ) {
    const lastDay = Math.floor((end - 1) / DAY) * DAY;
    const begin = Math.max(from, lastDay + DAY - chunk);
    spans.push({ from: begin, to: end });
    end = begin;
  }
  return spans;
}
