import { SloObjectiveView } from 'backstage-plugin-readiness-common';
import { SliSource } from 'backstage-plugin-readiness-node';
import { DbSlisRow } from '../../database/sloTables';

/** What is read for an objective; null where there is nothing to read. @internal */
export interface IndicatorRow
  extends Pick<DbSlisRow, 'source' | 'source_type' | 'threshold'> {
  readonly sli_definition: string | null;
  readonly slice_seconds: number | null;
  readonly warnings: string | null;
}

/**
 * The data source of an objective with the queries that it is sent, for people to read and try, and what is doubtful about
 * them.
 * @internal
 */
export function indicatorView(
  row: IndicatorRow,
  sources: readonly SliSource[],
): SloObjectiveView['indicator'] {
  const remarks: string[] = row.warnings ? JSON.parse(row.warnings) : [];
  const plan = planOf(row, sources);
  return {
    source: row.source,
    sourceType: row.source_type,
    queries: plan?.kind === 'readable' ? [...plan.queries] : [],
    warnings: [
      ...new Set([
        ...(plan?.kind === 'readable' ? plan.warnings : []),
        ...remarks,
      ]),
    ],
  };
}

function planOf(row: IndicatorRow, sources: readonly SliSource[]) {
  const source = sources.find(({ name }) => name === row.source);
  if (!source || row.sli_definition === null || row.slice_seconds === null) {
    return undefined;
  }
  return source.plan({
    definition: JSON.parse(row.sli_definition),
    threshold: row.threshold === null ? undefined : JSON.parse(row.threshold),
    sliceSeconds: row.slice_seconds,
  });
}
