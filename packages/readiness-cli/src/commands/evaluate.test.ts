import { chmodSync, symlinkSync } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { RUNBOOK, service, STANDARD } from '../__testUtils__/documents';
import { runInProcess } from '../__testUtils__/runInProcess';
import { runReadiness } from '../__testUtils__/runReadiness';

jest.setTimeout(60_000);

const directory = createMockDirectory();

const fact = (entityRef: string, factId: string, more: object) =>
  JSON.stringify({
    entityRef,
    factId,
    observedAt: '2027-03-01T10:00:00Z',
    ...more,
  });

async function evaluate(...args: string[]) {
  const run = await runInProcess(
    [
      'evaluate',
      ...['--catalog', 'catalog'],
      ...['--standards', 'standards.yaml'],
      ...['--format', 'json'],
      ...args,
    ],
    { cwd: directory.path },
  );
  return {
    ...run,
    report: run.stdout === '' ? undefined : JSON.parse(run.stdout),
  };
}

describe('readiness evaluate', () => {
  beforeEach(() => {
    directory.setContent({
      'standards.yaml': STANDARD,
      catalog: {
        'a.yaml': service('shop', {
          metadata: `${RUNBOOK}  labels: { tier: '0' }\n`,
        }),
        deeper: { 'b.yml': service('api') },
        'ignored.txt': 'not: a descriptor',
      },
      'facts.jsonl': [
        fact('Component:Shop', 'oncall.responders', { value: 3 }),
        fact('component:default/shop', 'ci.template', { value: 'golden' }),
        fact('component:default/api', 'ci.template', { value: 'own' }),
      ].join('\n'),
    });
  });

  it('says all about every entity, sorted by ref, and nothing on standard error', async () => {
    const { exitCode, stderr, report } = await evaluate(
      '--facts',
      'facts.jsonl',
    );

    expect(exitCode).toBe(0);
    expect(stderr).toBe('');
    expect(report).toEqual({
      entities: [
        {
          entityRef: 'component:default/api',
          tier: null,
          standards: [
            {
              name: 'basics',
              level: null,
              score: 0,
              known: 0.5,
              results: [
                {
                  checkId: 'runbook',
                  status: 'fail',
                  stale: false,
                  reason: 'No runbook is linked',
                  who: 'owner',
                },
                {
                  checkId: 'rotation',
                  status: 'no-data',
                  stale: false,
                  reason: expect.stringContaining('oncall.responders'),
                  who: 'platform',
                },
              ],
            },
          ],
          capabilities: [{ name: 'pipeline', adopted: false }],
        },
        {
          entityRef: 'component:default/shop',
          tier: 0,
          standards: [
            {
              name: 'basics',
              level: 'silver',
              score: 1,
              known: 1,
              results: [
                expect.objectContaining({ checkId: 'runbook', status: 'pass' }),
                expect.objectContaining({
                  checkId: 'rotation',
                  status: 'pass',
                  who: 'nobody',
                }),
              ],
            },
          ],
          capabilities: [{ name: 'pipeline', adopted: true }],
        },
      ],
      requirements: [],
      problems: [],
    });
  });

  it('does not know whether something is adopted of which it has no fact', async () => {
    const { report } = await evaluate();

    expect(report.entities[0].capabilities).toEqual([
      { name: 'pipeline', adopted: null },
    ]);
  });

  it('uses the standards that ship when it is told of none', async () => {
    const run = await runInProcess(
      ['evaluate', '--catalog', 'catalog', '--format', 'json'],
      { cwd: directory.path },
    );

    const names = JSON.parse(run.stdout).entities[0].standards.map(
      ({ name }: { name: string }) => name,
    );
    expect(names).toEqual(['platform-as-product', 'production-readiness']);
    expect(run.exitCode).toBe(0);
  });

  it('lets a standard extend one that ships', async () => {
    directory.addContent({
      'standards.yaml': `apiVersion: readiness/v1
kind: Standard
metadata: { name: ours, title: Ours }
spec:
  extends: readiness:production-readiness
`,
    });

    const { report, exitCode } = await evaluate();

    expect(report.problems).toEqual([]);
    expect(exitCode).toBe(0);
    expect(report.entities[0].standards[0].results.length).toBeGreaterThan(5);
  });

  it('takes the first of two descriptions of one entity, by path', async () => {
    directory.addContent({ 'catalog/z.yaml': `# again\n${service('SHOP')}` });

    const { report, exitCode } = await evaluate();

    expect(report.entities[1]).toMatchObject({
      entityRef: 'component:default/shop',
      tier: 0,
    });
    expect(report.problems).toEqual([
      {
        severity: 'warning',
        code: 'duplicate-entity',
        file: 'catalog/z.yaml',
        line: 2,
        message:
          'component:default/shop is described already in catalog/a.yaml (line 1), which counts; rename this one or remove it',
      },
    ]);
    expect(exitCode).toBe(0);
  });

  it('names each bad document with file and line, and scores the rest', async () => {
    directory.addContent({
      'catalog/bad.yaml': `${service('bad').replace(
        '  owner: team-a\n',
        '',
      )}---\n${service('good')}---\nmetadata: [`,
    });

    const { report, exitCode, stderr } = await evaluate();

    expect(report.entities).toHaveLength(3);
    expect(report.problems).toEqual([
      {
        severity: 'error',
        code: 'invalid-entity',
        file: 'catalog/bad.yaml',
        line: 5,
        message:
          'The Component "bad" is not valid: spec.owner is missing; add it',
      },
      expect.objectContaining({
        severity: 'error',
        code: 'invalid-yaml',
        file: 'catalog/bad.yaml',
      }),
    ]);
    expect(stderr).toBe(
      'The input has 2 errors and 0 warnings; the result lists them\n',
    );
    expect(exitCode).toBe(0);
  });

  it('says so when a declared tier is none', async () => {
    directory.addContent({
      'catalog/a.yaml': service('shop', {
        metadata: `  labels: { tier: gold }\n`,
      }),
    });

    const { report } = await evaluate();

    expect(report.problems).toEqual([
      expect.objectContaining({
        severity: 'warning',
        code: 'unknown-tier',
        file: 'catalog/a.yaml',
        line: 1,
        message: expect.stringContaining('component:default/shop'),
      }),
    ]);
    expect(report.entities[1].tier).toBeNull();
  });

  it('keeps a dependency that is below its first level apart from one that is not', async () => {
    directory.setContent({
      'standards.yaml': STANDARD.replace(
        'rule: fact("oncall.responders").value >= 3',
        'rule: size(fact("catalog.dependencies").value.belowFoundation) == 0',
      ),
      catalog: {
        'a.yaml': [
          service('up', {
            metadata: RUNBOOK,
            spec: '  dependsOn: [component:middle]\n',
          }),
          service('middle', {
            metadata: RUNBOOK,
            spec: '  dependsOn: [component:low]\n',
          }),
          service('low'),
        ].join('---\n'),
      },
    });

    const { report } = await evaluate();

    const rotationOf = (index: number) =>
      report.entities[index].standards[0].results[1].status;
    expect(report.entities[1].entityRef).toBe('component:default/middle');
    expect(rotationOf(1)).toBe('fail');
    expect(report.entities[2].entityRef).toBe('component:default/up');
    expect(rotationOf(2)).toBe('pass');
  });

  describe('--facts', () => {
    it.each([
      ['no JSON', '{', 'the line is not JSON'],
      ['a list', '[]', 'not a JSON object'],
      ['no entity', '{"factId":"a.b"}', 'entityRef must be text'],
      [
        'an entity ref without a kind',
        fact('shop', 'a.b', { value: 1 }),
        'entityRef "shop" is no entity ref',
      ],
      [
        'no fact id',
        fact('component:shop', '', { value: 1 }),
        'factId must be',
      ],
      ['no value', fact('component:shop', 'a.b', {}), 'value is missing'],
      [
        'a value and none',
        fact('component:shop', 'a.b', { value: 1, none: true }),
        'exclude each other',
      ],
      [
        'no time',
        fact('component:shop', 'a.b', { value: 1, observedAt: 'now' }),
        'observedAt: "now" is not a date',
      ],
      [
        'a time too far ahead',
        fact('component:shop', 'a.b', {
          value: 1,
          observedAt: '2027-03-01T12:06:00Z',
        }),
        'more than 5 minutes ahead',
      ],
      [
        'an unknown provenance',
        fact('component:shop', 'a.b', { value: 1, provenance: 'guessed' }),
        'one of declared, measured, attested',
      ],
      [
        'a bad duration',
        fact('component:shop', 'a.b', { value: 1, freshFor: '3 months' }),
        'freshFor',
      ],
      [
        'the source of the descriptors',
        fact('component:shop', 'catalog.owner', {
          value: 1,
          source: 'catalog',
        }),
        'source must not be "catalog"',
      ],
      ['64 KiB or more', `"${'x'.repeat(70_000)}"`, 'more than 65536 bytes'],
    ])(
      'leaves out a line with %s, by its number, and reads on',
      async (_, line, why) => {
        directory.addContent({
          'facts.jsonl': [
            '',
            line,
            fact('component:default/shop', 'ci.template', { value: 'golden' }),
          ].join('\r\n'),
        });

        const { report } = await evaluate('--facts', 'facts.jsonl');

        expect(report.problems).toEqual([
          {
            severity: 'error',
            code: 'bad-fact',
            file: 'facts.jsonl',
            line: 2,
            message: expect.stringContaining(why),
          },
        ]);
        expect(report.entities[1].capabilities[0].adopted).toBe(true);
      },
    );

    const golden = { value: 'golden', observedAt: '2027-03-01T10:00:00Z' };
    const older = { value: 'own', observedAt: '2027-03-01T09:00:00Z' };

    it.each([
      ['the newer, whichever comes first', [golden, older], true],
      ['the newer, whichever comes last', [older, golden], true],
      ['a fact that comes twice once', [golden, golden], true],
      [
        'what the source looked for in vain',
        [older, { ...golden, value: undefined, none: true }],
        false,
      ],
      ['only a fact that is fresh', [{ ...golden, freshFor: '90m' }], null],
      [
        'a fact that says nothing of its freshness',
        [{ ...golden, observedAt: '2020-01-01' }],
        true,
      ],
    ])('counts %s', async (_, facts, adopted) => {
      directory.addContent({
        'facts.jsonl': facts
          .map(each => fact('component:default/shop', 'ci.template', each))
          .join('\n'),
      });

      const { report } = await evaluate('--facts', 'facts.jsonl');

      expect(report.problems).toEqual([]);
      expect(report.entities[1].capabilities[0].adopted).toBe(adopted);
    });

    it('says once how many facts are about other entities', async () => {
      directory.addContent({
        'facts.jsonl': [
          fact('component:default/gone', 'a.b', { value: 1 }),
          fact('component:default/gone', 'a.c', { value: 1 }),
        ].join('\n'),
      });

      const { report, exitCode } = await evaluate('--facts', 'facts.jsonl');

      expect(report.problems).toEqual([
        expect.objectContaining({
          severity: 'warning',
          code: 'unknown-entity',
          line: 1,
          message: expect.stringMatching(/^2 facts .* component:default\/gone/),
        }),
      ]);
      expect(exitCode).toBe(0);
    });

    it('shortens the list of what is wrong with a file that holds no facts', async () => {
      directory.addContent({ 'facts.jsonl': 'junk\n'.repeat(100_000) });

      const { report } = await evaluate('--facts', 'facts.jsonl');

      expect(report.problems).toHaveLength(101);
      expect(report.problems[100].message).toContain('99900 more');
    });
  });

  describe('--require', () => {
    it.each([
      ['basics=bronze', 1],
      ['basics=gold', 1],
    ])(
      '%s is not met by an entity without a runbook',
      async (requirement, code) => {
        const { exitCode, report } = await evaluate('--require', requirement);

        expect(exitCode).toBe(code);
        expect(report.requirements[0]).toMatchObject({
          entityRef: 'component:default/api',
          met: false,
          message: expect.stringContaining('runbook'),
        });
      },
    );

    const onlyShop = (facts: object[], tier = '0') =>
      directory.setContent({
        'standards.yaml': STANDARD,
        catalog: {
          'a.yaml': service('shop', {
            metadata: `${RUNBOOK}  labels: { tier: '${tier}' }\n`,
          }),
        },
        'facts.jsonl': facts
          .map(each => fact('component:shop', 'oncall.responders', each))
          .join('\n'),
      });

    it('is met by what is reached', async () => {
      onlyShop([{ value: 3 }]);

      const { exitCode, report } = await evaluate(
        ...['--facts', 'facts.jsonl'],
        ...['--require', 'basics=bronze'],
        ...['--require', 'basics=silver'],
      );

      expect(exitCode).toBe(0);
      expect(report.requirements).toEqual([
        {
          standard: 'basics',
          level: 'bronze',
          entityRef: 'component:default/shop',
          met: true,
          message: 'reached silver',
        },
        expect.objectContaining({ level: 'silver', met: true }),
      ]);
    });

    it('does not count what is stale, although the level does', async () => {
      onlyShop([{ value: 3, observedAt: '2027-02-25T12:00:00Z' }]);

      const { exitCode, report } = await evaluate(
        ...['--facts', 'facts.jsonl'],
        ...['--require', 'basics=silver'],
      );

      expect(report.entities[0].standards[0]).toMatchObject({
        level: 'silver',
        results: [{ stale: false }, { stale: true, status: 'pass' }],
      });
      expect(report.requirements[0]).toMatchObject({
        met: false,
        message: 'not met: rotation; reached: bronze',
      });
      expect(exitCode).toBe(1);
    });

    it('asks for the highest level that applies, where nothing applies above it', async () => {
      onlyShop([], '3');

      const { exitCode, report } = await evaluate('--require', 'basics=gold');

      expect(report.requirements[0]).toMatchObject({
        met: true,
        message: expect.stringContaining('nothing required at this level'),
      });
      expect(exitCode).toBe(0);
    });

    it('cannot be got past by breaking the descriptor', async () => {
      onlyShop([], '3');
      directory.addContent({
        'catalog/bad.yaml': service('api').replace('owner', 'ower'),
      });

      const { exitCode, stderr } = await evaluate('--require', 'basics=bronze');

      expect(exitCode).toBe(1);
      expect(stderr).toContain('1 descriptors cannot be read');
    });

    it('says that nothing was required where no entity is in scope', async () => {
      directory.setContent({
        'standards.yaml': STANDARD,
        catalog: {
          'a.yaml': service('shop').replace('Component', 'Resource'),
        },
      });

      const { exitCode, stderr } = await evaluate('--require', 'basics=bronze');

      expect(exitCode).toBe(0);
      expect(stderr).toContain('nothing was required');
    });
  });

  it.each([
    ['no catalog', ['evaluate'], '--catalog'],
    ['a catalog that is not there', ['evaluate', '--catalog', 'no'], '"no"'],
    [
      'facts that are not there',
      ['evaluate', '--catalog', 'catalog', '--facts', 'no'],
      '"no"',
    ],
    [
      'standards that are not there',
      ['evaluate', '--catalog', 'catalog', '--standards', 'no'],
      '"no"',
    ],
    [
      'an unknown format',
      ['evaluate', '--catalog', 'catalog', '--format', 'xml'],
      'xml',
    ],
    [
      'a bad time',
      ['evaluate', '--catalog', 'catalog', '--now', 'noon'],
      '--now: "noon"',
    ],
    [
      'a requirement without a level',
      ['evaluate', '--catalog', 'catalog', '--require', 'basics'],
      '<standard>=<level>',
    ],
    [
      'a requirement of an unknown standard',
      ['evaluate', '--catalog', 'catalog', '--require', 'no=foundation'],
      'there are: platform-as-product, production-readiness',
    ],
    [
      'a requirement of an unknown level',
      [
        'evaluate',
        '--catalog',
        'catalog',
        '--require',
        'production-readiness=no',
      ],
      'its levels are foundation, professional, advanced',
    ],
    ['an unknown command', ['judge'], 'judge'],
  ])('exits with 2 and says why for %s', async (_, args, why) => {
    const run = await runInProcess(args, { cwd: directory.path });

    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain(why);
  });

  describe('with input of the worst kind', () => {
    it.each([
      ['an empty directory', {}],
      ['a directory without descriptors', { 'a.txt': 'x' }],
      ['binary content', { 'a.yaml': Buffer.from([0, 1, 2, 255, 254]) }],
      ['10 MB of text', { 'a.yaml': `a: ${'x'.repeat(10_000_000)}` }],
      ['20 MB of text', { 'a.yaml': Buffer.alloc(20_000_000, 'x') }],
      ['deep nesting', { 'a.yaml': '['.repeat(1_000_000) }],
      [
        'a bomb of aliases',
        {
          'a.yaml': `a: &a [${'x,'.repeat(30)}]\nb: &b [${'*a,'.repeat(
            30,
          )}]\nc: &c [${'*b,'.repeat(30)}]\nd: [${'*c,'.repeat(30)}]\n`,
        },
      ],
    ])('exits with 2 for %s and still writes a report', async (_, content) => {
      directory.setContent({ 'standards.yaml': STANDARD, catalog: content });

      const { exitCode, report, stderr } = await evaluate();

      expect(exitCode).toBe(2);
      expect(report.entities).toEqual([]);
      expect(stderr).toContain('No entity could be read from "catalog"');
    });

    it('follows links once and reports those that lead nowhere', async () => {
      symlinkSync(directory.path, directory.resolve('catalog/deeper/loop'));
      symlinkSync('nowhere.yaml', directory.resolve('catalog/dangling.yaml'));

      const { report, exitCode } = await evaluate();

      expect(report.entities).toHaveLength(2);
      expect(report.problems).toContainEqual(
        expect.objectContaining({
          severity: 'error',
          code: 'unreadable-file',
          file: 'catalog/dangling.yaml',
        }),
      );
      expect(exitCode).toBe(0);
    });

    // Root may look into everything.
    if (process.getuid?.() !== 0) {
      it('reports a directory that it may not look into, and reads the rest', async () => {
        const closed = directory.resolve('catalog/deeper');
        chmodSync(closed, 0o000);

        const { report, exitCode } = await evaluate();

        chmodSync(closed, 0o700);
        expect(report.entities).toHaveLength(1);
        expect(report.problems).toEqual([
          expect.objectContaining({
            severity: 'error',
            code: 'unreadable-directory',
            file: 'catalog/deeper',
          }),
        ]);
        expect(exitCode).toBe(0);
      });
    }

    it('leaves a standard that is broken out, and keeps the others', async () => {
      directory.addContent({ 'standards.yaml': `${STANDARD}---\nkind: [` });

      const { report, exitCode } = await evaluate();

      expect(report.entities[0].standards).toHaveLength(1);
      expect(report.problems).toContainEqual(
        expect.objectContaining({ severity: 'error', file: 'standards.yaml' }),
      );
      expect(exitCode).toBe(0);
    });
  });

  it('runs as a process: only the result on standard output, relative paths from where it is called', async () => {
    directory.addContent({ 'catalog/bad.yaml': 'kind: [' });

    const run = await runReadiness(
      [
        'evaluate',
        ...['--catalog', 'catalog'],
        ...['--standards', 'standards.yaml'],
        ...['--facts', 'facts.jsonl'],
        ...['--now', '2027-03-01T12:00:00Z'],
        ...['--require', 'basics=bronze'],
        ...['--format', 'json'],
      ],
      { cwd: directory.path },
    );

    const report = JSON.parse(run.stdout);
    expect(run.exitCode).toBe(1);
    expect(report.entities).toHaveLength(2);
    expect(run.stderr).toContain('The input has 1 error and');
  });
});
