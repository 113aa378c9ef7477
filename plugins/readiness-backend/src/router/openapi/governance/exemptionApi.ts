import { pageOf } from '../entitySchemas';
import { operation } from '../operation';
import { anyOf, inPath, inQuery, pageParameters } from '../parameters';
import {
  count,
  day,
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
  text,
} from '../schema';
import { bounded } from './bounded';

const scopeKind = oneOf('entity', 'owner', 'system');

/** The endpoints about exemptions and their debt. @internal */
export function exemptionPaths() {
  return {
    '/v1/exemptions': {
      get: operation({
        id: 'listExemptions',
        summary:
          'One page of exemptions: requests first, then the newest first',
        parameters: [
          inQuery('entity', 'Ref of an entity that it stands for'),
          anyOf(
            'owner',
            'Refs of owners of what it names; what groups below them own counts as well',
          ),
          inQuery('standard', 'Name of a standard'),
          inQuery('check', 'Id of a check'),
          anyOf('state', 'States', ref('ExemptionState')),
          inQuery('mine', 'true: only what the caller may decide now', flag),
          ...pageParameters,
        ],
        answer: 'ExemptionPage',
      }),
      post: operation({
        id: 'requestExemption',
        summary:
          'Ask for an exemption, for people only; approved at once where a policy says so',
        body: 'NewExemption',
        status: '201',
        answer: 'ExemptionView',
      }),
    },
    '/v1/exemption-terms': {
      get: operation({
        id: 'getExemptionTerms',
        summary:
          'What a request for an exemption would be judged by: who approves it, how long it may be, and what it would renew',
        parameters: [
          { ...inQuery('scope', 'For what', scopeKind), required: true },
          {
            ...inQuery('ref', 'Ref of the entity, owner or system'),
            required: true,
          },
          { ...inQuery('standard', 'Name of a standard'), required: true },
          { ...inQuery('check', 'Id of a check'), required: true },
        ],
        answer: 'ExemptionTermsView',
      }),
    },
    '/v1/exemptions/{id}/decision': {
      post: operation({
        id: 'decideExemption',
        summary:
          'Approve, reject, revoke or withdraw an exemption; nobody approves their own',
        parameters: [inPath('id', 'Id of the exemption')],
        body: 'ExemptionDecision',
        answer: 'ExemptionView',
      }),
    },
    '/v1/exemption-debt': {
      get: operation({
        id: 'getExemptionDebt',
        summary:
          'How many checks of entities are exempt now, how old that is and how often it was renewed',
        parameters: [
          anyOf(
            'owner',
            'Refs of owners; what groups below them own counts as well',
          ),
        ],
        answer: 'ExemptionDebt',
      }),
    },
  };
}

const action = oneOf('approve', 'reject', 'revoke', 'withdraw', 'renew');

const figures = {
  exemptions: described(count, 'Checks of entities that are exempt now'),
  entities: count,
  renewed: count,
  medianAgeDays: nullable(number),
  oldestAgeDays: nullable(number),
  endingIn14Days: count,
};

/** What they are made of. @internal */
export const exemptionSchemas: Readonly<Record<string, JsonSchema>> = {
  ExemptionState: oneOf(
    'requested',
    'approved',
    'rejected',
    'revoked',
    'withdrawn',
    'expired',
  ),
  ExemptionScope: object({
    kind: scopeKind,
    ref: bounded(1, 255),
  }),
  ExemptionTermsView: object(
    {
      scope: ref('ExemptionScope'),
      standard: text,
      checkId: text,
      automatic: flag,
      approver: described(
        nullable(text),
        'Group whose members decide, never who asks; null: who holds the permission, unless it is automatic',
      ),
      policy: nullable(text),
      longestDays: count,
      lastDay: described(day, 'On which it may end at the latest'),
      renews: described(
        nullable(text),
        'Id of the exemption that a request would renew',
      ),
      renewals: described(count, 'How often it would be renewed with it'),
    },
    'For an owner or a system by the most critical of the entities that the caller may see; those that they may not see can make it stricter',
  ),
  NewExemption: object({
    scope: ref('ExemptionScope'),
    standard: bounded(1, 63),
    checkId: bounded(1, 63),
    reason: bounded(10, 2_000),
    compensatingMeasure: bounded(10, 2_000),
    endsAt: instant,
    'renews?': bounded(1, 18),
  }),
  ExemptionDecision: object({
    decision: oneOf('approve', 'reject', 'revoke', 'withdraw'),
    'comment?': bounded(0, 2_000),
    version: { type: 'integer', minimum: 1 },
  }),
  ExemptionView: object({
    id: text,
    scope: ref('ExemptionScope'),
    standard: text,
    checkId: text,
    checkTitle: text,
    state: ref('ExemptionState'),
    reason: text,
    compensatingMeasure: text,
    requestedBy: text,
    requestedAt: instant,
    startsAt: nullable(instant),
    endsAt: instant,
    approver: described(
      nullable(text),
      'Group whose members decide; null: who holds the permission',
    ),
    automatic: flag,
    decidedBy: nullable(text),
    decidedAt: nullable(instant),
    decisionComment: nullable(text),
    renewals: count,
    renews: nullable(text),
    version: described(count, 'To be sent with a decision'),
    entities: described(
      count,
      'How many entities that the caller may see it stands for',
    ),
    actions: listOf(action),
  }),
  ExemptionPage: pageOf('ExemptionView'),
  ExemptionDebt: object({
    at: instant,
    figuresOf: oneOf('organisation', 'visible'),
    total: object(figures),
    byTeam: listOf(object({ team: nullable(text), ...figures })),
    byCheck: listOf(
      object({ standard: text, checkId: text, title: text, ...figures }),
    ),
  }),
};
