import { parseEntityRef } from '@backstage/catalog-model';
import { EntitySummary } from 'backstage-plugin-readiness-common';

/** On an entity: the OpenSLO files that hold its SLOs. @internal */
export const OPENSLO_ANNOTATION = 'readiness.backstage.io/openslo';

/** Leaves room for a suffix in the 63 characters that a name may have. */
const LONGEST_NAME = 50;

/** An OpenSLO document to start from, for one entity: valid as it stands, its queries to be replaced. @internal */
export function firstSloExample({ entityRef }: EntitySummary): string {
  const service = asName(parseEntityRef(entityRef).name);
  return `apiVersion: openslo/v1
kind: SLO
metadata:
  name: ${service}-availability
  annotations:
    readiness.backstage.io/entity: ${entityRef}
spec:
  service: ${service}
  description: Requests that did not end in a server error
  budgetingMethod: Occurrences
  timeWindow:
    - duration: 28d
      isRolling: true
  indicator:
    metadata:
      name: ${service}-requests
    spec:
      ratioMetric:
        counter: true
        bad:
          metricSource:
            type: Prometheus
            spec:
              query: http_requests_total{service="${service}",code=~"5.."}
        total:
          metricSource:
            type: Prometheus
            spec:
              query: http_requests_total{service="${service}"}
  objectives:
    - displayName: Availability
      target: 0.995
`;
}

/** Names of OpenSLO are lower-case letters, digits and dashes between them. */
function asName(name: string): string {
  return name
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-+|-+$/g, '');
}
