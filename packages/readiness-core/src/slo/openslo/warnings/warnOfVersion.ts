import { ReadObject } from '../readObject';
import { OPENSLO_VERSIONS } from '../rules/checkObject';

const V1ALPHA_SLO =
  'timeWindows: [{ unit: Day, count: 28, isRolling: true }] becomes timeWindow: [{ duration: 28d, isRolling: true }]; objectives[].ratioMetrics becomes indicator: { metadata, spec: { ratioMetric } } with incremental as counter; { source, queryType, query } becomes metricSource: { type: <source>, spec: { query } }; value of a ratio goes away';

const V2ALPHA: Readonly<Record<string, string>> = {
  SLO: 'serviceRef becomes service; sli becomes indicator, sliRef becomes indicatorRef; dataSourceRef and spec of a metric become metricSource: { metricSourceRef, spec }',
  SLI: 'dataSourceRef and spec of a metric become metricSource: { metricSourceRef, spec }; a dataSourceSpec becomes metricSource: { type, spec } and a DataSource object',
};

/**
 * Says how to write in v1 what is judged, but not evaluated, in another version.
 * @internal
 */
export function warnOfVersion({
  apiVersion,
  kind,
  line,
  findings,
}: ReadObject): void {
  const steps =
    apiVersion === OPENSLO_VERSIONS.v1alpha
      ? kind === 'SLO' && V1ALPHA_SLO
      : V2ALPHA[kind];
  const more = steps ? `, and: ${steps}` : '; the rest stays as it is';
  findings.warning(
    { path: 'apiVersion', line },
    'other_version',
    `is ${apiVersion}, which is recognised and not evaluated; convert it to v1: write apiVersion: openslo/v1${more}`,
  );
}
