import { SliSlice } from '../../types';
import { ExactSum } from '../numbers/ExactSum';
import { snapTo } from '../numbers/snapTo';
import { roundDigits } from '../numbers/tidyNumber';
import { ExactParts, OpenTimeSlice, SliCounting, SliTotals } from '../types';

type Totals = NonNullable<SliTotals['timeSlices']>;

interface Begun {
  slices: number;
  readonly good: ExactSum;
  readonly total: ExactSum;
}

/**
 * Adds up time slices, which may be made of several slices.
 *
 * @remarks
 * A time slice counts once all its slices are there; until then it stays open, so that it does not matter in which order
 * and in which part of a range they come. One that stays open to the end is missing: what is not known of it could have
 * been bad. One without any event is complete, and neither good nor bad.
 */
export class TimeSliceTotals {
  readonly #length: number;
  readonly #target: number;
  readonly #slicesOfOne: number;
  readonly #open = new Map<number, Begun>();
  readonly #ratios = new ExactSum();
  #complete = 0;
  #withEvents = 0;
  #good = 0;

  private constructor(length: number, target: number, slicesOfOne: number) {
    this.#length = length;
    this.#target = target;
    this.#slicesOfOne = slicesOfOne;
  }

  static for(counting: SliCounting): TimeSliceTotals | undefined {
    const { timeSlices, sliceSeconds } = counting;
    return (
      timeSlices &&
      new TimeSliceTotals(
        timeSlices.seconds * 1_000,
        timeSlices.target,
        timeSlices.seconds / sliceSeconds,
      )
    );
  }

  addSlice({ start, good, total }: SliSlice): void {
    if (this.#slicesOfOne === 1) {
      this.#close(good, total);
      return;
    }
    const begin = Math.floor(start / this.#length) * this.#length;
    this.#addOpen({ start: begin, slices: 1, good: [good], total: [total] });
  }

  addTotals(totals: Totals): void {
    this.#complete += totals.complete;
    this.#withEvents += totals.withEvents;
    this.#good += totals.good;
    this.#ratios.addParts(totals.ratios);
    totals.open.forEach(open => this.#addOpen(open));
  }

  build(): Totals {
    return {
      complete: this.#complete,
      withEvents: this.#withEvents,
      good: this.#good,
      ratios: this.#ratios.parts,
      open: [...this.#open]
        .sort(([a], [b]) => a - b)
        .map(([start, begun]) => ({
          start,
          slices: begun.slices,
          good: begun.good.parts,
          total: begun.total.parts,
        })),
    };
  }

  #addOpen({ start, slices, good, total }: OpenTimeSlice): void {
    const begun = this.#open.get(start) ?? emptyTimeSlice();
    begun.slices += slices;
    addTo(begun, good, total);
    if (begun.slices < this.#slicesOfOne) {
      this.#open.set(start, begun);
      return;
    }
    this.#open.delete(start);
    this.#close(begun.good.value, begun.total.value);
  }

  #close(good: number, total: number): void {
    this.#complete += 1;
    if (total === 0) {
      return;
    }
    const ratio = roundDigits(good / total);
    this.#withEvents += 1;
    this.#good += snapTo(ratio, this.#target) >= this.#target ? 1 : 0;
    this.#ratios.add(ratio);
  }
}

function emptyTimeSlice(): Begun {
  return { slices: 0, good: new ExactSum(), total: new ExactSum() };
}

function addTo(begun: Begun, good: ExactParts, total: ExactParts): void {
  begun.good.addParts(good);
  begun.total.addParts(total);
}
