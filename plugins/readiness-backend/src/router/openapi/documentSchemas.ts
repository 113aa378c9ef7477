import {
  count,
  described,
  flag,
  instant,
  listOf,
  nullable,
  number,
  object,
  oneOf,
  text,
} from './schema';

const seconds = described(number, 'In seconds');

/** A gate as its document says. @internal */
export const gateDocument = object({
  name: text,
  title: text,
  'description?': text,
  owner: nullable(text),
  mode: oneOf('warn', 'block'),
  blockFrom: described(nullable(instant), 'From then on the mode is block'),
  require: listOf({
    oneOf: [
      object({
        kind: oneOf('level'),
        standard: text,
        levels: listOf(object({ tier: count, level: text })),
        otherwise: described(
          nullable(text),
          'The level for every other tier; null: nothing is required of them',
        ),
        exemptions: oneOf('accepted', 'refused'),
        declaredAtMost: described(
          nullable(number),
          'Highest share of results that may rest on mere declarations',
        ),
      }),
      object({
        kind: oneOf('slo'),
        budget: oneOf('not-exhausted', 'by-policy'),
      }),
    ],
  }),
  reliabilityFix: described(
    flag,
    'A change that mends reliability may pass an exhausted budget',
  ),
  freeze: listOf(
    object({
      from: instant,
      to: instant,
      reason: text,
      except: listOf(text),
    }),
  ),
  review: nullable(
    object({
      when: described(nullable(text), 'A condition in CEL; null: always'),
      by: text,
      validForSeconds: seconds,
    }),
  ),
  breakGlass: nullable(
    object({
      by: text,
      followUpWithinSeconds: seconds,
      validForSeconds: seconds,
    }),
  ),
  'file?': text,
});

/** An exemption policy as its document says. @internal */
export const exemptionPolicyDocument = object({
  name: text,
  title: text,
  'description?': text,
  owner: nullable(text),
  standards: described(nullable(listOf(text)), 'Null: every standard'),
  rules: described(
    listOf(
      object({
        tiers: described(nullable(listOf(count)), 'Null: every tier'),
        levels: described(nullable(listOf(text)), 'Null: every level'),
        categories: described(nullable(listOf(text)), 'Null: every category'),
        approver: described(text, 'automatic, or the ref of a group'),
        longestSeconds: seconds,
      }),
    ),
    'The first that fits counts',
  ),
  'file?': text,
});
