import { PushedSlice } from 'backstage-plugin-readiness-common';
import { fractionOf, fractionsOf } from '../fractionOf';
import { SampleSlo } from './sampleSlos';

/**
 * Length of all slices. Five minutes, because the alert for a page looks at the last five, and because a series has one
 * length for ever: coarser history could not go on in fine slices.
 * @internal
 */
export const SLICE_SECONDS = 300;

const SLICE = SLICE_SECONDS * 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WINDOW_DAYS = 28;

/** The share of the budget that a service spends in quiet times, at least and more by chance. */
const LEAST_SPENT = 0.25;
const SPENT_BY_CHANCE = 0.3;

/** What one series counts, with the chances that are fixed for it. */
class Series {
  readonly #spent: number;
  readonly #load: (index: number) => number;
  readonly #roundTotal: (index: number) => number;
  readonly #roundBad: (index: number) => number;

  constructor(readonly slo: SampleSlo, readonly anchor: number) {
    const { series } = slo;
    this.#spent = LEAST_SPENT + SPENT_BY_CHANCE * fractionOf(series, 'spent');
    this.#load = fractionsOf(series, 'load');
    this.#roundTotal = fractionsOf(series, 'total');
    this.#roundBad = fractionsOf(series, 'bad');
  }

  sliceAt(start: number): PushedSlice {
    const { series, target, counts } = this.slo;
    const index = start / SLICE;
    const total = this.#totalAt(start, index);
    const burn = this.#spent + extraBurn(this.slo, this.anchor - start);
    // Rounding by chance is right on average, however small the number.
    const expected = Math.floor(
      total * (1 - target) * burn + this.#roundBad(index),
    );
    const bad = Math.min(total, expected);
    return {
      series,
      start: new Date(start).toISOString(),
      ...(counts === 'good' ? { good: total - bad } : { bad }),
      total,
    };
  }

  /** Much at noon and little at night, and never twice quite the same. */
  #totalAt(start: number, index: number): number {
    const { story, busiest } = this.slo;
    if (story === 'idle') {
      return 0;
    }
    const hour = (start % DAY) / HOUR;
    const ofDay = 0.55 - 0.45 * Math.cos((hour / 24) * 2 * Math.PI);
    const noise = 0.9 + 0.2 * this.#load(index);
    return Math.floor(busiest * ofDay * noise + this.#roundTotal(index));
  }
}

/** How many times faster than allowed the budget burns on top of what is always spent. */
function extraBurn({ story }: SampleSlo, age: number): number {
  switch (story) {
    case 'burning':
      return age < 2.5 * HOUR ? 22 : 0;
    case 'exhausted':
      // Three days at this rate are a good deal more than a whole window allows.
      return age < 9 * DAY && age >= 6 * DAY ? (1.1 * WINDOW_DAYS) / 3 : 0;
    default:
      return 0;
  }
}

/**
 * The slices of one series that begin in a span of time and are over at its end, oldest first. The same series, time and
 * anchor always give the same slices.
 *
 * @param span - milliseconds since the epoch; `now` is when they are sent, `anchor` when the story is told from
 * @internal
 */
export function sampleSlices(
  slo: SampleSlo,
  span: {
    readonly from: number;
    readonly now: number;
    readonly anchor: number;
  },
): PushedSlice[] {
  const slices = new Array<PushedSlice>();
  const series = new Series(slo, span.anchor);
  const end = slo.story === 'late' ? span.now - 2 * HOUR : span.now;
  const first = Math.ceil(span.from / SLICE) * SLICE;
  for (let start = first; start + SLICE <= end; start += SLICE) {
    if (isSent(slo, span.anchor - start)) {
      slices.push(series.sliceAt(start));
    }
  }
  return slices;
}

/** @param age - how long before the anchor the slice begins; negative after it */
function isSent({ story }: SampleSlo, age: number): boolean {
  switch (story) {
    case 'stopped':
      return age > 2 * DAY;
    case 'gap':
      return age > 5 * DAY || age <= 5 * DAY - 18 * HOUR;
    default:
      return true;
  }
}
