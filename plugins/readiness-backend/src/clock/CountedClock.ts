import { Clock } from './Clock';

/** For so long a jump of the clock may go unnoticed. Milliseconds. */
const ASK_AGAIN_AFTER = 1000;

/**
 * The time of another clock, asked about once a second and counted on by the process in between: for what is read many
 * times a second and must not cost a query each time. What went wrong is not kept.
 * @internal
 */
export class CountedClock implements Clock {
  readonly #clock: Clock;
  readonly #elapsed: () => number;
  #asked: { readonly at: number; readonly answer: Promise<Answer> } | undefined;

  /** @param options - `elapsed`: milliseconds of a clock that only goes forward */
  constructor(options: { clock: Clock; elapsed?: () => number }) {
    this.#clock = options.clock;
    this.#elapsed = options.elapsed ?? (() => performance.now());
  }

  async now(): Promise<number> {
    const at = this.#elapsed();
    const kept =
      this.#asked && at - this.#asked.at < ASK_AGAIN_AFTER
        ? this.#asked
        : { at, answer: this.#ask() };
    this.#asked = kept;
    try {
      const { instant, answeredAt } = await kept.answer;
      return instant + Math.max(0, Math.floor(this.#elapsed() - answeredAt));
    } catch (error) {
      if (this.#asked === kept) {
        this.#asked = undefined;
      }
      throw error;
    }
  }

  async #ask(): Promise<Answer> {
    const instant = await this.#clock.now();
    return { instant, answeredAt: this.#elapsed() };
  }
}

interface Answer {
  readonly instant: number;
  readonly answeredAt: number;
}
