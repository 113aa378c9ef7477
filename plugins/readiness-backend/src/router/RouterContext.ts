import {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { TypedRouter } from '@backstage/backend-openapi-utils';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { HealthView } from 'backstage-plugin-readiness-common';
import { SliSource } from 'backstage-plugin-readiness-node';
import { Knex } from 'knex';
import { Clock } from '../clock/Clock';
import { EvaluationQueue } from '../evaluation/EvaluationQueue';
import { FactIngestion } from '../facts/FactIngestion';
import { GateDecider } from '../governance/gates/GateDecider';
import { GateSettings } from '../governance/gates/GateSettings';
import { GovernanceEvents } from '../governance/GovernanceEvents';
import { Idempotency } from '../governance/Idempotency';
import { People } from '../governance/People';
import { Authorization } from '../permissions/Authorization';
import { FactReading } from '../results/mergedFacts';
import { SlicePushes } from '../slo/slices/SlicePushes';
import { Publications } from '../standards/Publication';
import { Endpoints, EntityEndpoint } from './endpoints';
import {
  GateEndpoints,
  ReviewEndpoints,
  SignOffEndpoints,
} from './governance/governanceEndpoints';

/** @internal */
export type ReadinessRouter = TypedRouter<Endpoints>;

/** @internal */
export type EntityRouter = TypedRouter<EntityEndpoint>;

// What people decide has routers of its own, because the types of a router grow faster than its endpoints.
/** @internal */
export type SignOffRouter = TypedRouter<SignOffEndpoints>;
/** @internal */
export type GateRouter = TypedRouter<GateEndpoints>;
/** @internal */
export type ReviewRouter = TypedRouter<ReviewEndpoints>;

/** A request of any endpoint. @internal */
export type AnyRequest = Parameters<HttpAuthService['credentials']>[0];

/**
 * What the routes work with.
 * @internal
 */
export interface RouterContext {
  readonly knex: Knex;
  readonly clock: Clock;
  readonly publications: Publications;
  readonly catalog: Pick<CatalogService, 'refreshEntity'>;
  readonly httpAuth: HttpAuthService;
  readonly authorization: Authorization;
  readonly people: People;
  readonly events: GovernanceEvents;
  readonly idempotency: Idempotency;
  readonly auditor: AuditorService | undefined;
  readonly logger: LoggerService;
  readonly factReading: FactReading;
  readonly gateSettings: GateSettings;
  readonly decider: GateDecider;
  readonly ingestion: Pick<FactIngestion, 'push'>;
  readonly pushes: Pick<SlicePushes, 'push'>;
  readonly queue: Pick<EvaluationQueue, 'request' | 'requestIn' | 'wake'>;
  /** The configured data sources of SLIs. */
  readonly sliSources: readonly SliSource[];
  readonly health: { read(): Promise<HealthView> };
}
