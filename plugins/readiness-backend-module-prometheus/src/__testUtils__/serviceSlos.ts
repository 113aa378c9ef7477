const selector = (service: string, errors = '') =>
  `http_requests_total{service="${service}"${errors}}`;
const ERRORS = ',code=~"5.."';

interface Queries {
  readonly counter?: boolean;
  readonly good?: string;
  readonly bad?: string;
  readonly total: string;
}

/** Each service of `generateMetrics` in another one of the conventions in which OpenSLO files write queries. */
const QUERIES: Readonly<Record<string, Queries>> = {
  checkout: {
    good: `sum(rate(${selector('checkout', ',code="200"')}[{{.window}}]))`,
    total: `sum(rate(${selector('checkout')}[{{.window}}]))`,
  },
  payments: {
    counter: true,
    bad: selector('payments', ERRORS),
    total: selector('payments'),
  },
  reports: {
    bad: `sum(increase(${selector('reports', ERRORS)}[{{.window}}]))`,
    total: `sum(increase(${selector('reports')}[{{.window}}]))`,
  },
  search: {
    counter: true,
    bad: `sum(${selector('search', ERRORS)})`,
    total: `sum(${selector('search')})`,
  },
  docs: {
    bad: `sum(rate(${selector('docs', ERRORS)}[5m]))`,
    total: `sum(rate(${selector('docs')}[5m]))`,
  },
  idle: {
    counter: true,
    bad: selector('idle', ERRORS),
    total: selector('idle'),
  },
};

/** @internal */
export const SERVICES = Object.keys(QUERIES);

/**
 * An OpenSLO document of 30 days and 99.9 %, or 99.5 % for the search, for a service of `generateMetrics`.
 * @param options - `name` is that of the service, and `source` is `main`, unless said otherwise
 * @internal
 */
export function sloOfService(
  service: string,
  options: { readonly name?: string; readonly source?: string } = {},
): string {
  const { name = service, source = 'main' } = options;
  const { counter = false, ...queries } = QUERIES[service];
  const metrics = Object.entries(queries).map(
    ([part, query]) => `
        ${part}:
          metricSource:
            metricSourceRef: ${source}
            type: Prometheus
            spec: { query: '${query}' }`,
  );
  return `
apiVersion: openslo/v1
kind: SLO
metadata: { name: ${name}-availability }
spec:
  service: ${service}
  description: Of all requests, those that did not fail
  budgetingMethod: Occurrences
  indicator:
    metadata: { name: ${name}-requests }
    spec:
      ratioMetric:
        counter: ${counter}${metrics.join('')}
  timeWindow: [{ duration: 30d, isRolling: true }]
  objectives:
    - { displayName: Available, target: ${
      service === 'search' ? 0.995 : 0.999
    } }
`;
}
