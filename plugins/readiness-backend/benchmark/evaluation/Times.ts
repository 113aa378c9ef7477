import { median } from '../statistics';
import { timed } from '../stopwatch';

/** Times in milliseconds by what took them. @internal */
export class Times {
  readonly #times = new Map<string, number[]>();

  add(name: string, milliseconds: number): void {
    this.#times.set(name, [...this.of(name), milliseconds]);
  }

  /** Adds how long the work took, and by `cpu <name>` for how long of it this process was at work. */
  async measure(name: string, work: () => Promise<void>): Promise<void> {
    const before = process.cpuUsage();
    const { milliseconds } = await timed(work);
    const { user, system } = process.cpuUsage(before);
    this.add(name, milliseconds);
    this.add(`cpu ${name}`, (user + system) / 1000);
  }

  of(name: string): number[] {
    return this.#times.get(name) ?? [];
  }

  medians(...names: string[]): number[] {
    return names.map(name => median(this.of(name)));
  }
}
