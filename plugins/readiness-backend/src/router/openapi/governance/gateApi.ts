import { operation } from '../operation';
import { inPath } from '../parameters';
import {
  count,
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
import { boundedWords } from './bounded';
import {
  gateAnswer,
  gateDecisionPaths,
  gateDecisionSchemas,
} from './gateDecisionApi';

const gatePath = inPath('gate', 'Name of the gate');

/** The endpoints about gates, their decisions, holds and broken glasses. @internal */
export function gatePaths() {
  return {
    ...gateDecisionPaths(),
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

const reason = boundedWords(10, 2_000);
const comment = boundedWords(1, 2_000);

/** What they are made of. @internal */
export const gateSchemas: Readonly<Record<string, JsonSchema>> = {
  ...gateDecisionSchemas,
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
    mode: described(oneOf('warn', 'block'), 'In force now'),
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
    'gate?': described(boundedWords(1, 63), 'Absent: all gates'),
    reason,
    'until?': instant,
  }),
  HoldLift: object({ 'comment?': comment }),
  NewBreakGlass: object({ entityRef: boundedWords(1, 255), reason }),
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
        gates: listOf(object({ gate: text, answer: gateAnswer })),
      }),
    ),
  }),
};
