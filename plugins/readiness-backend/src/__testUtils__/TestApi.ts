import {
  BackstageCredentials,
  PermissionsRegistryService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import Ajv2020, { ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import {
  FactPushResult,
  HealthView,
  PushedFact,
} from 'backstage-plugin-readiness-common';
import { SliSource } from 'backstage-plugin-readiness-node';
import express from 'express';
import { Knex } from 'knex';
import request from 'supertest';
import { createRouter } from '../router/createRouter';
import { RouterContext } from '../router/RouterContext';
import { openApiDocument } from '../router/openapi/openApiDocument';
import { SlicePushes } from '../slo/slices/SlicePushes';
import { Publication } from '../standards/Publication';
import { TEST_FACT_READING } from './storeEvaluation';
import { TEST_GATE_SETTINGS } from './testGateSettings';

/** What the policy answers, by the name of a permission; anything else is allowed. @internal */
export type TestPolicy = Readonly<Record<string, PolicyDecision>>;

/** @internal */
export const DENIED: PolicyDecision = { result: AuthorizeResult.DENY };

/** A catalog decision with some condition: which entities it shows is what the test's catalog answers. @internal */
export const CATALOG_CONDITION: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: { claims: ['user:default/mock'] },
  },
};

interface TestApiOptions {
  readonly knex: Knex;
  readonly now: number;
  readonly publication?: Publication;
  readonly policy?: TestPolicy;
  /** Refs of entities for which nobody holds any permission. */
  readonly deniedFor?: readonly string[];
  /** What the catalog shows to the caller. */
  readonly catalogEntities?: Entity[];
  readonly catalog?: Partial<CatalogService>;
  readonly pushes?: Pick<SlicePushes, 'push'>;
  readonly elapsed?: () => number;
  readonly health?: () => Promise<HealthView>;
  readonly sliSources?: readonly SliSource[];
  /** Default: requests are noted and carried out by nobody. */
  readonly queue?: RouterContext['queue'];
  /** Who the users are. Default: each owns what they are named as owner of. */
  readonly userInfo?: UserInfoService;
}

const HEALTHY: HealthView = {
  status: 'ok',
  problems: [],
  queue: { due: 0, oldestDueSeconds: null },
  evaluation: { lastBatchSeconds: null, evaluatedEntities: 0 },
  lastSync: { at: null, entities: null, result: null },
  revision: 1,
};

/**
 * The API over a database, with a policy, as a caller uses it. Every answer is validated against the OpenAPI document,
 * and the queries that it took are counted.
 * @internal
 */
export class TestApi {
  readonly pushes: { facts: readonly PushedFact[]; source: string }[] = [];
  readonly requested: string[] = [];
  readonly refreshed: string[] = [];
  /** For how much permissions were asked for at once, question by question. */
  readonly questions: number[] = [];
  queries = 0;
  readonly #app: express.Express;
  readonly #knex: Knex;

  static async create(options: TestApiOptions): Promise<TestApi> {
    const app = express();
    const api = new TestApi(app, options.knex);
    app.use('/api/readiness', await api.#router(options));
    app.use(mockErrorHandler());
    return api;
  }

  private constructor(app: express.Express, knex: Knex) {
    this.#app = app;
    this.#knex = knex;
  }

  /** The body of an answer of 200, as a user unless said otherwise. */
  async get<T>(path: string): Promise<T> {
    const response = await this.send('get', path);
    if (response.status !== 200) {
      throw new Error(`${path}: ${response.status} ${response.text}`);
    }
    return response.body;
  }

  async send(
    method: 'get' | 'post' | 'put',
    path: string,
    options: {
      readonly authorization?: string;
      readonly body?: string | object;
      readonly headers?: Record<string, string>;
    } = {},
  ): Promise<request.Response> {
    this.queries = 0;
    const count = () => {
      this.queries += 1;
    };
    this.#knex.on('query', count);
    const sent = request(this.#app)
      [method](`/api/readiness${path}`)
      .set('Content-Type', 'application/json')
      .set(
        'Authorization',
        options.authorization ?? mockCredentials.user.header(),
      )
      .set(options.headers ?? {});
    const response = await sent.send(options.body);
    this.#knex.removeListener('query', count);
    expectDescribed(method, path, response);
    return response;
  }

  /** An answer that is no JSON, as the bytes that were sent. Errors are validated as those of any answer. */
  async download(path: string): Promise<request.Response> {
    const response = await request(this.#app)
      .get(`/api/readiness${path}`)
      .set('Authorization', mockCredentials.user.header())
      .responseType('blob');
    if (response.status >= 400) {
      response.body = JSON.parse(String(response.body));
      expectDescribed('get', path, response);
    }
    return response;
  }

  async #router(options: TestApiOptions): Promise<express.Router> {
    const { knex, now, publication, policy = {}, elapsed } = options;
    const denied = new Set(options.deniedFor);
    const permissions = mockServices.permissions.mock({
      authorize: async requests => {
        this.questions.push(requests.length);
        return requests.map(({ permission, ...asked }) => ({
          result:
            policy[permission.name]?.result === AuthorizeResult.DENY ||
            ('resourceRef' in asked && denied.has(String(asked.resourceRef)))
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }));
      },
      authorizeConditional: async (requests, { credentials }) =>
        requests.map(({ permission }) =>
          isUser(credentials)
            ? policy[permission.name] ?? { result: AuthorizeResult.ALLOW }
            : { result: AuthorizeResult.ALLOW },
        ),
    });
    return createRouter({
      knex,
      clock: { now: async () => now },
      publications: { current: async () => publication },
      catalog: this.#catalog(options),
      httpAuth: mockServices.httpAuth(),
      userInfo: options.userInfo ?? mockServices.userInfo(),
      permissions,
      permissionsRegistry: await permissionsRegistry(),
      auditor: mockServices.auditor.mock({
        createEvent: async () => ({
          success: async () => {},
          fail: async () => {},
        }),
      }),
      logger: mockServices.logger.mock(),
      factReading: TEST_FACT_READING,
      gateSettings: TEST_GATE_SETTINGS,
      ingestion: { push: (facts, { source }) => this.#push(facts, source) },
      pushes: options.pushes ?? {
        push: async slices => ({
          accepted: slices.length,
          unchanged: 0,
          rejected: [],
        }),
      },
      queue: options.queue ?? {
        request: async entityRefs => {
          this.requested.push(...entityRefs);
        },
        requestIn: async (_tx, entityRefs) => {
          this.requested.push(...entityRefs);
        },
        wake: () => {},
      },
      sliSources: options.sliSources ?? [],
      health: { read: options.health ?? (async () => HEALTHY) },
      elapsed,
    });
  }

  #catalog({ catalogEntities = [], catalog }: TestApiOptions): CatalogService {
    const mock = catalogServiceMock({ entities: catalogEntities });
    const refreshEntity = async (entityRef: string) => {
      this.refreshed.push(entityRef);
    };
    return Object.assign(mock, { refreshEntity }, catalog);
  }

  async #push(
    facts: readonly PushedFact[],
    source: string,
  ): Promise<FactPushResult> {
    this.pushes.push({ facts, source });
    return { accepted: facts.length, unchanged: 0, held: 0, rejected: [] };
  }
}

function isUser(credentials: BackstageCredentials | undefined): boolean {
  const principal = credentials?.principal;
  return (
    typeof principal === 'object' &&
    principal !== null &&
    'type' in principal &&
    principal.type === 'user'
  );
}

/** The path of an entity. @internal */
export function pathOf(entity: Entity, rest = ''): string {
  const [kind, namespace, name] = stringifyEntityRef(entity).split(/[:/]/);
  return `/v1/entities/${kind}/${namespace}/${name}${rest}`;
}

const validators = new Map<string, ValidateFunction>();
const document = openApiDocument();
const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
ajv.addSchema(document, 'openapi');

/** Fails unless the answer is one that the OpenAPI document describes. */
function expectDescribed(
  method: string,
  path: string,
  response: request.Response,
): void {
  if ([204, 304].includes(response.status) || path === '/openapi.json') {
    return;
  }
  const name =
    response.status < 300 ? schemaOf(method, path, response.status) : 'Error';
  const validate =
    validators.get(name) ??
    ajv.compile({ $ref: `openapi#/components/schemas/${name}` });
  validators.set(name, validate);
  if (!validate(response.body)) {
    throw new Error(
      `${method} ${path} is not a ${name}: ${ajv.errorsText(validate.errors)}`,
    );
  }
}

function schemaOf(method: string, path: string, status: number): string {
  const pathname = path.split('?')[0];
  const [, item] =
    Object.entries(document.paths).find(([template]) =>
      new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
    ) ?? [];
  const operation = new Map(Object.entries(item ?? {})).get(method);
  const answer = operation?.responses[String(status)];
  if (!answer || !('content' in answer) || !answer.content) {
    throw new Error(`${method} ${path} with ${status} is not described`);
  }
  return String(answer.content['application/json'].schema.$ref).split('/')[3];
}

/** The registry of the framework itself, so that rules are found as in a portal. */
function permissionsRegistry(): Promise<PermissionsRegistryService> {
  return ServiceFactoryTester.from(mockServices.permissionsRegistry.factory(), {
    dependencies: [mockServices.httpRouter.mock().factory],
  }).getSubject('readiness');
}
