/** An OpenSLO document with one SLO of bad among all requests. */
export function openSlo({
  name = 'slo',
  service = 'shop',
  type = 'Prometheus',
  bad = `http_requests_total{service="${service}",code="500"}`,
  total = `http_requests_total{service="${service}"}`,
  target = 0.999,
  window = '30d',
}: {
  readonly name?: string;
  readonly service?: string;
  readonly type?: string;
  readonly bad?: string;
  readonly total?: string;
  readonly target?: number;
  readonly window?: string;
} = {}): string {
  const source = (query: string) =>
    `{ metricSource: { type: ${type}, spec: { query: '${query}' } } }`;
  return `apiVersion: openslo/v1
kind: SLO
metadata: { name: ${name} }
spec:
  service: ${service}
  description: Requests are answered
  budgetingMethod: Occurrences
  indicator:
    metadata: { name: ${name}-requests }
    spec:
      ratioMetric:
        counter: true
        bad: ${source(bad)}
        total: ${source(total)}
  timeWindow: [{ duration: ${window}, isRolling: true }]
  objectives: [{ target: ${target} }]
`;
}
