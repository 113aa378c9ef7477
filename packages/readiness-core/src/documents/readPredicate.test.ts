import fc from 'fast-check';
import {
  createZodV4FilterPredicateSchema,
  FilterPredicate,
} from '@backstage/filter-predicates';
import { standardWith, source } from './__testUtils__/documentTexts';
import { parseDocuments } from './parseDocuments';

const schema = createZodV4FilterPredicateSchema();

function readScope(scope: unknown) {
  const text = standardWith(
    's',
    '- id: a',
    '  rule: tier < 4',
    `  appliesTo: ${JSON.stringify(scope)}`,
  );
  const { standards, diagnostics } = parseDocuments([source(text)]);
  return { scope: standards[0].checks[0].appliesTo, diagnostics };
}

const paths = fc.constantFrom('kind', 'spec.type', 'metadata.annotations.a/b');
const primitives = fc.oneof(
  fc.constantFrom('x', 'y z'),
  fc.nat(9),
  fc.boolean(),
);

const { predicate } = fc.letrec<{ predicate: unknown; value: unknown }>(
  tie => ({
    predicate: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.dictionary(paths, primitives, { maxKeys: 3 }),
      fc.dictionary(paths, tie('value'), { maxKeys: 3 }),
      fc.record({ $all: fc.array(tie('predicate'), { maxLength: 3 }) }),
      fc.record({ $any: fc.array(tie('predicate'), { maxLength: 3 }) }),
      fc.record({ $not: tie('predicate') }),
    ),
    value: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      primitives,
      fc.record({ $exists: fc.boolean() }),
      fc.record({ $in: fc.array(primitives, { maxLength: 3 }) }),
      fc.record({ $hasPrefix: fc.constant('x') }),
      fc.record({ $contains: fc.oneof(primitives, tie('predicate')) }),
    ),
  }),
);

const junk = fc.letrec<{ node: unknown }>(tie => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    primitives,
    fc.constant(null),
    fc.array(tie('node'), { maxLength: 2 }),
    fc.dictionary(
      fc.constantFrom(
        'kind',
        '$all',
        '$any',
        '$not',
        '$in',
        '$contains',
        '$exists',
        '$hasPrefix',
        '$x',
      ),
      tie('node'),
      { maxKeys: 2 },
    ),
  ),
})).node;

describe('readPredicate', () => {
  it('accepts every filter predicate of Backstage that is not too large', () => {
    fc.assert(
      fc.property(predicate, scope => {
        expect(readScope(scope)).toEqual({ scope, diagnostics: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  it('accepts nothing that Backstage would refuse, and says where the fault is', () => {
    fc.assert(
      fc.property(junk, value => {
        const { scope, diagnostics } = readScope(value);
        const refused = !schema.safeParse(value as FilterPredicate).success;
        expect(refused && scope !== undefined).toBe(false);
        expect(scope === undefined).toBe(diagnostics.length > 0);
        // The schema has the last word, but the walk should leave it nothing to say.
        expect(
          diagnostics.filter(({ message }) =>
            message.includes('must be a Backstage filter predicate'),
          ),
        ).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });
});
