import { Config } from '@backstage/config';
import { toError } from '@backstage/errors';
import type { SliSource } from 'backstage-plugin-readiness-node';
import { BrokenSource } from './BrokenSource';
import { PrometheusSource } from './PrometheusSource';
import { readSourceOptions } from './readSourceOptions';

const KEY = 'readiness.slo.prometheus';

/** @internal */
export interface ConfiguredSources {
  readonly sources: readonly (PrometheusSource | BrokenSource)[];
  /** What is wrong with the configuration, with its mend. */
  readonly problems: readonly string[];
}

/**
 * The data sources of the configuration. One that is wrong is a problem and stands as a source that says so, if its name can
 * be read; the others work.
 * @internal
 */
export function sourcesFromConfig(config: Config): ConfiguredSources {
  const sources = new Map<string, PrometheusSource | BrokenSource>();
  const problems = new Array<string>();
  entriesOf(config, problems).forEach((entry, index) => {
    const name = nameOf(entry);
    const place = `${KEY}[${index}]${name ? ` (${name})` : ''}`;
    try {
      const source = PrometheusSource.create(readSourceOptions(entry));
      if (sources.has(source.name)) {
        problems.push(
          `${place} has the name of one before it, and is left out; give each data source a name of its own`,
        );
        return;
      }
      sources.set(source.name, source);
    } catch (error) {
      const reason = `The configuration of ${place} is wrong: ${
        toError(error).message
      }`;
      problems.push(reason);
      if (name && !sources.has(name)) {
        sources.set(name, new BrokenSource({ name, reason }));
      }
    }
  });
  return { sources: [...sources.values()], problems };
}

function entriesOf(config: Config, problems: string[]): Config[] {
  try {
    return config.getOptionalConfigArray(KEY) ?? [];
  } catch (error) {
    problems.push(
      `${KEY} is no list of data sources, and none is read: ${
        toError(error).message
      }`,
    );
    return [];
  }
}

function nameOf(entry: Config): string | undefined {
  const name = entry.getOptional('name');
  return typeof name === 'string' && name.trim() !== '' ? name : undefined;
}

/** Ends the connections of all. @internal */
export async function closeSources(
  sources: readonly SliSource[],
): Promise<void> {
  await Promise.all(
    sources.map(source =>
      source instanceof PrometheusSource ? source.close() : undefined,
    ),
  );
}
