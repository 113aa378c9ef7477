const SECOND = 1000;

/**
 * When requests may begin, so that in any one second there are at most so many: each begins a second after the one that is
 * that many before it, or at once.
 * @internal
 */
export class RequestPace {
  readonly #perSecond: number;
  /** When the last ones begin, oldest first; at most `perSecond`. Milliseconds of any clock. */
  readonly #begins = new Array<number>();

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** Plans the next request, and gives for how many milliseconds it has to wait. */
  plan(now: number): number {
    const before =
      this.#begins.length < this.#perSecond ? undefined : this.#begins.shift();
    const begin = Math.max(now, (before ?? -Infinity) + SECOND);
    this.#begins.push(begin);
    return begin - now;
  }
}
