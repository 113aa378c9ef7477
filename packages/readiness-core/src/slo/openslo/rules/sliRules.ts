import { childOrEmpty, Decoded } from '../decode/Decoded';
import { ObjectFindings } from '../decode/ObjectFindings';
import { Dialect } from './Dialect';
import {
  checkDescription,
  checkDnsLabel,
  checkExclusive,
  checkOneOf,
  placeOf,
  requireField,
} from './textRules';

/** @internal */
export function checkSliSpec(
  spec: Decoded,
  dialect: Dialect,
  found: ObjectFindings,
): void {
  checkDescription(spec, found);
  const choices = ['ratioMetric', 'thresholdMetric'];
  checkExclusive(spec, givenOf(spec, choices), choices, found);
  const threshold = spec.fields.get('thresholdMetric');
  if (threshold) {
    dialect.checkMetric(threshold, found);
  }
  const ratio = spec.fields.get('ratioMetric');
  if (ratio) {
    checkRatio(ratio, dialect, found);
  }
}

function givenOf(parent: Decoded, names: readonly string[]): readonly string[] {
  return names.filter(name => parent.fields.has(name));
}

/** The first fault ends it, as in the official validator. */
function checkRatio(
  ratio: Decoded,
  dialect: Dialect,
  found: ObjectFindings,
): void {
  const wholes = ['raw', 'total'];
  if (!checkExclusive(ratio, givenOf(ratio, wholes), wholes, found)) {
    return;
  }
  const parts = givenOf(ratio, ['bad', 'good', 'raw']);
  if (parts.length > 1) {
    checkExclusive(ratio, parts, parts, found);
    return;
  }
  if (ratio.fields.has('total')) {
    checkFraction(ratio, parts, dialect, found);
  } else {
    checkRaw(ratio, dialect, found);
  }
}

function checkFraction(
  ratio: Decoded,
  [part]: readonly string[],
  dialect: Dialect,
  found: ObjectFindings,
): void {
  if (part === undefined) {
    found.error(
      ratio,
      'one_of_properties',
      'has a total, but neither good nor bad; give one of them',
    );
    return;
  }
  const before = found.errorCount;
  dialect.checkMetric(childOrEmpty(ratio, 'total'), found);
  // A fault in the total hides those in the other part.
  if (found.errorCount === before) {
    dialect.checkMetric(childOrEmpty(ratio, part), found);
  }
}

function checkRaw(
  ratio: Decoded,
  dialect: Dialect,
  found: ObjectFindings,
): void {
  dialect.checkMetric(childOrEmpty(ratio, 'raw'), found);
  const choices = ['success', 'failure'];
  const right = `write ${choices.join(' or ')}`;
  checkOneOf(requireField(ratio, 'rawType', right, found), choices, found);
}

/** @internal */
export function checkV1Metric(metric: Decoded, found: ObjectFindings): void {
  const source = requireField(
    metric,
    'metricSource',
    'write metricSource: { type: Prometheus, spec: { query: <query> } }',
    found,
  );
  if (!source) {
    return;
  }
  const reference = source.fields.get('metricSourceRef');
  if (reference && !reference.zero) {
    checkDnsLabel(reference, found);
  }
  const right = 'write what to ask the source, such as { query: <query> }';
  const spec = requireField(source, 'spec', right, found);
  if (spec && Object.keys(spec.value ?? {}).length === 0) {
    found.error(spec, 'map_min_length', `is empty; ${right}`);
  }
}

/** @internal */
export function checkV2alphaMetric(
  metric: Decoded,
  found: ObjectFindings,
): void {
  const choices = ['dataSourceRef', 'dataSourceSpec'];
  const given = choices.filter(name => {
    const field = metric.fields.get(name);
    return field !== undefined && !field.zero;
  });
  checkExclusive(metric, given, choices, found);
  const reference = metric.fields.get('dataSourceRef');
  if (reference && !reference.zero) {
    checkDnsLabel(reference, found);
  }
  const spec = metric.fields.get('dataSourceSpec');
  if (spec) {
    checkDataSourceSpec(spec, found);
  }
}

/** @internal */
export function checkDataSourceSpec(
  spec: Decoded,
  found: ObjectFindings,
): void {
  checkDescription(spec, found);
  requireField(
    spec,
    'type',
    'name the kind of source, such as Prometheus',
    found,
  );
  if (!spec.fields.has('connectionDetails')) {
    found.error(
      placeOf(spec, 'connectionDetails'),
      'required',
      'is missing; write how to reach the source, such as { url: https://prometheus.example.com }',
    );
  }
}
