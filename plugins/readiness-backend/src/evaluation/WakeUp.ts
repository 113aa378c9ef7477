/**
 * Lets loops sleep until something happens in this process, or until a time has passed: other replicas are heard by
 * looking again.
 * @internal
 */
export class WakeUp {
  #events = 0;
  readonly #sleepers = new Set<() => void>();

  /** How often something has happened. Pass it to `sleep` to miss nothing that happened since. */
  get events(): number {
    return this.#events;
  }

  /** Ends all sleep. */
  notify(): void {
    this.#events += 1;
    for (const wake of this.#sleepers) {
      wake();
    }
  }

  /** Sleeps; returns at once when something happened since `events` was read, or when the signal is aborted. */
  async sleep(options: {
    milliseconds: number;
    since: number;
    signal: AbortSignal;
  }): Promise<void> {
    const { milliseconds, since, signal } = options;
    if (since !== this.#events || signal.aborted) {
      return;
    }
    const sleepers = this.#sleepers;
    await new Promise<void>(resolve => {
      const timer = setTimeout(wake, milliseconds);
      signal.addEventListener('abort', wake, { once: true });
      sleepers.add(wake);

      function wake() {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        sleepers.delete(wake);
        resolve();
      }
    });
  }
}
