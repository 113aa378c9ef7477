import { SliceReading } from 'backstage-readiness-core';
import {
  SliPlan,
  SliReadAnswer,
  SliReadRequest,
  SliSource,
} from 'backstage-plugin-readiness-node';

/** What a series of the source holds in the slice that begins at an instant. */
export type Formula = (start: number) => Pick<SliceReading, 'part' | 'total'>;

/**
 * A source whose series are formulas over time, by the name in `spec.formula` of the total (or the only) metric. It is
 * there or it is away, and remembers what was asked of it.
 */
export class FormulaSource implements SliSource {
  readonly name: string;
  readonly title: string;
  readonly types: readonly string[];
  readonly formulas: Record<string, Formula>;
  readonly requests: SliReadRequest[] = [];
  /** What every request is answered while the source is away. */
  away: Extract<SliReadAnswer, { kind: 'unavailable' | 'refused' }> | undefined;

  constructor(formulas: Record<string, Formula>, name = 'metrics') {
    this.name = name;
    this.title = `The source ${name}`;
    this.types = ['formula'];
    this.formulas = formulas;
  }

  plan(): SliPlan {
    return { kind: 'readable', queries: ['formula'], warnings: [] };
  }

  async read(request: SliReadRequest): Promise<SliReadAnswer> {
    this.requests.push(request);
    if (this.away) {
      return this.away;
    }
    const formula = this.formulas[nameOf(request)];
    if (!formula) {
      return {
        kind: 'refused',
        reason: `There is no formula ${nameOf(request)}; write one`,
      };
    }
    const readings = new Array<SliceReading>();
    const { from, to, sliceSeconds } = request;
    for (let start = from; start < to; start += sliceSeconds * 1000) {
      const { part, total } = formula(start);
      if (part !== null || total !== null) {
        readings.push({ start, part, total });
      }
    }
    return { kind: 'read', readings, warnings: [] };
  }
}

function nameOf({ definition }: SliReadRequest): string {
  if ('total' in definition) {
    return String(definition.total.spec.formula);
  }
  const metric = 'raw' in definition ? definition.raw : definition.metric;
  return String(metric.spec.formula);
}
