import { pageOf } from '../entitySchemas';
import { operation } from '../operation';
import { entityPath, inPath, inQuery, pageParameters } from '../parameters';
import {
  described,
  instant,
  JsonSchema,
  listOf,
  nullable,
  object,
  oneOf,
  ref,
  text,
} from '../schema';
import { bounded } from './bounded';

const ENTITY = '/v1/entities/{kind}/{namespace}/{name}';

/** The endpoints about sign-offs of checks. @internal */
export function attestationPaths() {
  return {
    [`${ENTITY}/governance`]: {
      get: operation({
        id: 'getEntityGovernance',
        summary:
          'What people decided about an entity, and what the caller may do',
        parameters: entityPath,
        answer: 'EntityGovernance',
      }),
    },
    [`${ENTITY}/attestations`]: {
      get: operation({
        id: 'listAttestations',
        summary:
          'One page of all versions of the sign-offs of an entity, newest first',
        parameters: [
          ...entityPath,
          inQuery('standard', 'Name of a standard'),
          inQuery('check', 'Id of a check'),
          ...pageParameters,
        ],
        answer: 'AttestationPage',
      }),
      post: operation({
        id: 'makeAttestation',
        summary: 'Sign a check off, for people only',
        parameters: entityPath,
        body: 'NewAttestation',
        status: '201',
        answer: 'AttestationView',
      }),
    },
    '/v1/attestations/{id}/decision': {
      post: operation({
        id: 'decideAttestation',
        summary:
          'Confirm or refuse what another person signed off, withdraw it, or sign the same off again',
        parameters: [inPath('id', 'Id of the sign-off')],
        body: 'AttestationDecision',
        answer: 'AttestationView',
      }),
    },
  };
}

const answer = oneOf('met', 'not-met', 'not-applicable');

/** What they are made of. @internal */
export const attestationSchemas: Readonly<Record<string, JsonSchema>> = {
  EvidenceLink: object({ url: text, 'title?': text }),
  Evidence: object({
    links: listOf(ref('EvidenceLink')),
    'text?': text,
  }),
  NewEvidence: object({
    'links?': {
      ...listOf(
        object({ url: bounded(1, 2_000), 'title?': bounded(0, 255) }),
        'Of the web; shown, never fetched',
      ),
      maxItems: 20,
    },
    'text?': bounded(0, 10_000),
  }),
  NewAttestation: object({
    standard: bounded(1, 63),
    checkId: bounded(1, 63),
    answer,
    'comment?': bounded(0, 2_000),
    'evidence?': ref('NewEvidence'),
    'validForDays?': {
      ...{ type: 'integer', minimum: 1, maximum: 3_650 },
      description:
        'Earlier than the period of the check would end it, in days from now; not beside validUntil',
    },
    'validUntil?': described(
      instant,
      'Earlier than the period of the check would end it; not beside validForDays',
    ),
  }),
  AttestationDecision: object({
    decision: oneOf('confirm', 'refuse', 'withdraw', 'reconfirm'),
    'comment?': bounded(0, 2_000),
  }),
  AttestationView: object({
    id: text,
    entityRef: text,
    standard: text,
    checkId: text,
    checkTitle: text,
    question: nullable(text),
    answer,
    state: oneOf(
      'awaiting-review',
      'in-force',
      'expired',
      'refused',
      'withdrawn',
      'replaced',
    ),
    comment: nullable(text),
    evidence: ref('Evidence'),
    attestedBy: text,
    attestedAt: instant,
    reviewedBy: nullable(text),
    reviewedAt: nullable(instant),
    reviewComment: nullable(text),
    validUntil: nullable(instant),
    actions: listOf(oneOf('confirm', 'refuse', 'withdraw', 'reconfirm')),
  }),
  AttestationPage: pageOf('AttestationView'),
  AttestableCheck: object({
    standard: text,
    checkId: text,
    title: text,
    question: text,
    evidence: oneOf('required', 'optional'),
    validForDays: { type: 'number', exclusiveMinimum: 0 },
    reviewer: oneOf('other-person', 'any'),
  }),
  EntityGovernance: object({
    entityRef: text,
    attestations: listOf(ref('AttestationView')),
    exemptions: listOf(ref('ExemptionView')),
    reviews: listOf(ref('ReviewItem')),
    followUps: listOf(ref('FollowUpView')),
    standingChanges: listOf(ref('StandingChangeView')),
    attestable: listOf(ref('AttestableCheck')),
    actions: listOf(
      oneOf(
        'attest',
        'request-exemption',
        'request-review',
        'break-glass',
        'export-evidence',
      ),
    ),
  }),
};
