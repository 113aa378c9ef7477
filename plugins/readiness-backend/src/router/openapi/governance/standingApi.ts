import { pageOf } from '../entitySchemas';
import { operation } from '../operation';
import { anyOf, inPath, pageParameters } from '../parameters';
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

/** The endpoints about changes of tier and scope. @internal */
export function standingPaths() {
  return {
    '/v1/standing-changes': {
      get: operation({
        id: 'listStandingChanges',
        summary:
          'One page of the changes of descriptors that would let gates judge more mildly; those that wait come first',
        parameters: [
          anyOf('state', 'States', ref('StandingChangeState')),
          ...pageParameters,
        ],
        answer: 'StandingChangePage',
      }),
    },
    '/v1/standing-changes/{id}/confirmation': {
      post: operation({
        id: 'confirmStanding',
        summary:
          'Let the change count at gates from now on, for people who do not own the entity',
        parameters: [inPath('id', 'Id of the change')],
        body: 'StandingConfirmation',
        answer: 'StandingChangeView',
      }),
    },
  };
}

/** What they are made of. @internal */
export const standingSchemas: Readonly<Record<string, JsonSchema>> = {
  StandingChangeState: oneOf('open', 'confirmed', 'undone'),
  StandingChangeView: object({
    id: text,
    kind: oneOf('tier', 'scope', 'gate-scope'),
    entity: ref('EntitySummary'),
    subject: described(
      nullable(text),
      'The standard or gate whose scope it left; null for a tier',
    ),
    from: nullable(text),
    to: nullable(text),
    at: instant,
    state: ref('StandingChangeState'),
    decidedBy: nullable(text),
    decidedAt: nullable(instant),
    comment: nullable(text),
    actions: listOf(oneOf('confirm')),
  }),
  StandingChangePage: pageOf('StandingChangeView'),
  StandingConfirmation: object({
    'comment?': { type: 'string', maxLength: 2_000 },
  }),
};
