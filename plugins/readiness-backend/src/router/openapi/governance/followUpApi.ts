import { pageOf } from '../entitySchemas';
import { operation } from '../operation';
import { anyOf, inPath, inQuery, pageParameters } from '../parameters';
import {
  flag,
  instant,
  JsonSchema,
  listOf,
  nullable,
  object,
  oneOf,
  text,
} from '../schema';

/** The endpoints about follow-ups and what is due soon. @internal */
export function followUpPaths() {
  return {
    '/v1/follow-ups': {
      get: operation({
        id: 'listFollowUps',
        summary:
          'One page of what is owed after broken glasses and as conditions of approvals, what is due first comes first',
        parameters: [
          anyOf('state', 'States', oneOf('open', 'overdue', 'closed')),
          anyOf('kind', 'Kinds', oneOf('break-glass', 'condition')),
          inQuery('entity', 'Ref of an entity'),
          ...pageParameters,
        ],
        answer: 'FollowUpPage',
      }),
    },
    '/v1/follow-ups/{id}/close': {
      post: operation({
        id: 'closeFollowUp',
        summary: 'Say what was done, for people only',
        parameters: [inPath('id', 'Id of the follow-up')],
        body: 'FollowUpClosing',
        answer: 'FollowUpView',
      }),
    },
    '/v1/due-soon': {
      get: operation({
        id: 'listDueSoon',
        summary:
          'One page of what ends or is owed soon, for what the asked owners or the groups of the caller own',
        parameters: [
          anyOf('owner', 'Refs of owners; what groups below them own as well'),
          inQuery('days', 'How many days ahead, 30 unless said', {
            type: 'integer',
            minimum: 1,
            maximum: 400,
          }),
          ...pageParameters,
        ],
        answer: 'DueItemPage',
      }),
    },
  };
}

/** What they are made of. @internal */
export const followUpSchemas: Readonly<Record<string, JsonSchema>> = {
  FollowUpView: object({
    id: text,
    kind: oneOf('break-glass', 'condition'),
    entityRef: text,
    gate: text,
    text,
    owner: nullable(text),
    raisedBy: text,
    raisedAt: instant,
    dueAt: instant,
    state: oneOf('open', 'overdue', 'closed'),
    closedBy: nullable(text),
    closedAt: nullable(instant),
    closingComment: nullable(text),
    reviewId: nullable(text),
    actions: listOf(oneOf('close')),
  }),
  FollowUpPage: pageOf('FollowUpView'),
  FollowUpClosing: object({
    comment: { type: 'string', minLength: 3, maxLength: 2_000 },
  }),
  DueItem: object({
    kind: oneOf(
      'attestation',
      'exemption',
      'review',
      'condition',
      'break-glass',
    ),
    id: text,
    entityRef: text,
    title: text,
    dueAt: instant,
    overdue: flag,
    owner: nullable(text),
  }),
  DueItemPage: pageOf('DueItem'),
};
