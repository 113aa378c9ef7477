import { JsonObject } from '@backstage/types';

/** Where OpenSLO documents write PromQL. */
const KEYS = ['query', 'promql', 'expr'];

/** @internal */
export type PromqlFinding =
  | { readonly kind: 'found'; readonly promql: string }
  /** The problem goes on after "The query of good ", and names the mend. */
  | { readonly kind: 'refused'; readonly problem: string };

/** The PromQL in the `spec` of a metric source. @internal */
export function promqlOf(spec: JsonObject): PromqlFinding {
  const found = KEYS.filter(key => spec[key] !== undefined);
  const values = new Set(found.map(key => spec[key]));
  if (found.length === 0) {
    const keys = Object.keys(spec).slice(0, 5).join(', ');
    return refused(
      `is missing: its spec has ${
        keys || 'nothing'
      }; write the PromQL as query`,
    );
  }
  if (values.size > 1) {
    return refused(
      `is there as ${found.join(' and as ')}, which differ; keep query`,
    );
  }
  const [promql] = values;
  return typeof promql === 'string'
    ? { kind: 'found', promql }
    : refused('is not a text; write the PromQL as one string');
}

function refused(problem: string): PromqlFinding {
  return { kind: 'refused', problem };
}
