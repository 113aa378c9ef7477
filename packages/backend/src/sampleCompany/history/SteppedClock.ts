/**
 * A clock that stands still until it is set.
 * @internal
 */
export class SteppedClock {
  #now = 0;

  /** @param now - milliseconds since the epoch */
  set(now: number): void {
    this.#now = now;
  }

  async now(): Promise<number> {
    return this.#now;
  }
}
