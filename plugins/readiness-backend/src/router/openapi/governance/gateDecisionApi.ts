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
import { boundedWords } from './bounded';

/** What a gate answers. @internal */
export const gateAnswer = oneOf('allow', 'warn', 'block');
const changeType = boundedWords(1, 63);
const link: JsonSchema = {
  ...boundedWords(1, 2_000),
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

/** The endpoints about what gates answer. @internal */
export function gateDecisionPaths() {
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
        parameters: [inPath('gate', 'Name of the gate'), idempotencyKey],
        body: 'NewGateDecision',
        status: '201',
        answer: 'GateDecisionView',
      }),
      get: operation({
        id: 'listGateDecisions',
        summary: 'One page of the stored decisions of a gate, newest first',
        parameters: [
          inPath('gate', 'Name of the gate'),
          inQuery('entity', 'Ref of an entity'),
          anyOf('answer', 'Answers', gateAnswer),
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

/** What they are made of. @internal */
export const gateDecisionSchemas: Readonly<Record<string, JsonSchema>> = {
  GateContextBody: object(
    {
      'change?': described(changeType, 'Such as minor or major'),
      'commit?': boundedWords(1, 255),
      'pipelineUrl?': link,
      'environment?': boundedWords(1, 63),
      'reliabilityFix?': object({ incident: link }),
    },
    'What the caller says of the change: shown, counted and stored as claims',
  ),
  NewGateDecision: object({
    'entityRef?': described(
      boundedWords(1, 255),
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
    answer: gateAnswer,
    mode: described(oneOf('warn', 'block'), 'In force now'),
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
    answer: gateAnswer,
    summary: text,
    at: instant,
    askedBy: text,
    context: ref('GateContextBody'),
    claims: listOf(text, 'Kinds of the claims that the gate made use of'),
    ...subjectMarks,
  }),
  GateDecisionPage: pageOf('GateDecisionItem'),
};
