import fc from 'fast-check';
import { stringify } from 'yaml';
import { source } from './__testUtils__/documentTexts';
import { parseDocuments } from './parseDocuments';
import { Check, DocumentSet } from './types';

const words = fc.constantFrom(
  'incident-response',
  'delivery',
  'Sécurité ☂',
  'a: b # c',
  '"',
  "it's",
);
const durations = fc.constantFrom('90s', '15m', '12h', '2d', 'P1W');
const bounds = fc.record({ min: fc.constantFrom(0.5, 0.95, 3) });
const requirements = fc.oneof(
  fc.record({
    rule: fc.constantFrom(
      'tier < 2',
      'fact("x").value == "y"',
      'annotation("a/b") != ""',
    ),
    severity: fc.constantFrom('warn', 'fail'),
  }),
  fc.record({
    measure: fc.constant('fact("ci.success-rate").value'),
    unit: fc.constant('ratio'),
    target: fc.oneof(bounds, fc.record({ 1: bounds, default: bounds })),
  }),
  fc.record({
    attestation: fc.record({ question: words, validFor: durations }),
  }),
);
const optional = fc.record(
  {
    title: words,
    category: words,
    level: fc.constantFrom('foundation', 'advanced'),
    weight: fc.constantFrom('high', 'low', 2.5),
    tiers: fc.uniqueArray(fc.constantFrom(0, 1, 2, 3), { minLength: 1 }),
    accepts: fc.uniqueArray(fc.constantFrom('measured', 'attested'), {
      minLength: 1,
    }),
    appliesTo: fc.record({
      kind: fc.constant('Component'),
      'spec.type': fc.constant({ $in: ['service'] }),
    }),
    message: fc.record({ fail: words }),
    fix: fc.record({
      text: words,
      url: fc.constant('/docs/${{ entity.metadata.name }}'),
    }),
    effort: durations,
    freshFor: durations,
    why: words,
    off: fc.oneof(
      fc.boolean(),
      fc.record({ needs: fc.constantFrom('ci', 'oncall') }),
    ),
  },
  { requiredKeys: [] },
);
const checks = fc
  .array(fc.tuple(requirements, optional), { minLength: 1, maxLength: 3 })
  .map(parts =>
    parts.map(([requirement, rest], i) => ({
      id: `check-${i}`,
      ...requirement,
      ...rest,
    })),
  );

function standard(name: string, list: readonly object[]) {
  return {
    apiVersion: 'readiness/v1',
    kind: 'Standard',
    metadata: { name },
    spec: { levels: ['foundation', 'advanced'], checks: list },
  };
}

/** What parsing gave, without functions and file names. */
function plain(set: Pick<DocumentSet, 'standards'>): unknown {
  return JSON.parse(JSON.stringify(set.standards));
}

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(reverseKeys);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, item]) => [key, reverseKeys(item)]),
      )
    : value;
}

function checksById(set: DocumentSet): ReadonlyMap<string, string> {
  const [{ checks: on, off }] = set.standards;
  return new Map(
    [...on, ...off].map((check: Check) => [check.id, JSON.stringify(check)]),
  );
}

describe('parseDocuments', () => {
  const formats: Record<string, (document: unknown) => string> = {
    block: document => stringify(document),
    'keys reversed': document =>
      stringify(reverseKeys(document), { indent: 4, lineWidth: 0 }),
    flow: document =>
      stringify(document, {
        collectionStyle: 'flow',
        defaultStringType: 'QUOTE_DOUBLE',
      }),
    comments: document =>
      `# a comment\n---\n${stringify(document).replace(
        /\n(?=spec:)/,
        ' # another\n\n',
      )}...\n`,
  };

  it.each(Object.keys(formats))(
    'gives the same versions however a document is formatted: %s',
    format => {
      fc.assert(
        fc.property(checks, list => {
          const document = standard('s', list);
          const text = formats[format](document);
          const parsed = parseDocuments([source(JSON.stringify(document))]);
          expect(parsed.diagnostics).toEqual([]);
          expect(plain(parseDocuments([source(text)]))).toEqual(plain(parsed));
        }),
        { numRuns: 300 },
      );
    },
  );

  it('gives another version to a check whenever its meaning changes', () => {
    fc.assert(
      fc.property(
        requirements,
        optional,
        requirements,
        optional,
        (r1, o1, r2, o2) => {
          const [left, right] = [
            { ...r1, ...o1 },
            { ...r2, ...o2 },
          ].map(parts => {
            const set = parseDocuments([
              source(JSON.stringify(standard('s', [{ id: 'a', ...parts }]))),
            ]);
            return [...set.standards[0].checks, ...set.standards[0].off][0];
          });
          const meaning = ({ version, off, ...rest }: Check) =>
            JSON.stringify(rest, Object.keys(rest).sort());
          const same =
            meaning(left) === meaning(right) &&
            JSON.stringify(left.requirement) ===
              JSON.stringify(right.requirement);
          expect(same && left.version !== right.version).toBe(false);
          expect(!same && left.version === right.version).toBe(false);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  const texts = fc.oneof(
    fc
      .tuple(fc.constantFrom('a', 'b', 'c'), checks)
      .map(([name, list]) => stringify(standard(name, list))),
    fc.constantFrom(
      'a: [',
      'apiVersion: openslo/v1',
      stringify({
        ...standard('a', []),
        kind: 'Capability',
        spec: { adoptedWhen: { checks: ['a/check-0', 'z/y'] } },
      }),
      stringify({
        ...standard('d', []),
        spec: { extends: 'a', checks: [{ id: 'check-0', off: true }] },
      }),
      stringify({ ...standard('e', []), spec: { extends: 'd' } }),
      stringify({ ...standard('a', []), spec: { extends: 'e' } }),
    ),
  );

  it('gives the same answer for any order of the sources', () => {
    const shuffled = fc
      .array(texts, { minLength: 2, maxLength: 3 })
      .map(all => all.map((text, i) => source(text, `${i}.yaml`)))
      .chain(sources =>
        fc.tuple(
          fc.constant(sources),
          fc.shuffledSubarray(sources, { minLength: sources.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([sources, other]) => {
        expect(JSON.stringify(parseDocuments(other))).toBe(
          JSON.stringify(parseDocuments(sources)),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('never lets one broken check change another check', () => {
    const breakage = fc.constantFrom<Record<string, unknown>>(
      { rule: '(' },
      { rule: 7, measure: 'x' },
      { weight: 'heavy' },
      { level: 'gold' },
      { tiers: 'all' },
      { appliesTo: { $x: 1 } },
      { unknown: [1, { a: 2 }] },
      { id: 'Not An Id' },
      { off: 'maybe' },
    );
    fc.assert(
      fc.property(checks, fc.nat(), breakage, (list, position, fault) => {
        const at = position % list.length;
        const sound = checksById(
          parseDocuments([source(JSON.stringify(standard('s', list)))]),
        );
        const broken = checksById(
          parseDocuments([
            source(
              JSON.stringify(
                standard(
                  's',
                  list.map((check, i) =>
                    i === at ? { ...check, ...fault } : check,
                  ),
                ),
              ),
            ),
          ]),
        );
        list.forEach(({ id }, i) => {
          expect(i === at || broken.get(id) === sound.get(id)).toBe(true);
        });
        // A misspelt check keeps its place in the denominator.
        expect('id' in fault || broken.has(list[at].id)).toBe(true);
        expect(broken.get(list[at].id) ?? '"kind":"broken"').toContain(
          '"kind":"broken"',
        );
      }),
      { numRuns: 1_000 },
    );
  });

  /** What must hold of any set, whatever it was read from. */
  function unsoundParts(set: DocumentSet): readonly unknown[] {
    const unsoundChecks = set.standards.flatMap(
      ({ levels, checks: on, off, strictestTier }) =>
        [...on, ...off].filter(
          ({ level, weight }) =>
            !levels.includes(level) ||
            !(weight > 0 && weight <= 100) ||
            ![0, 1, 2, 3].includes(strictestTier),
        ),
    );
    const unsoundDiagnostics = set.diagnostics.filter(
      ({ line = 0, file, message, code }) =>
        line < 1 ||
        file !== 'a.yaml' ||
        /undefined|\[object/.test(message) ||
        !/^[a-z]+(-[a-z]+)*$/.test(code),
    );
    return [...unsoundChecks, ...unsoundDiagnostics];
  }

  it('never throws on junk in the place of any value', () => {
    const keys = fc.constantFrom(
      'id',
      'rule',
      'measure',
      'target',
      'warn',
      'attestation',
      'tiers',
      'weight',
      'level',
      'appliesTo',
      'fix',
      'message',
      'controls',
      'off',
      'effort',
      'from',
      'accepts',
      'toString',
      'constructor',
    );
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom(null, '', [], {}, -1, 'P1D', '2027-01-01'),
    );
    const junk = fc.oneof(
      fc.array(
        fc.oneof(
          value,
          fc.dictionary(keys, value),
          fc
            .tuple(keys, value)
            .map(([key, item]) => ({ id: 'a', [key]: item })),
        ),
      ),
      value,
    );
    const specs = fc.oneof(
      fc.record(
        {
          levels: fc.oneof(value, fc.constant(['x'])),
          checks: junk,
          owner: value,
        },
        { requiredKeys: [] },
      ),
      fc.record({ levels: fc.constant(['x', 'y']), checks: junk }),
      fc.dictionary(
        fc.constantFrom(
          'adoptedWhen',
          'milestones',
          'links',
          'outcomes',
          'alternative',
          'owner',
          'appliesTo',
        ),
        value,
      ),
      value,
    );
    fc.assert(
      fc.property(
        specs,
        fc.constantFrom('Standard', 'Capability'),
        (spec, kind) => {
          const text = JSON.stringify({
            apiVersion: 'readiness/v1',
            kind,
            metadata: { name: 'n' },
            spec,
          });
          const set = parseDocuments([source(text)]);
          expect(unsoundParts(set)).toEqual([]);
          expect(
            set.standards.length +
              set.capabilities.length +
              set.rejected.length,
          ).toBe(1);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('never throws on junk text', () => {
    const pieces = fc.constantFrom(
      'a: ',
      '- ',
      '\n',
      '  ',
      '[',
      ']',
      '{',
      '}',
      ', ',
      '"',
      "'",
      '|\n',
      '>-\n',
      '&x ',
      '*x',
      '!t ',
      '? ',
      ': ',
      '---\n',
      '...\n',
      '%YAML 1.1\n',
      '# c\n',
      '\t',
      '<<: *x\n',
      '0',
      '.nan',
      '~',
      'apiVersion: readiness/v1\n',
      'kind: Standard\n',
      'metadata: { name: x }\n',
      '\u2028',
      '\ufeff',
      '\ud800',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 40 }).map(parts => parts.join('')),
          fc.string(),
        ),
        text => {
          expect(unsoundParts(parseDocuments([source(text)]))).toEqual([]);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
