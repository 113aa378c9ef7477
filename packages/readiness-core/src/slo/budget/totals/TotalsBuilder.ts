import { SliSlice } from '../../types';
import { ExactSum } from '../numbers/ExactSum';
import { SliCounting, SliTotals } from '../types';
import { TimeSliceTotals } from './TimeSliceTotals';

/**
 * Adds up slices and totals of the same counting, each slice once.
 * @internal
 */
export class TotalsBuilder {
  readonly #good = new ExactSum();
  readonly #total = new ExactSum();
  readonly #timeSlices: TimeSliceTotals | undefined;
  #slices = 0;
  #first = Infinity;
  #last = -Infinity;
  #busiest = 0;

  constructor(counting: SliCounting) {
    this.#timeSlices = TimeSliceTotals.for(counting);
  }

  addSlice(slice: SliSlice): void {
    this.#slices += 1;
    this.#first = Math.min(this.#first, slice.start);
    this.#last = Math.max(this.#last, slice.start);
    this.#busiest = Math.max(this.#busiest, slice.total);
    this.#good.add(slice.good);
    this.#total.add(slice.total);
    this.#timeSlices?.addSlice(slice);
  }

  addTotals(totals: SliTotals): void {
    this.#slices += totals.slices;
    this.#first = Math.min(this.#first, totals.first ?? Infinity);
    this.#last = Math.max(this.#last, totals.last ?? -Infinity);
    this.#busiest = Math.max(this.#busiest, totals.busiest);
    this.#good.addParts(totals.good);
    this.#total.addParts(totals.total);
    if (totals.timeSlices) {
      this.#timeSlices?.addTotals(totals.timeSlices);
    }
  }

  build(): SliTotals {
    const timeSlices = this.#timeSlices?.build();
    return {
      slices: this.#slices,
      first: this.#slices > 0 ? this.#first : null,
      last: this.#slices > 0 ? this.#last : null,
      busiest: this.#busiest,
      good: this.#good.parts,
      total: this.#total.parts,
      ...(timeSlices ? { timeSlices } : {}),
    };
  }
}
