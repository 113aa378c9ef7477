import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { CATALOG_SOURCE } from 'backstage-readiness-core';

const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * What is configured about facts. Durations are milliseconds.
 * @internal
 */
export class FactSettings {
  /** Sources in the order in which they own a fact that several report. */
  readonly priority: readonly string[];
  /** For how long facts are kept whose entity the catalog does not have. */
  readonly holdFor: number;
  readonly #freshFor: number;
  readonly #freshForBySource: ReadonlyMap<string, number>;

  static fromConfig(config: Config): FactSettings {
    const facts = config.getOptionalConfig('readiness.facts');
    const bySource = facts?.getOptionalConfig('freshForBySource');
    return new FactSettings({
      priority: facts?.getOptionalStringArray('priority') ?? [],
      holdFor: durationOf(facts, 'holdFor', 7 * MILLISECONDS_PER_DAY),
      freshFor: durationOf(facts, 'freshFor', 30 * MILLISECONDS_PER_DAY),
      freshForBySource: new Map(
        bySource
          ?.keys()
          .map((source): [string, number] => [
            source,
            durationOf(bySource, source, 0),
          ]),
      ),
    });
  }

  private constructor(options: {
    priority: readonly string[];
    holdFor: number;
    freshFor: number;
    freshForBySource: ReadonlyMap<string, number>;
  }) {
    this.priority = options.priority;
    this.holdFor = options.holdFor;
    this.#freshFor = options.freshFor;
    this.#freshForBySource = options.freshForBySource;
  }

  /** The same for settings by which the same facts say the same. */
  get identity(): string {
    return JSON.stringify([
      this.priority,
      this.#freshFor,
      [...this.#freshForBySource].sort(),
    ]);
  }

  /** How long a fact of a source holds that does not say so itself. Facts of the catalog hold until replaced. */
  freshFor(source: string): number | undefined {
    return source === CATALOG_SOURCE
      ? undefined
      : this.#freshForBySource.get(source) ?? this.#freshFor;
  }
}

function durationOf(
  config: Config | undefined,
  key: string,
  otherwise: number,
): number {
  return config?.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : otherwise;
}
