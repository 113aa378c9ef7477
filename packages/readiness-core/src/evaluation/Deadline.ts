/**
 * Collects the instants at which an answer may change by the passing of time alone, and keeps the first.
 * @internal
 */
export class Deadline {
  #until: number | undefined;

  constructor(readonly now: number) {}

  /** Notes an instant in epoch milliseconds; one that has passed, or none, changes nothing. */
  note(instant: number | undefined): void {
    if (instant !== undefined && instant > this.now) {
      this.#until =
        this.#until === undefined ? instant : Math.min(this.#until, instant);
    }
  }

  /** The first noted instant; undefined when nothing changes by itself. */
  get until(): number | undefined {
    return this.#until;
  }
}
