import {
  count,
  described,
  instant,
  JsonSchema,
  listOf,
  nullable,
  number,
  object,
  oneOf,
  ref,
  text,
} from './schema';
import { exemptionPolicyDocument, gateDocument } from './documentSchemas';

/**
 * Documents, pushed facts, health and errors.
 * @internal
 */
export const otherSchemas: Readonly<Record<string, JsonSchema>> = {
  Diagnostic: object({
    severity: oneOf('error', 'warning'),
    code: text,
    message: text,
    'file?': text,
    'path?': text,
    'line?': count,
  }),
  Documents: object({
    revision: nullable(count),
    publishedAt: nullable(instant),
    standards: listOf(
      object({
        name: text,
        title: text,
        'description?': text,
        owner: nullable(text),
        levels: listOf(text),
        'file?': text,
        checks: listOf(
          object({
            id: text,
            title: text,
            category: text,
            level: text,
            weight: number,
            tiers: nullable(listOf(count)),
            kind: oneOf('rule', 'measure', 'attestation', 'broken'),
            expression: nullable(text),
            'why?': text,
          }),
        ),
        off: listOf(
          object({
            id: text,
            title: text,
            'needs?': text,
            by: oneOf('author', 'configuration'),
          }),
        ),
      }),
    ),
    capabilities: listOf(
      object({
        name: text,
        title: text,
        'description?': text,
        owner: nullable(text),
        lifecycle: nullable(text),
        'file?': text,
      }),
    ),
    gates: listOf(gateDocument),
    exemptionPolicies: listOf(exemptionPolicyDocument),
    errorBudgetPolicies: listOf(
      object({
        name: text,
        title: text,
        'description?': text,
        owner: nullable(text),
        strictestTier: described(
          count,
          'An undeclared tier is judged by this one',
        ),
        rules: described(
          listOf(
            object({
              state: oneOf('at-risk', 'exhausted'),
              tiers: described(nullable(listOf(count)), 'Null: every tier'),
              gate: oneOf('allow', 'warn', 'block'),
              message: text,
              acknowledgeWithinSeconds: described(
                nullable(number),
                'Within which the owner should acknowledge it; null: nobody has to',
              ),
            }),
          ),
          'The first that fits by state and tier counts',
        ),
        'file?': text,
      }),
    ),
    diagnostics: listOf(ref('Diagnostic')),
    lastValid: listOf(text),
  }),
  Evaluation: object({
    status: oneOf('pending'),
    catalogRefresh: described(
      oneOf('requested', 'refused', 'failed'),
      'Whether the catalog was asked to read the entity again',
    ),
  }),
  PushedFact: {
    type: 'object',
    description:
      'Items are judged one by one, with a reason for each that is rejected; only `entityRef`, `factId`, `observedAt` and one of `value` and `none` are needed',
    properties: {
      entityRef: {},
      factId: {},
      value: { description: 'Any JSON value' },
      none: { description: 'True: the source looked and found nothing' },
      observedAt: { description: 'ISO 8601' },
      source: { description: 'Default: the name of the pushing service' },
      provenance: { description: 'declared, measured (default) or attested' },
      freshFor: { description: 'Such as 2d or PT6H' },
    },
  },
  FactPush: {
    type: 'object',
    properties: {
      facts: {
        type: 'array',
        maxItems: 5_000,
        items: ref('PushedFact'),
      },
    },
    required: ['facts'],
    additionalProperties: false,
  },
  FactPushResult: object({
    accepted: count,
    unchanged: count,
    held: described(count, 'For entities that the catalog does not have yet'),
    rejected: listOf(object({ index: count, code: text, message: text })),
  }),
  Health: object({
    status: oneOf('ok', 'degraded', 'starting'),
    problems: listOf(text),
    queue: object({ due: count, oldestDueSeconds: nullable(number) }),
    evaluation: object({
      lastBatchSeconds: nullable(number),
      evaluatedEntities: count,
    }),
    lastSync: object({
      at: nullable(instant),
      entities: nullable(count),
      result: nullable(text),
    }),
    revision: nullable(count),
  }),
  Error: {
    type: 'object',
    properties: {
      error: {
        type: 'object',
        properties: { name: text, message: text },
        required: ['name', 'message'],
      },
      request: { type: 'object' },
      response: { type: 'object' },
    },
    required: ['error'],
  },
};
