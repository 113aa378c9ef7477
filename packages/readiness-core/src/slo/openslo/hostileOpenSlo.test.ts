import fc from 'fast-check';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  object,
  policySpec,
  RATIO,
  readText,
  slo,
  THRESHOLD,
  yamlOf,
} from './__testUtils__/openSloTexts';
import { parseOpenSlo } from './parseOpenSlo';

jest.setTimeout(60_000);

const BOMB = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghij'
  .split('')
  .map((name, index) => {
    const before = String.fromCharCode(name.charCodeAt(0) - 1);
    return `${name}: &${name} [${`*${before}, `.repeat(9)}${index}]`;
  })
  .join('\n')}\napiVersion: openslo/v1\nkind: SLO\n`;

describe('a hostile OpenSLO file', () => {
  it.each([
    ['a bomb of aliases', BOMB],
    [
      '10 MB of text',
      `apiVersion: openslo/v1\nkind: ${'x'.repeat(10_000_000)}`,
    ],
    [
      'a million brackets',
      `apiVersion: openslo/v1\nkind: ${'['.repeat(1_000_000)}`,
    ],
    [
      'lists in lists',
      `apiVersion: openslo/v1\nspec:\n  ${'- '.repeat(50_000)}x`,
    ],
    [
      'a map in a map, in steps',
      Array.from(
        { length: 2_000 },
        (_, depth) => `${' '.repeat(depth)}a:`,
      ).join('\n'),
    ],
    ['an alias to itself', 'apiVersion: openslo/v1\nspec: &a { b: *a }'],
    ['a million document marks', '\n---\na'.repeat(300_000)],
    ['control characters', 'apiVersion: openslo/v1\nkind: \u0000\u0007'],
    [
      'a number of many digits',
      `apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: a }\nspec: { timeWindow: [{ duration: '${'9'.repeat(
        100_000,
      )}d' }] }`,
    ],
    [
      'a blank line of a million blanks',
      `apiVersion: openslo/v1\n${' '.repeat(1_000_000)}\nkind: SLO`,
    ],
  ])('of %s is refused, within seconds', (_, text) => {
    const started = performance.now();

    const { valid, diagnostics, definitions } = readText(text);

    expect(valid).toBe(false);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(definitions).toEqual([]);
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it('has a bounded number of diagnostics', () => {
    const metadata = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [`key-${index}`, index]),
    );

    const { diagnostics } = readText(yamlOf({ ...slo(), metadata }));

    expect(diagnostics).toHaveLength(501);
  });
});

const fragments = fc.constantFrom(
  ...'apiVersion: openslo/v1|kind: SLO|kind: SLI|metadata:|  name: a|spec:|  service: x|  indicator:|  timeWindow:|  - duration: 1d|    isRolling: yes|  objectives:|  - target: 0.9|  alertPolicies: [a, {}, null]|---|...|- a|? b|<<: *a|a: &a {b: 1}|: |"|{|]|\t|# c|%YAML 1.1'.split(
    '|',
  ),
);

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fragments, { maxLength: 30 }).map(lines => lines.join('\n')),
  fc.jsonValue().map(value => yamlOf(value as JsonValue)),
);

const share = fc.integer({ min: 0, max: 9_999 }).map(parts => parts / 10_000);

const validSlo: fc.Arbitrary<JsonObject> = fc
  .record({
    service: fc.string({ minLength: 1 }).filter(text => text.trim() === text),
    description: fc.string({ maxLength: 200 }),
    duration: fc
      .tuple(fc.integer({ min: 1, max: 365 }), fc.constantFrom(...'mhdwMQY'))
      .map(([amount, unit]) => `${amount}${unit}`),
    targets: fc.array(share, { minLength: 1, maxLength: 3 }),
    method: fc.constantFrom('Occurrences', 'RatioTimeslices'),
  })
  .map(({ service, description, duration, targets, method }) =>
    slo({
      service,
      description,
      timeWindow: [{ duration, isRolling: true }],
      budgetingMethod: method,
      objectives: targets.map(target => ({ target, timeSliceWindow: '5m' })),
    }),
  );

describe('parseOpenSlo, whatever it is given', () => {
  it('never throws, and a file is invalid exactly when it has an error', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 3 }), texts => {
        const sources = texts.map((text, index) => ({
          file: `${index}.yaml`,
          text,
        }));

        const { files } = parseOpenSlo(sources);

        expect(files).toHaveLength(texts.length);
        for (const { valid, diagnostics } of files) {
          const errors = diagnostics.filter(
            ({ severity }) => severity === 'error',
          );
          expect(valid).toBe(errors.length === 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes any change of one value without throwing', () => {
    const values = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(null, '', 0, -1, [], {}, [null], '1d', 'a b'),
    );
    const targets = fc.constantFrom<JsonObject>(
      slo(),
      slo({ indicator: { metadata: { name: 'a' }, spec: THRESHOLD } }),
      object('SLI', 'a', RATIO),
      object('AlertPolicy', 'a', policySpec()),
      { ...slo(), apiVersion: 'openslo/v1alpha' },
      { ...slo(), apiVersion: 'openslo.com/v2alpha' },
    );
    fc.assert(
      fc.property(targets, fc.nat(), values, (target, at, value) => {
        const changed = replaceAt(target, at, value as JsonValue);

        const { objects } = readText(JSON.stringify(changed));

        expect(objects).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });

  it('gives a valid SLO in any order of keys, in YAML and in JSON', () => {
    fc.assert(
      fc.property(validSlo, fc.nat(), (valid, seed) => {
        const shuffled = shuffle(valid, seed);
        const [yaml, json] = [yamlOf(shuffled), JSON.stringify(shuffled)];

        const expected = readText(yamlOf(valid)).definitions;

        expect(expected).toHaveLength(1);
        expect(withoutLine(readText(yaml).definitions)).toEqual(
          withoutLine(expected),
        );
        expect(withoutLine(readText(json).definitions)).toEqual(
          withoutLine(expected),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('does not mind the order of files, nor other files beside them', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 4 }), others => {
        const sources = [slo(), slo({ service: 'b' }, { name: 'b' })]
          .map(each => yamlOf(each))
          .concat(others)
          .map((text, index) => ({ file: `${index}.yaml`, text }));

        const reading = parseOpenSlo(sources);

        expect(parseOpenSlo([...sources].reverse())).toEqual(reading);
        expect(reading.definitions.map(({ name }) => name)).toEqual(
          expect.arrayContaining(['b', 'checkout']),
        );
      }),
      { numRuns: 100 },
    );
  });
});

/** The maps within a value with their keys in another order. */
function shuffle(value: JsonValue, seed: number): JsonValue {
  if (Array.isArray(value)) {
    return value.map(item => shuffle(item, seed));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(
    ([key, child]) => [key, shuffle(child ?? null, seed)] as const,
  );
  const start = seed % entries.length || 0;
  return Object.fromEntries([
    ...entries.slice(start).reverse(),
    ...entries.slice(0, start),
  ]);
}

/** The object with the `at`th of the values in it, counted around, replaced. */
function replaceAt(
  value: JsonObject,
  at: number,
  replacement: JsonValue,
): JsonValue {
  const count = JSON.stringify(value).split(/[:,[]/).length;
  let left = 2 + (at % count);
  return JSON.parse(
    JSON.stringify(value, (_, child) => {
      left -= 1;
      return left === 0 ? replacement : child;
    }),
  );
}

function withoutLine(definitions: ReturnType<typeof readText>['definitions']) {
  return definitions.map(({ line: _, ...definition }) => definition);
}
