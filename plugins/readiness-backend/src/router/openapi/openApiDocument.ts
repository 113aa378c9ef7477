import { entitySchemas } from './entitySchemas';
import { figureSchemas } from './figureSchemas';
import {
  attestationPaths,
  attestationSchemas,
} from './governance/attestationApi';
import { evidencePaths } from './governance/evidenceApi';
import { exemptionPaths, exemptionSchemas } from './governance/exemptionApi';
import { gatePaths, gateSchemas } from './governance/gateApi';
import { reviewPaths, reviewSchemas } from './governance/reviewApi';
import { standingPaths, standingSchemas } from './governance/standingApi';
import { operation } from './operation';
import { otherSchemas } from './otherSchemas';
import {
  entityPath,
  filterParameters,
  historyParameters,
  inPath,
  listParameters,
  pageParameters,
  sloListParameters,
  trendParameters,
} from './parameters';
import { ref } from './schema';
import { sloSchemas } from './sloSchemas';
import { sloViewSchemas } from './sloViewSchemas';

const ENTITY = '/v1/entities/{kind}/{namespace}/{name}';

/** Endpoints that one router answers. @internal */
export type ApiPart = 'entity' | 'measured' | 'sign-offs' | 'gates' | 'reviews';

/**
 * The description of the HTTP API: requests are validated against it, tests validate the answers, and it is served.
 * Made anew for each caller, because its users change it in place.
 * @param part - only its paths: a router that knows the paths of others would look each request up among them
 * @internal
 */
export function openApiDocument(part?: ApiPart) {
  return {
    openapi: '3.1.0' as const,
    info: {
      title: 'Readiness',
      version: '1',
      description:
        'Scorecards of catalog entities, their history, and what to do next. Every answer shows only what the caller may see in the catalog.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths: pathsOf(part),
    components: {
      schemas: {
        ...entitySchemas,
        ...figureSchemas,
        ...sloViewSchemas,
        ...sloSchemas,
        ...otherSchemas,
        ...attestationSchemas,
        ...exemptionSchemas,
        ...standingSchemas,
        ...gateSchemas,
        ...reviewSchemas,
      },
      responses: {
        Error: {
          description: 'What is wrong, and the mend',
          content: { 'application/json': { schema: ref('Error') } },
        },
      },
    },
  };
}

function pathsOf(part: ApiPart | undefined) {
  const isIn = (other: ApiPart) => part === undefined || part === other;
  return {
    ...(isIn('entity') && entityAnswerPath()),
    ...(isIn('measured') && {
      ...entityPaths(),
      ...figurePaths(),
      ...sloPaths(),
      ...otherPaths(),
      ...evidencePaths(),
    }),
    ...(isIn('sign-offs') && {
      ...attestationPaths(),
      ...exemptionPaths(),
      ...standingPaths(),
    }),
    ...(isIn('gates') && gatePaths()),
    ...(isIn('reviews') && reviewPaths()),
  };
}

function entityAnswerPath() {
  return {
    [ENTITY]: {
      get: operation({
        id: 'getEntity',
        summary: 'Everything readiness says about one entity',
        parameters: entityPath,
        answer: 'EntityReadiness',
      }),
    },
  };
}

function entityPaths() {
  return {
    '/v1/entities': {
      get: operation({
        id: 'listEntities',
        summary: 'One page of entities, worst first',
        parameters: listParameters,
        answer: 'EntityPage',
      }),
    },
    [`${ENTITY}/ownership`]: {
      get: operation({
        id: 'getOwnership',
        summary: 'Who owns an entity and how to reach them',
        parameters: entityPath,
        answer: 'OwnershipView',
      }),
    },
    [`${ENTITY}/history`]: {
      get: operation({
        id: 'getHistory',
        summary: 'One page of the changes of an entity, newest first',
        parameters: [...entityPath, ...historyParameters],
        answer: 'ChangePage',
      }),
    },
    [`${ENTITY}/evaluate`]: {
      post: operation({
        id: 'evaluateEntity',
        summary: 'Evaluate an entity now; its results come later',
        parameters: entityPath,
        status: '202',
        answer: 'Evaluation',
      }),
    },
  };
}

function figurePaths() {
  return {
    '/v1/overview': {
      get: operation({
        id: 'getOverview',
        summary: 'Figures of all standards over what the caller may see',
        parameters: filterParameters,
        answer: 'Overview',
      }),
    },
    '/v1/adoption': {
      get: operation({
        id: 'getAdoption',
        summary: 'How far each capability has been adopted',
        parameters: filterParameters,
        answer: 'AdoptionOverview',
      }),
    },
    '/v1/ownership': {
      get: operation({
        id: 'getOwnershipOverview',
        summary: 'How many entities lack an owner, contact, rotation or tier',
        parameters: filterParameters,
        answer: 'OwnershipOverview',
      }),
    },
    '/v1/standards/{standard}/trend': {
      get: operation({
        id: 'getStandardTrend',
        summary:
          'Daily figures of a standard, of the whole organisation: for who sees the whole catalog or holds readiness.overview.read',
        parameters: [inPath('standard', 'Name'), ...trendParameters],
        answer: 'Trend',
      }),
    },
    '/v1/capabilities/{capability}/trend': {
      get: operation({
        id: 'getCapabilityTrend',
        summary:
          'Daily figures of a capability, of the whole organisation: for who sees the whole catalog or holds readiness.overview.read',
        parameters: [inPath('capability', 'Name'), ...trendParameters],
        answer: 'Trend',
      }),
    },
  };
}

function sloPaths() {
  return {
    [`${ENTITY}/slos`]: {
      get: operation({
        id: 'getEntitySlos',
        summary: 'The SLOs of an entity, worst first',
        parameters: entityPath,
        answer: 'EntitySlos',
      }),
    },
    [`${ENTITY}/slos/{slo}/{objective}/acknowledgement`]: {
      post: operation({
        id: 'acknowledgeSlo',
        summary:
          'Say that you have seen what an error-budget policy asks for, for people only; the first of each episode counts',
        parameters: [
          ...entityPath,
          inPath('slo', 'Name of the SLO'),
          inPath('objective', 'Name of the objective'),
        ],
        body: 'SloAcknowledgement',
        status: '204',
      }),
    },
    '/v1/slos': {
      get: operation({
        id: 'listSlos',
        summary: 'One page of objectives, least budget left first',
        parameters: sloListParameters,
        answer: 'SloPage',
      }),
    },
    '/v1/slo-overview': {
      get: operation({
        id: 'getSloOverview',
        summary: 'Where the SLOs stand of what the caller may see',
        parameters: filterParameters,
        answer: 'SloOverview',
      }),
    },
    '/v1/entities-without-slo': {
      get: operation({
        id: 'listWithoutSlo',
        summary:
          'One page of the services of tiers 0 and 1 (or of an undeclared tier) without an SLO',
        parameters: [...filterParameters, ...pageParameters],
        answer: 'EntitySummaryPage',
      }),
    },
    '/v1/slo-documents': {
      get: operation({
        id: 'getSloDocuments',
        summary:
          'The OpenSLO files that were read, what was found in them, and SLOs that belong to no entity',
        answer: 'SloDocuments',
      }),
    },
  };
}

function otherPaths() {
  return {
    '/v1/documents': {
      get: operation({
        id: 'getDocuments',
        summary: 'The published documents, and what was found in the files',
        answer: 'Documents',
      }),
    },
    '/v1/facts': {
      put: operation({
        id: 'pushFacts',
        summary:
          'Take in up to 5,000 observations, for services only; the same again changes nothing',
        body: 'FactPush',
        answer: 'FactPushResult',
      }),
    },
    '/v1/sli-slices': {
      put: operation({
        id: 'pushSlices',
        summary:
          'Take in up to 5,000 slices of SLIs, for services only; the same again changes nothing, other counts are a correction',
        body: 'SlicePush',
        answer: 'SlicePushResult',
      }),
    },
    '/health': {
      get: operation({
        id: 'getHealth',
        summary: 'Whether readiness keeps up; needs no sign-in',
        answer: 'Health',
      }),
    },
  };
}
