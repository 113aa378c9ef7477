import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  component,
  RUNS_STANDARD,
  TestStages,
} from '../__testUtils__/TestStages';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import { DbRevisionsRow } from '../database/tables';
import { viewDocuments } from '../results/viewDocuments';
import { Publication } from './Publication';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const TWO_CHECKS = `${RUNS_STANDARD}
    - id: tests-pass
      title: Tests pass
      category: delivery
      level: foundation
      rule: fact("ci.tests").value == "pass"
`;

const BROKEN_RULE = 'fact("ci.tests").value ==';

describe.each(databases.eachSupportedId())('DocumentPublisher on %p', id => {
  const directory = createMockDirectory();

  beforeEach(() => {
    directory.setContent({ 'runs.yaml': TWO_CHECKS });
  });

  async function start(config = {}) {
    const knex = await migratedDatabase(databases, id);
    const test = await TestStages.create(knex, { directory, config });
    const publish = () => test.stages.publisher.publish();
    const current = async () => {
      const newest = await test.stages.publications.newest();
      if (!newest) {
        throw new Error('Nothing is published');
      }
      return newest.publication;
    };
    const checks = async () =>
      (await current()).documents.standards.map(({ name, checks: all }) => [
        name,
        ...all.map(item => `${item.id} ${item.requirement.kind}`),
      ]);
    return { test, publish, current, checks };
  }

  it('publishes what is new and writes nothing when it is read again unchanged', async () => {
    const { test, publish, current } = await start();
    await expect(publish()).resolves.toEqual({
      result: 'published',
      revision: 1,
      marked: 0,
    });
    const again = await TestStages.create(test.knex, { directory });
    for (const publisher of [test.stages.publisher, again.stages.publisher]) {
      await expect(publisher.publish()).resolves.toEqual({
        result: 'unchanged',
      });
      await expect(publisher.publish()).resolves.toEqual({
        result: 'unchanged',
      });
    }
    expect(await test.knex<DbRevisionsRow>('revisions')).toHaveLength(1);
    expect(await current()).toMatchObject({
      revision: 1,
      since: { 'standard:runs': 1 },
      slots: {
        standards: { runs: ['enough-runs', 'tests-pass'] },
        capabilities: [],
      },
      lastValid: [],
    });
  });

  it('takes an edit into force without a restart, and marks only what it may concern', async () => {
    const { test, publish, current } = await start();
    test.catalog = [
      component('cart'),
      component('api', { kind: 'API' }),
      component('pay'),
    ];
    await test.settle();
    test.clock.advance(1000);
    directory.addContent({
      'apis.yaml': RUNS_STANDARD.replace('name: runs', 'name: apis').replace(
        'kind: Component',
        'kind: API',
      ),
    });
    await expect(publish()).resolves.toEqual({
      result: 'published',
      revision: 2,
      marked: 1,
    });
    await expect(test.drain()).resolves.toBe(1);
    expect((await current()).since).toEqual({
      'standard:apis': 2,
      'standard:runs': 1,
    });
    const [{ summary }] = await test
      .knex<DbRevisionsRow>('revisions')
      .where({ id: 2 });
    expect(JSON.parse(summary)).toMatchObject({
      text: 'standard apis added',
      documents: [{ kind: 'standard', name: 'apis', change: 'added' }],
    });
  });

  it('keeps the slots of checks that are gone', async () => {
    const { publish, current } = await start();
    await publish();
    directory.setContent({ 'runs.yaml': RUNS_STANDARD });
    await publish();
    directory.setContent({
      'runs.yaml': TWO_CHECKS.replace('id: enough-runs', 'id: many-runs'),
    });
    await publish();
    expect((await current()).slots.standards.runs).toEqual([
      'enough-runs',
      'tests-pass',
      'many-runs',
    ]);
  });

  it.each([
    ['that is no YAML any more', '{{{ nothing\n: [', 'runs.yaml'],
    [
      'that has lost a part it needs',
      TWO_CHECKS.replace(/ {2}levels:.*/, ''),
      'levels',
    ],
  ])('keeps a document in force %s', async (_, text, named) => {
    const { test, publish, current, checks } = await start();
    await publish();
    const before = await checks();
    directory.setContent({ 'runs.yaml': text });
    await publish();
    expect(await checks()).toEqual(before);
    const { lastValid, documents } = await current();
    expect(lastValid).toEqual(['standard runs, as of revision 1']);
    expect(JSON.stringify(documents.diagnostics)).toContain(named);

    // A further edit that is just as broken still finds the version of revision 1, on every replica.
    directory.addContent({
      'more.yaml': RUNS_STANDARD.replace('name: runs', 'name: more'),
    });
    await publish();
    expect((await checks()).slice(1)).toEqual(before);
    const other = await TestStages.create(test.knex, { directory });
    const seen = await other.stages.publications.current();
    expect(seen?.lastValid).toEqual(['standard runs, as of revision 1']);

    directory.setContent({ 'runs.yaml': RUNS_STANDARD });
    await publish();
    expect(await checks()).toEqual([['runs', 'enough-runs rule']]);
    expect((await current()).lastValid).toEqual([]);
  });

  it('keeps a broken check in its last valid version, and takes the rest of the edit', async () => {
    const { publish, current, checks } = await start();
    await publish();
    directory.setContent({
      'runs.yaml': TWO_CHECKS.replace(
        'fact("ci.tests").value == "pass"',
        BROKEN_RULE,
      ).replace('>= 10', '>= 20'),
    });
    await publish();
    expect(await checks()).toEqual([
      ['runs', 'enough-runs rule', 'tests-pass rule'],
    ]);
    expect((await current()).lastValid).toEqual([
      'check tests-pass of runs, as of revision 1',
    ]);
    const [standard] = (await current()).documents.standards;
    expect(
      standard.checks.map(({ requirement }) =>
        requirement.kind === 'rule' ? requirement.rule.expression : '',
      ),
    ).toEqual([
      'fact("ci.runs").value >= 20',
      'fact("ci.tests").value == "pass"',
    ]);
  });

  it.each([
    [
      'a check',
      TWO_CHECKS.replace('fact("ci.tests").value == "pass"', BROKEN_RULE),
    ],
    ['a document', TWO_CHECKS.replace(/ {2}levels:.*/, '')],
    ['a file', '{{{ nothing\n: ['],
  ])(
    'says of a revision in which only %s broke that nothing in force changed',
    async (_, text) => {
      const { test, publish, current } = await start();
      test.catalog = [component('cart')];
      await test.settle();
      test.clock.advance(1000);
      directory.setContent({ 'runs.yaml': text });
      await expect(publish()).resolves.toEqual({
        result: 'published',
        revision: 2,
        marked: 0,
      });
      expect((await current()).since).toEqual({ 'standard:runs': 1 });
      await expect(publish()).resolves.toEqual({ result: 'unchanged' });

      // Nor is anything changed when the break is mended.
      directory.setContent({ 'runs.yaml': TWO_CHECKS });
      await expect(publish()).resolves.toMatchObject({
        revision: 3,
        marked: 0,
      });
      const rows = await test.knex<DbRevisionsRow>('revisions').orderBy('id');
      expect(rows.map(({ summary }) => JSON.parse(summary).text)).toEqual([
        'standard runs added',
        '',
        '',
      ]);
    },
  );

  it('keeps a check without a valid version as an error, never as a pass', async () => {
    directory.setContent({
      'runs.yaml': TWO_CHECKS.replace(
        'fact("ci.tests").value == "pass"',
        BROKEN_RULE,
      ),
    });
    const { test } = await start();
    test.catalog = [component('cart')];
    await test.settle();
    await test.push('cart', 'ci.runs', 12);
    await test.drain();
    expect(await test.scorecards()).toMatchObject([
      { statuses: 'pe', level_rank: 0 },
    ]);
  });

  it('publishes an error-budget policy, which marks no entity, and keeps its last valid version', async () => {
    const policy = `
apiVersion: readiness/v1
kind: ErrorBudgetPolicy
metadata: { name: budgets }
spec:
  rules:
    - { state: exhausted, gate: block, message: Only fixes go out, acknowledgeWithin: 2d }
`;
    const { test, publish, current } = await start();
    test.catalog = [component('cart')];
    await test.settle();
    test.clock.advance(1000);
    directory.addContent({ 'budgets.yaml': policy });
    await expect(publish()).resolves.toMatchObject({ revision: 2, marked: 0 });
    expect((await current()).since).toEqual({
      'error-budget-policy:budgets': 2,
      'standard:runs': 1,
    });

    directory.addContent({
      'budgets.yaml': policy.replace('gate: block', 'gate: stop'),
    });
    await publish();
    const broken = await current();
    expect(broken.lastValid).toEqual([
      'error-budget-policy budgets, as of revision 2',
    ]);
    expect(viewDocuments(broken).errorBudgetPolicies).toEqual([
      {
        name: 'budgets',
        title: 'budgets',
        owner: null,
        strictestTier: 0,
        rules: [
          {
            state: 'exhausted',
            tiers: null,
            gate: 'block',
            message: 'Only fixes go out',
            acknowledgeWithinSeconds: 172_800,
          },
        ],
        file: expect.stringContaining('budgets.yaml'),
      },
    ]);

    directory.setContent({ 'runs.yaml': TWO_CHECKS });
    await publish();
    expect((await current()).documents.errorBudgetPolicies).toEqual([]);
    const [{ summary }] = await test
      .knex<DbRevisionsRow>('revisions')
      .where({ id: 4 });
    expect(JSON.parse(summary).text).toBe(
      'error-budget-policy budgets removed',
    );
  });

  it.each([
    {
      kind: 'gate',
      text: `
apiVersion: readiness/v1
kind: Gate
metadata: { name: release }
spec:
  mode: block
  require: [{ standard: runs, level: foundation }]
`,
      fault: ['mode: block', 'mode: maybe'],
      milder: ['mode: block', 'mode: warn'],
      inForce: ({ documents }: Publication) =>
        documents.gates.map(({ name, mode }) => [name, mode]),
      said: ['block', 'warn'],
    },
    {
      kind: 'exemption-policy',
      text: `
apiVersion: readiness/v1
kind: ExemptionPolicy
metadata: { name: release }
spec:
  rules: [{ approver: sre, longest: 30d }]
`,
      fault: ['longest: 30d', 'longest: forever'],
      milder: ['approver: sre', 'approver: automatic'],
      inForce: ({ documents }: Publication) =>
        documents.exemptionPolicies.map(({ name, rules }) => [
          name,
          rules[0].approver,
        ]),
      said: ['group:default/sre', 'automatic'],
    },
  ])(
    'keeps the last valid version of a document of the kind $kind, until it is mended or gone',
    async ({ kind, text, fault, milder, inForce, said }) => {
      const { publish, current } = await start();
      directory.addContent({ 'release.yaml': text });
      await publish();
      expect(inForce(await current())).toEqual([['release', said[0]]]);

      const [from, to] = fault;
      directory.addContent({ 'release.yaml': text.replace(from, to) });
      await publish();
      const broken = await current();
      expect(inForce(broken)).toEqual([['release', said[0]]]);
      expect(broken.lastValid).toEqual([`${kind} release, as of revision 1`]);
      expect(broken.documents.diagnostics).toMatchObject([
        { severity: 'error', file: expect.stringContaining('release.yaml') },
      ]);

      directory.addContent({
        'release.yaml': text.replace(milder[0], milder[1]),
      });
      await publish();
      const mended = await current();
      expect(inForce(mended)).toEqual([['release', said[1]]]);
      expect(mended.lastValid).toEqual([]);

      directory.setContent({ 'runs.yaml': TWO_CHECKS });
      await publish();
      expect(inForce(await current())).toEqual([]);
    },
  );

  it('keeps what is in force when a folder is away, and says so', async () => {
    const { test, publish, current, checks } = await start();
    await publish();
    const before = await checks();
    directory.setContent({});
    await publish();
    expect(await checks()).toEqual(before);
    expect((await current()).documents.diagnostics).toMatchObject([
      {
        severity: 'error',
        code: 'unreadable-source',
        message: expect.stringContaining('stays in force'),
      },
    ]);
    await expect(test.stages.health.read()).resolves.toMatchObject({
      status: 'degraded',
    });
  });

  it('takes a document out when its file is deleted', async () => {
    const { publish, checks } = await start();
    directory.addContent({
      'more.yaml': RUNS_STANDARD.replace('name: runs', 'name: more'),
    });
    await publish();
    directory.setContent({ 'runs.yaml': TWO_CHECKS });
    await publish();
    expect((await checks()).map(([name]) => name)).toEqual(['runs']);
  });

  it('reads URLs, and keeps their last answer while they cannot be reached', async () => {
    const url = 'https://example.com/standards.yaml';
    const { test, publish, checks } = await start({ standards: [url] });
    test.urlReader.readUrl.mockResolvedValueOnce({
      buffer: async () => Buffer.from(RUNS_STANDARD),
    });
    await publish();
    test.urlReader.readUrl.mockRejectedValueOnce(new Error('ECONNREFUSED'));
    await publish();
    expect(await checks()).toEqual([['runs', 'enough-runs rule']]);
    expect(test.logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('ECONNREFUSED'),
    );
  });

  it('puts the standards that ship in force, and lets documents of the same name replace them', async () => {
    const { publish, current } = await start({
      standards: ['shipped', directory.path],
    });
    directory.setContent({
      'own.yaml': `
apiVersion: readiness/v1
kind: Standard
metadata: { name: production-readiness }
spec:
  extends: readiness:production-readiness
  checks:
    - { id: on-call-rotation, off: false }
`,
    });
    await publish();
    const { documents } = await current();
    expect(documents.standards.map(({ name }) => name)).toEqual([
      'platform-as-product',
      'production-readiness',
    ]);
    expect(documents.diagnostics).toEqual([]);
    expect(documents.capabilities.length).toBeGreaterThanOrEqual(6);
    const onCall = documents.standards[1].checks.map(item => item.id);
    expect(onCall).toContain('on-call-rotation');

    directory.setContent({ 'own.yaml': '{{{' });
    await publish();
    const [, kept] = (await current()).documents.standards;
    expect(kept.checks.map(item => item.id)).toEqual(onCall);
  });

  it('switches checks on and off by configuration', async () => {
    directory.setContent({
      'runs.yaml': `${TWO_CHECKS}      off: { needs: tests }\n`,
    });
    const plain = await start();
    await plain.publish();
    expect(await plain.checks()).toEqual([['runs', 'enough-runs rule']]);
    const switched = await start({
      checks: { enable: ['tests'], disable: ['runs/enough-runs'] },
    });
    await switched.publish();
    expect(await switched.checks()).toEqual([['runs', 'tests-pass rule']]);
  });
});
