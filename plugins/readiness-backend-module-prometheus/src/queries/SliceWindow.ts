import { SyntaxNode } from '@lezer/common';
import { formatDuration } from './duration';
import { childrenOf, inside } from './parseQuery';

/** Functions that compare neighbouring samples, and so need the sample with which the slice before ended. */
const COMPARING = new Set([
  'changes',
  'delta',
  'deriv',
  'idelta',
  'increase',
  'irate',
  'rate',
  'resets',
]);

/** Functions that stretch what they count to the whole range. */
const EXTRAPOLATING = new Set(['delta', 'increase']);

/**
 * The ranges with which PromQL counts a slice, evaluated where the slice ends.
 *
 * @remarks
 * A range includes a sample at its left edge in Prometheus 2, and not in Prometheus 3. What compares neighbouring samples
 * reaches one millisecond further back, and takes that sample in both; what takes each sample by itself ends one
 * millisecond earlier, so that no sample counts in two slices.
 * @internal
 */
export class SliceWindow {
  readonly seconds: number;
  readonly scrapeIntervalSeconds: number;
  /** Step at which values are looked at that are no counters; divides the slice. */
  readonly stepSeconds: number;

  static create(options: {
    sliceSeconds: number;
    scrapeIntervalSeconds: number;
  }): SliceWindow {
    return new SliceWindow(options);
  }

  private constructor(options: {
    sliceSeconds: number;
    scrapeIntervalSeconds: number;
  }) {
    const { sliceSeconds, scrapeIntervalSeconds } = options;
    this.seconds = sliceSeconds;
    this.scrapeIntervalSeconds = scrapeIntervalSeconds;
    this.stepSeconds = largestDivisor(sliceSeconds, scrapeIntervalSeconds);
  }

  /** The range for a function that is called on it, such as `5m1ms` for `increase`. */
  rangeFor(functionName: string): string {
    const reach = COMPARING.has(functionName) ? 1 : -1;
    return formatDuration(this.seconds * 1000 + reach);
  }

  /** Which seconds the result of such a function stands for when called on its range. */
  secondsCountedBy(functionName: string): number {
    return EXTRAPOLATING.has(functionName)
      ? this.seconds + 0.001
      : this.seconds;
  }

  get duration(): string {
    return formatDuration(this.seconds * 1000);
  }

  get step(): string {
    return formatDuration(this.stepSeconds * 1000);
  }
}

/** The duration between the brackets of a range. @internal */
export function rangeOf(range: SyntaxNode): SyntaxNode | undefined {
  return childrenOf(inside(range)).find(({ name }) => name === 'DurationExpr');
}

function largestDivisor(of: number, atMost: number): number {
  for (let divisor = Math.min(of, Math.floor(atMost)); divisor > 1; divisor--) {
    if (of % divisor === 0) {
      return divisor;
    }
  }
  return 1;
}
