import { pageOf } from '../entitySchemas';
import { operation } from '../operation';
import { anyOf, inPath, inQuery, pageParameters } from '../parameters';
import {
  count,
  described,
  flag,
  instant,
  JsonSchema,
  listOf,
  nullable,
  number,
  object,
  oneOf,
  ref,
  share,
  text,
} from '../schema';
import { followUpPaths, followUpSchemas } from './followUpApi';

/** The endpoints about readiness reviews, with their follow-ups and what is due soon. @internal */
export function reviewPaths() {
  return {
    '/v1/reviews': {
      get: operation({
        id: 'listReviews',
        summary:
          'One page of reviews; those that wait come first, the most critical tier and the oldest first',
        parameters: [
          inQuery('entity', 'Ref of an entity'),
          inQuery('gate', 'Name of a gate'),
          anyOf('state', 'States', ref('ReviewState')),
          inQuery('mine', 'Only what the caller may decide now', flag),
          ...pageParameters,
        ],
        answer: 'ReviewPage',
      }),
      post: operation({
        id: 'requestReview',
        summary:
          'Ask for a review, for people only; the state of the entity is frozen. With the same Idempotency-Key the same review',
        body: 'NewReview',
        status: '201',
        answer: 'ReviewItem',
      }),
    },
    '/v1/reviews/{id}': {
      get: operation({
        id: 'getReview',
        summary: 'Everything that a reviewer needs',
        parameters: [inPath('id', 'Id of the review')],
        answer: 'ReviewView',
      }),
    },
    '/v1/reviews/{id}/decision': {
      post: operation({
        id: 'decideReview',
        summary:
          'Decide a review that another person asked for, or withdraw your own',
        parameters: [inPath('id', 'Id of the review')],
        body: 'ReviewDecision',
        answer: 'ReviewItem',
      }),
    },
    '/v1/review-figures': {
      get: operation({
        id: 'getReviewFigures',
        summary: 'How long reviews wait, and what is overdue',
        answer: 'ReviewFigures',
      }),
    },
    ...followUpPaths(),
  };
}

function textUpTo(maxLength: number, minLength = 0): JsonSchema {
  return { type: 'string', minLength, maxLength };
}

const item = {
  id: text,
  entity: ref('EntitySummary'),
  gate: text,
  gateTitle: text,
  state: ref('ReviewState'),
  requestedBy: text,
  requestedAt: instant,
  waitingDays: number,
  tier: count,
  level: nullable(ref('LevelView')),
  missing: count,
  declared: count,
  applicable: count,
  reviewers: nullable(text),
  decidedBy: nullable(text),
  decidedAt: nullable(instant),
  validUntil: nullable(instant),
  conditions: count,
  version: count,
  actions: listOf(ref('ReviewAction')),
};

const change = object({
  at: instant,
  subject: text,
  title: text,
  before: nullable(text),
  after: nullable(text),
});

const snapshot = object({
  at: instant,
  'shortened?': flag,
  decision: ref('GateDecisionView'),
  scorecards: listOf(
    object({
      standard: text,
      title: text,
      level: ref('LevelView'),
      score: nullable(share),
      known: nullable(share),
      results: listOf(
        object({
          checkId: text,
          title: text,
          category: text,
          level: text,
          status: ref('CheckStatus'),
          stale: flag,
          exempt: flag,
          reason: text,
          restsOn: oneOf('declared', 'measured', 'attested', 'nothing'),
        }),
      ),
    }),
  ),
  attestations: listOf(ref('AttestationView')),
  exemptions: listOf(ref('ExemptionView')),
  objectives: listOf(
    object({
      slo: text,
      objective: text,
      title: text,
      state: text,
      budgetRemaining: nullable(number),
      'removed?': object(
        { at: instant, countsUntil: instant },
        'No SLO in force has it any more: it counts as it stood then, until all of its window has passed',
      ),
    }),
  ),
  ownership: object({
    owner: nullable(text),
    ownerState: oneOf('none', 'missing', 'not-a-group', 'valid'),
    hasContact: flag,
    hasRotation: flag,
  }),
  dependencies: listOf(
    object({
      entityRef: text,
      exists: flag,
      level: nullable(ref('LevelView')),
    }),
  ),
});

/** What they are made of. @internal */
export const reviewSchemas: Readonly<Record<string, JsonSchema>> = {
  ...followUpSchemas,
  ReviewState: oneOf(
    'requested',
    'changes-requested',
    'approved',
    'rejected',
    'withdrawn',
    'lapsed',
    'expired',
  ),
  ReviewAction: oneOf('approve', 'request-changes', 'reject', 'withdraw'),
  ReviewItem: object(item),
  ReviewPage: pageOf('ReviewItem'),
  ReviewView: object({
    ...item,
    comment: nullable(text),
    decisionComment: nullable(text),
    lapsedReason: nullable(text),
    followUps: listOf(ref('FollowUpView')),
    snapshot: described(snapshot, 'Frozen at the request'),
    now: nullable(ref('GateDecisionView')),
    changedSince: listOf(change, 'Since the request, newest first'),
    changedSinceLastReview: nullable(
      listOf(change, 'Since reviewers last decided before this request'),
    ),
  }),
  NewReview: object({
    entityRef: textUpTo(255, 1),
    gate: textUpTo(63, 1),
    'comment?': textUpTo(2_000),
  }),
  ReviewDecision: object({
    decision: ref('ReviewAction'),
    'comment?': textUpTo(2_000),
    version: count,
    'conditions?': {
      maxItems: 20,
      ...listOf(
        object({
          text: textUpTo(1_000, 3),
          owner: textUpTo(255, 1),
          dueAt: instant,
        }),
        'With approve: what is still owed',
      ),
    },
  }),
  ReviewFigures: object({
    at: instant,
    waiting: count,
    oldestWaitingDays: nullable(number),
    decided: object({
      approved: count,
      'changes-requested': count,
      rejected: count,
    }),
    medianWaitingDays: nullable(number),
    overdueConditions: count,
    openBreakGlasses: count,
  }),
};
