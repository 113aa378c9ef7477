import { JsonObject } from '@backstage/types';
import { MetricSource, SliDefinition, SloDefinition } from '../../types';
import { childOrEmpty, Decoded, textAt } from '../decode/Decoded';
import { ObjectIndex } from './ObjectIndex';

/**
 * What an SLO measures: its indicator, inline or by reference.
 * @internal
 */
export function resolveSli(
  spec: Decoded,
  objectives: readonly Decoded[],
  index: ObjectIndex,
): SloDefinition['sli'] {
  const isComposite = objectives.some(
    ({ fields }) => fields.has('indicator') || fields.has('indicatorRef'),
  );
  if (isComposite) {
    return { kind: 'composite' };
  }
  const inline = spec.fields.get('indicator');
  if (inline) {
    const definition = definitionOf(childOrEmpty(inline, 'spec'), index);
    return { kind: 'known', definition };
  }
  const name = textAt(spec, 'indicatorRef');
  const reference = index.find('SLI', name);
  if (reference.kind !== 'found') {
    return { kind: 'missing', reason: explain(name, reference.kind) };
  }
  const { decoded } = reference.object;
  const definition =
    decoded && definitionOf(childOrEmpty(decoded, 'spec'), index);
  return definition
    ? { kind: 'known', definition }
    : { kind: 'missing', reason: explain(name, 'faulty') };
}

function explain(name: string, kind: 'faulty' | 'missing'): string {
  return kind === 'faulty'
    ? `The SLI "${name}" that it refers to has errors; mend them`
    : `The SLI "${name}" that it refers to is in none of the files; add it or correct indicatorRef`;
}

function definitionOf(sli: Decoded, index: ObjectIndex): SliDefinition {
  const threshold = sli.fields.get('thresholdMetric');
  if (threshold) {
    return { kind: 'threshold', metric: metricOf(threshold, index) };
  }
  const ratio = childOrEmpty(sli, 'ratioMetric');
  const counter = ratio.fields.get('counter')?.value === true;
  const metricAt = (name: string) => metricOf(childOrEmpty(ratio, name), index);
  if (ratio.fields.has('raw')) {
    const rawType =
      textAt(ratio, 'rawType') === 'success' ? 'success' : 'failure';
    return { kind: 'raw', rawType, raw: metricAt('raw') };
  }
  const total = metricAt('total');
  return ratio.fields.has('good')
    ? { kind: 'good-total', counter, good: metricAt('good'), total }
    : { kind: 'bad-total', counter, bad: metricAt('bad'), total };
}

function metricOf(metric: Decoded, index: ObjectIndex): MetricSource {
  const source = childOrEmpty(metric, 'metricSource');
  const dataSource = textAt(source, 'metricSourceRef');
  const type = textAt(source, 'type') || typeOf(dataSource, index);
  return {
    ...(type ? { type } : {}),
    ...(dataSource ? { dataSource } : {}),
    spec: (source.fields.get('spec')?.value ?? {}) as JsonObject,
  };
}

function typeOf(name: string, index: ObjectIndex): string {
  const reference = index.find('DataSource', name);
  return reference.kind === 'found' && reference.object.decoded
    ? textAt(childOrEmpty(reference.object.decoded, 'spec'), 'type')
    : '';
}
