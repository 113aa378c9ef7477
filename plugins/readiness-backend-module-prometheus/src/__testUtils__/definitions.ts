import { SliDefinition } from 'backstage-readiness-core';

/** A definition of bad and all events by two queries. @internal */
export function badTotal(
  bad: string,
  total: string,
  counter = true,
): SliDefinition {
  return {
    kind: 'bad-total',
    counter,
    bad: { spec: { query: bad } },
    total: { spec: { query: total } },
  };
}

/** A definition of a ratio by one query. @internal */
export function raw(
  query: string,
  rawType: 'success' | 'failure' = 'success',
): SliDefinition {
  return { kind: 'raw', rawType, raw: { spec: { query } } };
}

/** A definition of a value to compare by one query. @internal */
export function threshold(query: string): SliDefinition {
  return { kind: 'threshold', metric: { spec: { query } } };
}
