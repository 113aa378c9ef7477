import fc from 'fast-check';
import {
  anyJson,
  arbitraryEntity,
  NOW,
} from '../evaluation/__testUtils__/arbitraryInputs';
import {
  booleanExpression,
  FACT_IDS,
} from '../evaluation/__testUtils__/arbitraryRules';
import { Fact } from '../facts/types';
import { compileRule } from './compileRule';

const fragment = fc.constantFrom(
  'fact(',
  '")',
  '.value',
  'has(',
  '.all(x, ',
  '&&',
  '||',
  '!',
  '?',
  ':',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '\\',
  '\\u{',
  'r"',
  'b"x"',
  '1u',
  '-9223372036854775808',
  '1e999',
  '0x',
  'entity',
  '__proto__',
  'constructor',
  'matches("(")',
  'type(1)',
  'cel.bind(',
  'google.protobuf.Timestamp',
  '\n',
  '//',
  '\u0000',
  '😀',
);

/** Valid rules with a piece cut out, put in or doubled. */
const mutated = fc
  .tuple(
    booleanExpression,
    fc.array(fc.tuple(fc.nat(), fc.nat(12), fragment), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([text, edits]) =>
    edits.reduce((changed, [at, length, piece]) => {
      const start = at % (changed.length + 1);
      return changed.slice(0, start) + piece + changed.slice(start + length);
    }, text),
  );

const factOf = (factId: string, fact: Fact | undefined) =>
  fact && { ...fact, factId };

const anyFact: fc.Arbitrary<Fact | undefined> = fc.option(
  fc.record({
    factId: fc.constant(''),
    observation: fc.oneof(
      anyJson.map(value => ({ kind: 'value' as const, value })),
      fc.constant({ kind: 'none' as const }),
    ),
    observedAt: fc.constant(NOW),
    source: fc.constant('a'),
    provenance: fc.constant('measured' as const),
  }),
  { nil: undefined },
);

describe('compileRule of anything', () => {
  it.each<[string, fc.Arbitrary<string>]>([
    ['any text', fc.string({ unit: 'binary', maxLength: 300 })],
    [
      'pieces of rules',
      fc.array(fragment, { maxLength: 40 }).map(x => x.join(' ')),
    ],
    ['changed rules', mutated],
  ])('never throws for %s, and says what is wrong', (_, texts) => {
    fc.assert(
      fc.property(texts, text => {
        const compilation = compileRule(text, { expects: 'boolean' });
        const problems =
          compilation.kind === 'refused' ? compilation.problems : [];
        expect(problems.length > 0).toBe(compilation.kind === 'refused');
        problems.forEach(({ message }) =>
          expect(message).toMatch(/^(?!.*readiness_).+/s),
        );
      }),
      { numRuns: 4_000 },
    );
  });

  it.each<[string, fc.Arbitrary<string>]>([
    ['rules', booleanExpression],
    ['changed rules', mutated],
  ])(
    'gives an outcome for %s, whatever the facts and the entity',
    (_, texts) => {
      fc.assert(
        fc.property(
          texts,
          arbitraryEntity,
          fc.tuple(...FACT_IDS.map(() => anyFact)),
          fc.oneof(fc.constant(NOW), fc.constant(8.64e15), fc.constant(1e300)),
          (text, entity, facts, now) => {
            const compilation = compileRule(text, { expects: 'any' });
            const outcome =
              compilation.kind === 'compiled'
                ? compilation.rule.evaluate({
                    entity,
                    tier: 1,
                    now,
                    fact: id =>
                      factOf(id, facts[FACT_IDS.findIndex(own => own === id)]),
                  })
                : undefined;
            expect([undefined, 'value', 'missing', 'none', 'fault']).toContain(
              outcome?.kind,
            );
            const shown = JSON.stringify(outcome ?? null);
            expect(JSON.parse(shown)).toEqual(outcome ?? null);
            const message =
              outcome?.kind === 'fault' ? outcome.message : 'none';
            expect(message).not.toMatch(/undefined|NaN|\[object|readiness_/);
          },
        ),
        { numRuns: 5_000 },
      );
    },
  );
});
