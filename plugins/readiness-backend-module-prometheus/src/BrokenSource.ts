import type {
  SliPlan,
  SliReadAnswer,
  SliSource,
} from 'backstage-plugin-readiness-node';

/**
 * Stands for a data source whose configuration is wrong: the SLOs that refer to it say what is wrong with it, instead of
 * that there is no such data source.
 * @internal
 */
export class BrokenSource implements SliSource {
  readonly name: string;
  readonly title: string;
  /** Only what names it is told; others look for a source that works. */
  readonly types: readonly string[] = [];
  readonly #reason: string;

  constructor(options: { name: string; reason: string }) {
    this.name = options.name;
    this.title = options.name;
    this.#reason = options.reason;
  }

  plan(): SliPlan {
    return { kind: 'refused', reason: this.#reason };
  }

  async read(): Promise<SliReadAnswer> {
    return { kind: 'refused', reason: this.#reason };
  }
}
