import { pageOf } from '../entitySchemas';
import { operation } from '../operation';
import {
  anyOf,
  entityPath,
  idempotencyKey,
  inPath,
  inQuery,
  pageParameters,
} from '../parameters';
import {
  count,
  described,
  flag,
  instant,
  JsonSchema,
  listOf,
  nullable,
  object,
  oneOf,
  ref,
  text,
  tier,
} from '../schema';

const gatePath = inPath('gate', 'Name of the gate');
const answer = oneOf('allow', 'warn', 'block');

/** The endpoints about gates, their decisions, holds and broken glasses. @internal */
export function gatePaths() {
  return {
    ...decisionPaths(),
    '/v1/gates': {
      get: operation({
        id: 'getGates',
        summary:
          'All gates, what they ask for, who stops them, and what they answered and callers claimed in 30 days about what the caller may see',
        answer: 'GatesView',
      }),
    },
    '/v1/gates/{gate}/break-glass': {
      post: operation({
        id: 'breakGlass',
        summary:
          'Pass a gate in an emergency: for the members of the group that the gate names; what is owed afterwards is a follow-up',
        parameters: [gatePath],
        body: 'NewBreakGlass',
        status: '201',
        answer: 'FollowUpView',
      }),
    },
    '/v1/holds': {
      post: operation({
        id: 'setHold',
        summary: 'Stop one gate or all of them, for people only',
        body: 'NewHold',
        status: '201',
        answer: 'HoldView',
      }),
    },
    '/v1/holds/{id}/lift': {
      post: operation({
        id: 'liftHold',
        summary: 'Let a gate go again, for people only',
        parameters: [inPath('id', 'Id of the hold')],
        body: 'HoldLift',
        answer: 'HoldView',
      }),
    },
    '/v1/new-services': {
      get: operation({
        id: 'getNewServices',
        summary:
          'Services first seen within a week, and those whose lifecycle became production while a gate did not allow it',
        answer: 'NewServicesView',
      }),
    },
  };
}

function decisionPaths() {
  return {
    '/v1/entities/{kind}/{namespace}/{name}/gates': {
      get: operation({
        id: 'getEntityGates',
        summary:
          'What each gate that concerns an entity answers now; nothing is stored',
        parameters: entityPath,
        answer: 'EntityGates',
      }),
    },
    '/v1/gates/{gate}/decisions': {
      post: operation({
        id: 'decideGate',
        summary:
          'Ask a gate about an entity of the catalog, or about a descriptor; the answer is stored with its evidence',
        parameters: [gatePath, idempotencyKey],
        body: 'NewGateDecision',
        status: '201',
        answer: 'GateDecisionView',
      }),
      get: operation({
        id: 'listGateDecisions',
        summary: 'One page of the stored decisions of a gate, newest first',
        parameters: [
          gatePath,
          inQuery('entity', 'Ref of an entity'),
          anyOf('answer', 'Answers', answer),
          anyOf(
            'claim',
            'Kinds of claims that the gate made use of',
            oneOf('change', 'environment', 'reliability-fix'),
          ),
          anyOf('change', 'Types of change that callers claimed', changeType),
          inQuery('days', 'Only of so many days back', {
            type: 'integer',
            minimum: 1,
            maximum: 1_000,
          }),
          ...pageParameters,
        ],
        answer: 'GateDecisionPage',
      }),
    },
    '/v1/gate-decisions/{id}': {
      get: operation({
        id: 'getGateDecision',
        summary: 'A stored decision as it was given',
        parameters: [inPath('id', 'Id of the decision')],
        answer: 'GateDecisionView',
      }),
    },
  };
}

const mode = oneOf('warn', 'block');

/** Not only blanks, and without the character that PostgreSQL does not take. */
function bounded(least: number, most: number): JsonSchema {
  return {
    type: 'string',
    minLength: least,
    maxLength: most,
    pattern: '^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$',
  };
}

const changeType = bounded(1, 63);
const reason = bounded(10, 2_000);
const comment = bounded(1, 2_000);
const link: JsonSchema = {
  ...bounded(1, 2_000),
  pattern: '^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#]+([/?#]\\S*)?$',
  description: 'http or https; shown, never fetched',
};

const subjectMarks = {
  'descriptor?': described(
    flag,
    'It judged a descriptor that came with the question, not what the catalog has',
  ),
  'notInCatalog?': described(
    flag,
    'The catalog has no entity of that ref that the caller may see',
  ),
};

/** What they are made of. @internal */
export const gateSchemas: Readonly<Record<string, JsonSchema>> = {
  GateContextBody: object(
    {
      'change?': described(changeType, 'Such as minor or major'),
      'commit?': bounded(1, 255),
      'pipelineUrl?': link,
      'environment?': bounded(1, 63),
      'reliabilityFix?': object({ incident: link }),
    },
    'What the caller says of the change: shown, counted and stored as claims',
  ),
  NewGateDecision: object({
    'entityRef?': described(
      bounded(1, 255),
      'Of an entity of the catalog; either this or descriptor',
    ),
    'descriptor?': {
      type: 'object',
      description:
        'A descriptor as the catalog reads it, parsed; the entity need not be in the catalog yet',
    },
    'context?': ref('GateContextBody'),
  }),
  MissingResultView: object({
    standard: text,
    checkId: text,
    title: text,
    level: text,
    status: ref('CheckStatus'),
    stale: flag,
    reason: text,
    who: oneOf('owner', 'platform', 'author', 'nobody'),
    'fix?': object({ 'text?': text, 'url?': text, 'template?': text }),
  }),
  GateRequirementView: object({
    id: text,
    kind: oneOf('level', 'slo', 'review', 'freeze', 'hold'),
    outcome: oneOf(
      'met',
      'met-with-exemptions',
      'excused',
      'nothing-required',
      'not-met',
    ),
    'onlyWarns?': described(flag, 'Not met, and yet it never blocks by itself'),
    reason: text,
    'fix?': text,
    approvers: listOf(text, 'Refs of groups or people who can approve it'),
    missing: listOf(ref('MissingResultView'), 'Worst first, at most 50'),
    'level?': object({
      standard: text,
      title: text,
      required: nullable(text),
      reached: nullable(text),
      exempted: count,
      declared: count,
      unknown: count,
      applicable: count,
    }),
    oldestObservation: nullable(instant),
  }),
  GateDecisionView: object({
    id: described(nullable(text), 'Null for an answer that is not stored'),
    gate: text,
    title: text,
    entityRef: text,
    answer,
    mode: described(mode, 'In force now'),
    summary: text,
    at: instant,
    tier: object({ judged: count, declared: tier, reason: nullable(text) }),
    requirements: listOf(ref('GateRequirementView')),
    claims: listOf(object({ kind: text, value: text })),
    context: ref('GateContextBody'),
    breakGlass: nullable(
      object({ reason: text, by: text, at: instant, until: instant }),
    ),
    validUntil: nullable(instant),
    ...subjectMarks,
    link: described(
      text,
      'Page relative to the portal: of the entity, or of the decision where the catalog has no entity',
    ),
  }),
  EntityGates: object({
    entityRef: text,
    at: instant,
    gates: listOf(ref('GateDecisionView')),
  }),
  GateDecisionItem: object({
    id: text,
    gate: text,
    entityRef: text,
    answer,
    summary: text,
    at: instant,
    askedBy: text,
    context: ref('GateContextBody'),
    claims: listOf(text, 'Kinds of the claims that the gate made use of'),
    ...subjectMarks,
  }),
  GateDecisionPage: pageOf('GateDecisionItem'),
  HoldView: object({
    id: text,
    gate: described(nullable(text), 'Null: all gates'),
    reason: text,
    by: text,
    at: instant,
    until: nullable(instant),
    actions: listOf(oneOf('lift')),
  }),
  GateView: object({
    name: text,
    title: text,
    'description?': text,
    owner: nullable(text),
    mode: described(mode, 'In force now'),
    blockFrom: nullable(instant),
    requires: listOf(text),
    review: nullable(object({ by: text, when: nullable(text) })),
    breakGlass: nullable(object({ by: text })),
    freezes: listOf(object({ from: instant, to: instant, reason: text })),
    holds: listOf(ref('HoldView')),
    decisions: object({ allow: count, warn: count, block: count }),
    reliabilityFixes: described(
      count,
      'Claimed ones that passed an exhausted budget',
    ),
    changes: listOf(
      object({ change: text, decisions: count }),
      'Claimed types of change, the most frequent first, at most 10',
    ),
    otherChanges: described(
      count,
      'Decisions with any other claimed type of change',
    ),
    actions: listOf(oneOf('hold', 'break-glass')),
  }),
  GatesView: object({
    gates: listOf(ref('GateView')),
    holds: listOf(ref('HoldView'), 'Of all gates'),
    actions: listOf(oneOf('hold')),
  }),
  NewHold: object({
    'gate?': described(bounded(1, 63), 'Absent: all gates'),
    reason,
    'until?': instant,
  }),
  HoldLift: object({ 'comment?': comment }),
  NewBreakGlass: object({ entityRef: bounded(1, 255), reason }),
  NewServicesView: object({
    at: instant,
    firstSeen: listOf(
      object({
        entity: ref('EntitySummary'),
        firstSeenAt: instant,
        level: nullable(ref('LevelView')),
      }),
    ),
    ungated: listOf(
      object({
        entity: ref('EntitySummary'),
        at: instant,
        gates: listOf(object({ gate: text, answer })),
      }),
    ),
  }),
};
