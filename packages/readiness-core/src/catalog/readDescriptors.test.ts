import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { isScoredKind } from './isScoredKind';
import { readDescriptors } from './readDescriptors';
import { DescribedEntity } from './types';

const component = (
  name: string,
  more = '',
) => `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
spec:
  type: service
  lifecycle: production
  owner: team-a
${more}`;

const read = (text: string) => readDescriptors(text, 'catalog-info.yaml');

const namesOf = (entities: readonly DescribedEntity[]) =>
  entities.map(({ entity, line }) => `${entity.metadata.name}@${line}`);

describe('readDescriptors', () => {
  it('gives every entity with its line and its default namespace', async () => {
    const { entities, diagnostics } = await read(
      `# ours\n${component('one')}---\n${component('two')}`,
    );

    expect(diagnostics).toEqual([]);
    expect(namesOf(entities)).toEqual(['one@2', 'two@11']);
    expect(entities[0].entity.metadata.namespace).toBe('default');
  });

  it.each([
    ['an empty file', ''],
    ['a file of comments', '# nothing yet\n'],
    ['empty documents', '---\n---\n...\n'],
    ['a null document', 'null\n'],
  ])('finds nothing in %s', async (_, text) => {
    await expect(read(text)).resolves.toEqual({
      entities: [],
      diagnostics: [],
    });
  });

  it.each(['backstage.io/v1alpha1', 'backstage.io/v1beta1'])(
    'accepts the apiVersion %s',
    async apiVersion => {
      const text = component('one').replace(
        'backstage.io/v1alpha1',
        apiVersion,
      );

      const { entities } = await read(text);

      expect(namesOf(entities)).toEqual(['one@1']);
    },
  );

  it.each(['$text', '$json', '$yaml', '$openapi', '$asyncapi'])(
    'accepts an API definition that is kept elsewhere, by %s, and fetches nothing',
    async key => {
      const { entities, diagnostics } = await read(`
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: orders }
spec:
  type: openapi
  lifecycle: production
  owner: team-a
  definition:
    ${key}: https://nowhere.invalid/openapi.yaml
`);

      expect(diagnostics).toEqual([]);
      expect(entities[0].entity.spec?.definition).toBe(
        `Not fetched: ${key} https://nowhere.invalid/openapi.yaml`,
      );
    },
  );

  it('reads Templates and Locations, which are not scored', async () => {
    const { entities, diagnostics } = await read(`
apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata: { name: new-service }
spec: { type: service, steps: [] }
---
apiVersion: backstage.io/v1alpha1
kind: Location
metadata: { name: all }
spec: { targets: [./a.yaml] }
`);

    expect(diagnostics).toEqual([]);
    expect(entities.map(({ entity }) => isScoredKind(entity.kind))).toEqual([
      false,
      false,
    ]);
  });

  it.each([
    {
      fault: 'a missing field',
      text: component('one').replace('  owner: team-a\n', ''),
      line: 5,
      code: 'invalid-entity',
      path: 'spec',
      message:
        'The Component "one" is not valid: spec.owner is missing; add it',
    },
    {
      fault: 'a field of the wrong type',
      text: component('one').replace('team-a', '[team-a]'),
      line: 8,
      code: 'invalid-entity',
      path: 'spec.owner',
      message:
        'The Component "one" is not valid: spec.owner must be string; correct it',
    },
    {
      fault: 'a bad name',
      text: component('no spaces please'),
      line: 4,
      code: 'invalid-entity',
      path: 'metadata.name',
      message:
        'The Component "no spaces please" is not valid: metadata.name is not valid; expected a string that is sequences of [a-zA-Z0-9] separated by any of [-_.], at most 63 characters in total but found "no spaces please"; correct it',
    },
    {
      fault: 'a bad annotation',
      text: component('one').replace(
        'name: one',
        'name: one\n  annotations:\n    a.b/c d: x',
      ),
      line: 6,
      code: 'invalid-entity',
      path: 'metadata.annotations.a.b/c d',
      message: expect.stringContaining('annotations.a.b/c d is not valid'),
    },
    {
      fault: 'a field that no entity has',
      text: component('one', 'relations: []\n'),
      line: 9,
      code: 'invalid-entity',
      path: 'relations',
      message:
        'The Component "one" is not valid: "relations" is not a field of an entity; remove it, or move it into metadata or spec',
    },
    {
      fault: 'no kind',
      text: component('one').replace('kind: Component\n', ''),
      line: 1,
      code: 'invalid-entity',
      path: undefined,
      message: 'The document "one" is not valid: kind is missing; add it',
    },
    {
      fault: 'a foreign apiVersion',
      text: component('one').replace('backstage.io/v1alpha1', 'acme.dev/v1'),
      line: 1,
      code: 'unknown-api-version',
      path: 'apiVersion',
      message:
        'The Component "one" has the apiVersion "acme.dev/v1", which the catalog does not know for its kind; write backstage.io/v1alpha1',
    },
    {
      fault: 'a list',
      text: '- one\n- two\n',
      line: 1,
      code: 'invalid-entity',
      path: undefined,
      message:
        'A descriptor is a map with apiVersion, kind, metadata and spec, but this document is a list',
    },
    {
      fault: 'a key that occurs twice',
      text: component('one', 'kind: API\n'),
      line: 9,
      code: 'duplicate-key',
      path: undefined,
      message: expect.stringContaining('"kind" occurs twice'),
    },
  ])(
    'refuses a document with $fault, and keeps the others',
    async ({ text, fault: _, ...expected }) => {
      const { path, ...rest } = expected;

      const { entities, diagnostics } = await read(
        `${text}---\n${component('other')}`,
      );

      expect(entities.map(({ entity }) => entity.metadata.name)).toEqual([
        'other',
      ]);
      expect(diagnostics).toEqual([
        {
          severity: 'error',
          file: 'catalog-info.yaml',
          ...rest,
          ...(path === undefined ? {} : { path }),
        },
      ]);
    },
  );

  it('warns of a kind that the catalog does not know, and guesses which was meant', async () => {
    const text = component('one').replace('kind: Component', 'kind: component');

    const { entities, diagnostics } = await read(text);

    expect(entities).toEqual([]);
    expect(diagnostics).toEqual([
      {
        severity: 'warning',
        code: 'unknown-kind',
        path: 'kind',
        file: 'catalog-info.yaml',
        line: 2,
        message:
          'The component "one" is of a kind that a catalog without further modules does not know; did you mean "Component"?',
      },
    ]);
  });

  it('only warns of a document that does not claim to be an entity', async () => {
    const { entities, diagnostics } = await read(
      `site_name: Docs\n---\n${component('one')}`,
    );

    expect(namesOf(entities)).toEqual(['one@3']);
    expect(diagnostics).toEqual([
      {
        severity: 'warning',
        code: 'not-an-entity',
        file: 'catalog-info.yaml',
        line: 1,
        message:
          'The document has neither apiVersion nor kind, so it describes no entity; it is left out',
      },
    ]);
  });

  it.each([
    ['an unclosed list', 'metadata: { name: [one\n', 'invalid-yaml'],
    ['an unclosed quote', 'metadata: { name: "one\n', 'invalid-yaml'],
    ['a tab for indentation', 'metadata:\n\tname: one\n', 'invalid-yaml'],
    ['an unknown alias', 'metadata: *nothing\n', 'unknown-alias'],
  ])('keeps the documents after one with %s', async (_, broken, code) => {
    const { entities, diagnostics } = await read(
      `${component('before')}---\n${broken}---\n${component('after')}`,
    );

    expect(entities.map(({ entity }) => entity.metadata.name)).toEqual([
      'before',
      'after',
    ]);
    expect(diagnostics).toEqual([
      expect.objectContaining({ severity: 'error', code }),
    ]);
    expect(diagnostics[0].line).toBeGreaterThanOrEqual(10);
    expect(diagnostics[0].line).toBeLessThanOrEqual(13);
  });

  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x, x]',
    ...'bcdefgh'.split('').map((key, index) => {
      const before = 'abcdefgh'[index];
      return `${key}: &${key} [${Array(10).fill(`*${before}`).join(', ')}]`;
    }),
  ].join('\n');

  it.each([
    ['a bomb of aliases', bomb, 'too-many-values'],
    ['deep nesting', '['.repeat(100_000), 'nested-too-deep'],
    ['binary content', '\u0000\u0001\u0002ELF', 'forbidden-character'],
    ['10 MB of text', `a: ${'x'.repeat(10_000_000)}`, 'file-too-large'],
    ['millions of tokens', '- a\n'.repeat(1_000_000), 'file-too-large'],
  ])('ends with one diagnostic for %s', async (_, text, code) => {
    const { entities, diagnostics } = await read(text);

    expect(entities).toEqual([]);
    expect(diagnostics).toEqual([
      expect.objectContaining({ severity: 'error', code }),
    ]);
  });

  it('never throws, and gives every diagnostic a line of the file', async () => {
    const piece = fc.constantFrom(
      ...['---', '...', '\n', '\n  ', '- ', ': ', '"', "'", '{', '}', '[', ']'],
      ...['&a ', '*a', '!!binary ', '!x ', '|', '>', '# ', '? ', '%YAML 1.1'],
      ...['apiVersion: backstage.io/v1alpha1\n', 'kind: Component\n'],
      ...[
        'metadata:\n  name: x\n',
        'spec: {}\n',
        '$text: x',
        '<<: *a',
        '__proto__',
      ],
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }),
        async pieces => {
          const text = pieces.join('');

          const { diagnostics } = await read(text);

          const lines = text.split('\n').length;
          for (const { line, message } of diagnostics) {
            expect(line).toBeGreaterThanOrEqual(1);
            expect(line).toBeLessThanOrEqual(lines);
            expect(message).not.toBe('');
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('keeps every valid document, whatever comes between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async junk => {
        const between = junk.replace(/[^ -~]/g, '');

        const { entities } = await read(
          `${component('first')}\n---\nx: ${between}\n---\n${component(
            'last',
          )}`,
        );

        expect(entities.map(({ entity }) => entity.metadata.name)).toEqual([
          'first',
          'last',
        ]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('accepts a large API definition', async () => {
    const definition = '    paths: {}\n'.repeat(250_000);

    const { entities } = await read(`apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: orders }
spec:
  type: openapi
  lifecycle: production
  owner: team-a
  definition: |
${definition}`);

    expect(entities).toHaveLength(1);
  });
});

const corpus = resolve(__dirname, '../../../../../shared/corpus/catalog');
const onCorpus = existsSync(corpus) ? describe : describe.skip;

onCorpus(
  'readDescriptors on the real descriptors (skipped where the folder shared/corpus/catalog is missing)',
  () => {
    it('agrees with the catalog on which documents are valid', async () => {
      const files = readdirSync(corpus).filter(name => name.endsWith('.yaml'));
      const readings = await Promise.all(
        files.map(name =>
          readDescriptors(readFileSync(join(corpus, name), 'utf8'), name),
        ),
      );
      const entities = readings
        .flatMap(reading => reading.entities)
        .map(({ entity }) => entity);
      const scored = entities.filter(({ kind }) => isScoredKind(kind));
      const refs = scored.map(entity => stringifyEntityRef(entity));
      const repeated = refs.filter((ref, index) => refs.indexOf(ref) !== index);
      const invalid = readings
        .flatMap(reading => reading.diagnostics)
        .filter(({ severity }) => severity === 'error');

      expect(scored).toHaveLength(388);
      expect(new Set(refs).size).toBe(365);
      expect(new Set(repeated).size).toBe(15);
      expect(scored.filter(({ kind }) => kind === 'AiResource')).toHaveLength(
        6,
      );
      expect(new Set(invalid.map(({ file }) => file))).toEqual(
        new Set([
          'Staffbase__gitops-github-action__1.yaml',
          'backstage__demo__4.yaml',
          'ibm-messaging__mq-dev-patterns__6.yaml',
        ]),
      );
      expect(
        entities.filter(({ spec }) =>
          String(spec?.definition).startsWith('Not fetched: $'),
        ),
      ).toHaveLength(23);
    });
  },
);
