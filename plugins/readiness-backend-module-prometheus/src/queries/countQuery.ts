import { SyntaxNode } from '@lezer/common';
import { increaseOf } from './increaseOf';
import { Measure, MeasureContext, measureOf, metricOf } from './measureOf';
import { ParsedQuery } from './parseQuery';
import { SliceQuery } from './SliceQuery';
import { SliceWindow } from './SliceWindow';
import { substituteWindow } from './substituteWindow';
import { widenRanges } from './widenRanges';
import { withoutComments } from './withoutComments';

/** How the names of counters end by the conventions of Prometheus. */
const COUNTER_NAME = /_(total|count|sum|bucket)$/;

/** @internal */
export interface CountQueryOptions {
  readonly query: ParsedQuery;
  /** Whether the document says that the series are counters. */
  readonly counter: boolean;
  readonly window: SliceWindow;
}

/** @internal */
export interface CountQuery {
  readonly query: SliceQuery;
  /** What the query counted before it was made to count a slice. */
  readonly measure: Measure['kind'];
  readonly warnings: readonly string[];
}

/**
 * How many events of a slice a query counts. Its series are added up.
 * @internal
 */
export function countQuery(options: CountQueryOptions): CountQuery {
  const { query, counter, window } = options;
  const context: MeasureContext = {
    query,
    window,
    isCounter: metric => counter || COUNTER_NAME.test(metric),
  };
  const measure = measureOf(query.root, context);
  const warnings = new Array<string>();
  if (measure.kind === 'ratio') {
    warnings.push(
      'divides one count by another, which hides how many events there were; write the two counts as good and total',
    );
  }
  if (query.placeholders.length > 0) {
    const promql = substituteWindow(query, window);
    const scale = scaleOf(measure, window);
    return { query: { promql, scale }, measure: measure.kind, warnings };
  }
  if (measure.kind !== 'counter') {
    const sliceQuery = integralQuery(query, measure, window);
    return { query: sliceQuery, measure: measure.kind, warnings };
  }
  if (!counter) {
    warnings.push(
      `is read as a counter because of the name ${counterName(
        query,
      )}; say so with counter: true`,
    );
  }
  const increase = increaseQuery(query, window);
  return {
    query: increase.query,
    measure: measure.kind,
    warnings: [...warnings, ...increase.warnings],
  };
}

/** The increase of counters within a slice. */
function increaseQuery(
  query: ParsedQuery,
  window: SliceWindow,
): Pick<CountQuery, 'query' | 'warnings'> {
  const range = window.rangeFor('increase');
  const scale = window.seconds / window.secondsCountedBy('increase');
  const increase = increaseOf(query, range);
  if (increase !== undefined) {
    const promql = sumOf(withoutComments(increase), query.root);
    return { query: { promql, scale }, warnings: [] };
  }
  const text = withoutComments(query.text);
  return {
    query: {
      promql: `sum(increase((${text})[${range}:${window.step}]))`,
      scale,
    },
    warnings: [
      'does more with counters than adding them, so that the start of one of them again at 0 may be lost; write sum(increase(...[{{.window}}]))',
    ],
  };
}

/** What is no counter, over the time of a slice: rates become events, levels become seconds. */
function integralQuery(
  query: ParsedQuery,
  measure: Measure,
  window: SliceWindow,
): SliceQuery {
  const isOfEvents = measure.kind === 'rate' || measure.kind === 'count';
  const widened = isOfEvents ? widenRanges(query, window) : undefined;
  if (widened !== undefined) {
    return {
      promql: sumOf(withoutComments(widened), query.root),
      scale:
        measure.kind === 'rate'
          ? window.seconds
          : window.seconds / window.secondsCountedBy('increase'),
    };
  }
  const text = sumOf(withoutComments(query.text), query.root);
  return {
    promql: `avg_over_time((${text})[${window.rangeFor('avg_over_time')}:${
      window.step
    }])`,
    scale:
      measure.kind === 'count'
        ? window.seconds / measure.seconds
        : window.seconds,
  };
}

function scaleOf(measure: Measure, window: SliceWindow): number {
  switch (measure.kind) {
    case 'count':
      return window.seconds / measure.seconds;
    case 'counter':
    case 'number':
      return 1;
    default:
      return window.seconds;
  }
}

/** One series instead of many, unless it is one already. */
function sumOf(text: string, root: SyntaxNode): string {
  const one =
    root.name === 'AggregateExpr' &&
    root.getChild('AggregateOp')?.getChild('Sum') &&
    !root.getChild('AggregateModifier');
  return one ? text : `sum(${text})`;
}

function counterName({ root, text }: ParsedQuery): string {
  const cursor = root.cursor();
  do {
    const name =
      cursor.name === 'VectorSelector' ? metricOf(cursor.node, text) : '';
    if (COUNTER_NAME.test(name)) {
      return name;
    }
  } while (cursor.next() && cursor.from < root.to);
  return '';
}
