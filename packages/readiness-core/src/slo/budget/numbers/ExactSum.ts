import { ExactParts } from '../types';

/**
 * Adds finite numbers without rounding error, so that the order of adding and where a range is split change nothing.
 *
 * @remarks
 * Keeps the sum as numbers that do not overlap (Shewchuk, "Adaptive Precision Floating-Point Arithmetic", 1997), as
 * Python's `math.fsum` does. Sums of counts stay one number.
 * @internal
 */
export class ExactSum {
  readonly #partials: number[] = [];

  static of(...sums: readonly ExactParts[]): ExactSum {
    const sum = new ExactSum();
    for (const parts of sums) {
      sum.addParts(parts);
    }
    return sum;
  }

  add(value: number): this {
    const partials = this.#partials;
    const count = partials.length;
    let carried = value;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const partial = partials[i];
      const sum = carried + partial;
      const low = lostIn(sum, carried, partial);
      if (low !== 0) {
        partials[kept++] = low;
      }
      carried = sum;
    }
    partials.length = kept;
    if (carried !== 0) {
      partials.push(carried);
    }
    return this;
  }

  addParts(parts: ExactParts): this {
    for (const part of parts) {
      this.add(part);
    }
    return this;
  }

  subtractParts(parts: ExactParts): this {
    parts.forEach(part => this.add(-part));
    return this;
  }

  /** The sum, rounded once, half to even. */
  get value(): number {
    const partials = this.#partials;
    let last = partials.length - 1;
    if (last < 0) {
      return 0;
    }
    let high = partials[last];
    let low = 0;
    while (last > 0 && low === 0) {
      const partial = partials[--last];
      const sum = high + partial;
      low = partial - (sum - high);
      high = sum;
    }
    return last > 0 ? roundedHalf(high, low, partials[last - 1]) : high;
  }

  /** The sum in the one form that does not depend on how it was added up. */
  get parts(): ExactParts {
    const rest = ExactSum.of(this.#partials);
    const parts: number[] = [];
    for (let value = rest.value; value !== 0; value = rest.value) {
      parts.push(value);
      rest.add(-value);
    }
    return parts;
  }
}

/** What rounding lost in `sum = a + b` (Knuth). */
function lostIn(sum: number, a: number, b: number): number {
  const ofB = sum - a;
  return a - (sum - ofB) + (b - ofB);
}

/** Mends the case in which `low` is exactly half a digit and what follows says to which side. */
function roundedHalf(high: number, low: number, next: number): number {
  if ((low < 0 && next < 0) || (low > 0 && next > 0)) {
    const twice = low * 2;
    const sum = high + twice;
    return sum - high === twice ? sum : high;
  }
  return high;
}
