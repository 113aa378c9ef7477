import {
  AdoptionOverview,
  ChangeView,
  DocumentsView,
  EntityFilter,
  EntityListItem,
  EntityQuery,
  EntityReadiness,
  EntitySlos,
  EntitySummary,
  FactPush,
  FactPushResult,
  HealthView,
  Overview,
  OwnershipOverview,
  OwnershipView,
  Page,
  SlicePush,
  SlicePushResult,
  SloDocumentsView,
  SloListItem,
  SloOverview,
  SloQuery,
  Trend,
} from 'backstage-plugin-readiness-common';

/** @internal */
export interface EntityPath {
  kind: string;
  namespace: string;
  name: string;
}

interface TrendQuery {
  days?: number;
  slice?: string;
}

/** What asking for an evaluation answers. @internal */
export interface EvaluationRequested {
  status: 'pending';
  /** Whether the catalog was asked to read the entity again. */
  catalogRefresh: 'requested' | 'refused' | 'failed';
}

/** The one that is asked most. @internal */
export type EntityEndpoint = {
  '#get|/v1/entities/{kind}/{namespace}/{name}': {
    path: EntityPath;
    response: EntityReadiness;
  };
};

/**
 * The types of the API's other endpoints, in the form that the typed router takes. The OpenAPI document says the same for the
 * requests and answers themselves.
 * @internal
 */
export type Endpoints = {
  '#get|/v1/entities': {
    query: EntityQuery;
    response: Page<EntityListItem>;
  };
  '#get|/v1/entities/{kind}/{namespace}/{name}/ownership': {
    path: EntityPath;
    response: OwnershipView;
  };
  '#get|/v1/entities/{kind}/{namespace}/{name}/history': {
    path: EntityPath;
    query: { standard?: string; limit?: number; cursor?: string };
    response: Page<ChangeView>;
  };
  '#post|/v1/entities/{kind}/{namespace}/{name}/evaluate': {
    path: EntityPath;
    response: EvaluationRequested;
  };
  '#get|/v1/overview': { query: EntityFilter; response: Overview };
  '#get|/v1/adoption': { query: EntityFilter; response: AdoptionOverview };
  '#get|/v1/ownership': { query: EntityFilter; response: OwnershipOverview };
  '#get|/v1/standards/{standard}/trend': {
    path: { standard: string };
    query: TrendQuery;
    response: Trend;
  };
  '#get|/v1/capabilities/{capability}/trend': {
    path: { capability: string };
    query: TrendQuery;
    response: Trend;
  };
  '#get|/v1/entities/{kind}/{namespace}/{name}/slos': {
    path: EntityPath;
    response: EntitySlos;
  };
  '#post|/v1/entities/{kind}/{namespace}/{name}/slos/{slo}/{objective}/acknowledgement': {
    path: EntityPath & { slo: string; objective: string };
    body: { comment?: string };
    response: void;
  };
  '#get|/v1/slos': { query: SloQuery; response: Page<SloListItem> };
  '#get|/v1/slo-overview': { query: EntityFilter; response: SloOverview };
  '#get|/v1/entities-without-slo': {
    query: EntityFilter & { limit?: number; cursor?: string };
    response: Page<EntitySummary>;
  };
  '#get|/v1/slo-documents': { response: SloDocumentsView };
  '#get|/v1/documents': { response: DocumentsView };
  '#put|/v1/facts': { body: FactPush; response: FactPushResult };
  '#put|/v1/sli-slices': { body: SlicePush; response: SlicePushResult };
  '#get|/health': { response: HealthView };
};
