import {
  MetricSource,
  SliDefinition,
  SloDataSource,
} from 'backstage-readiness-core';

/** A data source that is configured. @internal */
export interface ConfiguredSource {
  readonly name: string;
  readonly types: readonly string[];
}

/** @internal */
export type SourceChoice =
  | { readonly kind: 'chosen'; readonly source: string; readonly type: string }
  /** `reason` names the candidates and the mend. */
  | { readonly kind: 'refused'; readonly reason: string };

/** @internal */
export interface SourceContext {
  readonly sources: readonly ConfiguredSource[];
  /** The DataSource objects of the documents. */
  readonly dataSources: readonly SloDataSource[];
}

/**
 * Chooses the data source that an indicator is read from: the one that its metrics name; or the only one that reads the
 * type of the DataSource that they name, or their own type. Both sides of a ratio come from the same one.
 * @internal
 */
export function chooseSource(
  definition: SliDefinition,
  context: SourceContext,
): SourceChoice {
  const [first, second] = metricsOf(definition).map(metric =>
    sourceOf(metric, context),
  );
  if (!second || first.kind === 'refused') {
    return first;
  }
  if (second.kind === 'refused') {
    return second;
  }
  return first.source === second.source
    ? first
    : refused(
        `Its events are read from ${first.source} and its total from ${second.source}; both must come from one data source`,
      );
}

function metricsOf(definition: SliDefinition): MetricSource[] {
  switch (definition.kind) {
    case 'good-total':
      return [definition.good, definition.total];
    case 'bad-total':
      return [definition.bad, definition.total];
    case 'raw':
      return [definition.raw];
    default:
      return [definition.metric];
  }
}

function sourceOf(
  { dataSource, type }: MetricSource,
  { sources, dataSources }: SourceContext,
): SourceChoice {
  if (dataSource === undefined) {
    return type === undefined
      ? refused(
          `Its metricSource has neither metricSourceRef nor type; name one of the configured data sources: ${listOf(
            sources,
          )}`,
        )
      : onlyOneOf(type, sources, `its type is ${type}`);
  }
  const named = sources.find(({ name }) => name === dataSource);
  if (named) {
    return type === undefined || reads(named, type)
      ? chosen(named, type)
      : refused(
          `It names the data source ${dataSource}, which reads ${named.types.join(
            ', ',
          )}, and the type ${type}; correct one of the two`,
        );
  }
  const object = dataSources.find(({ name }) => name === dataSource);
  const wanted = object?.type ?? type;
  return wanted === undefined
    ? refused(
        `It names the data source ${dataSource}, which is neither configured nor a DataSource of the documents; configured are: ${listOf(
          sources,
        )}`,
      )
    : onlyOneOf(
        wanted,
        sources,
        `it names the data source ${dataSource}, which is not configured, of type ${wanted}`,
      );
}

function onlyOneOf(
  type: string,
  sources: readonly ConfiguredSource[],
  because: string,
): SourceChoice {
  const fitting = sources.filter(source => reads(source, type));
  if (fitting.length === 1) {
    return chosen(fitting[0], type);
  }
  return refused(
    fitting.length === 0
      ? `No configured data source reads it: ${because}; configured are: ${listOf(
          sources,
        )}`
      : `Several configured data sources could read it: ${because}; name one of ${listOf(
          fitting,
        )} in metricSourceRef`,
  );
}

function reads({ types }: ConfiguredSource, type: string): boolean {
  return types.some(each => each.toLowerCase() === type.toLowerCase());
}

function chosen(
  { name, types }: ConfiguredSource,
  type: string | undefined,
): SourceChoice {
  return { kind: 'chosen', source: name, type: type ?? types[0] ?? name };
}

function refused(reason: string): SourceChoice {
  return { kind: 'refused', reason };
}

function listOf(sources: readonly ConfiguredSource[]): string {
  return sources.length === 0
    ? 'none'
    : sources
        .map(({ name, types }) => `${name} (${types.join(', ')})`)
        .sort()
        .join(', ');
}
