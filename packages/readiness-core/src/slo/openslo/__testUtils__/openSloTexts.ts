import { JsonObject, JsonValue } from '@backstage/types';
import { stringify } from 'yaml';
import { parseOpenSlo } from '../parseOpenSlo';

/** A query of a source. */
export function metric(query: string, source: JsonObject = {}): JsonObject {
  return { metricSource: { type: 'Prometheus', spec: { query }, ...source } };
}

export const RATIO: JsonObject = {
  ratioMetric: { counter: true, good: metric('good'), total: metric('total') },
};

export const THRESHOLD: JsonObject = { thresholdMetric: metric('latency') };

/** An object of v1. */
export function object(
  kind: string,
  name: string,
  spec: JsonObject,
  metadata: JsonObject = {},
): JsonObject {
  return {
    apiVersion: 'openslo/v1',
    kind,
    metadata: { name, ...metadata },
    spec,
  };
}

/** The spec of an SLO that is right, with some of its fields changed; `undefined` takes one away. */
export function sloSpec(changes: Record<string, JsonValue | undefined> = {}) {
  const spec: Record<string, JsonValue | undefined> = {
    service: 'shop',
    indicator: { metadata: { name: 'checkout' }, spec: RATIO },
    timeWindow: [{ duration: '28d', isRolling: true }],
    budgetingMethod: 'Occurrences',
    objectives: [{ target: 0.999 }],
    ...changes,
  };
  return Object.fromEntries(
    Object.entries(spec).filter(([, value]) => value !== undefined),
  ) as JsonObject;
}

export function slo(
  changes: Record<string, JsonValue | undefined> = {},
  metadata: JsonObject = {},
): JsonObject {
  return object('SLO', 'checkout', sloSpec(changes), metadata);
}

export const CONDITION: JsonObject = {
  severity: 'page',
  condition: {
    kind: 'burnrate',
    op: 'gte',
    threshold: 14.4,
    lookbackWindow: '1h',
    alertAfter: '5m',
  },
};

export function policySpec(changes: JsonObject = {}): JsonObject {
  return {
    conditions: [
      {
        kind: 'AlertCondition',
        metadata: { name: 'fast-burn' },
        spec: CONDITION,
      },
    ],
    notificationTargets: [
      {
        kind: 'AlertNotificationTarget',
        metadata: { name: 'on-call' },
        spec: { target: 'pager' },
      },
    ],
    ...changes,
  };
}

/** Objects as one file of YAML. Quotes what YAML 1.1 takes for something else than text, such as `y`. */
export function yamlOf(...objects: readonly JsonValue[]): string {
  return objects.map(each => stringify(each, { version: '1.1' })).join('---\n');
}

/** Reads one file. */
export function readText(text: string, file: string = 'a.yaml') {
  const reading = parseOpenSlo([{ file, text }]);
  return { ...reading, ...reading.files[0] };
}

/** What was found in a file, as `severity code path`. */
export function findingsIn(...objects: readonly JsonValue[]): string[] {
  return readText(yamlOf(...objects)).diagnostics.map(
    ({ severity, code, path }) => `${severity} ${code} ${path ?? ''}`.trim(),
  );
}
