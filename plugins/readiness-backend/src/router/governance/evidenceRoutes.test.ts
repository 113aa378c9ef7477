import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { EvidenceManifest } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { emptyTables } from '../../__testUtils__/emptyTables';
import { insertChange } from '../../__testUtils__/insertRows';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import {
  sampleGroup,
  sampleService,
  storeSample,
} from '../../__testUtils__/sampleEntities';
import {
  CATALOG_CONDITION,
  DENIED,
  TestApi,
  TestPolicy,
} from '../../__testUtils__/TestApi';
import { testPublication } from '../../__testUtils__/testPublication';
import { unzip } from '../../__testUtils__/unzip';
import {
  insertFollowUp,
  insertReview,
} from '../../governance/__testUtils__/insertGovernance';

jest.setTimeout(120_000);

const NOW = Date.UTC(2027, 2, 1, 12);
const DAY = 24 * 3_600_000;
const SHOP = 'component:default/shop';
const HIDDEN = 'component:default/hidden';
const READINESS = resolve(
  __dirname,
  '../../../../../packages/readiness-cli/bin/readiness',
);
const publication = testPublication(`
apiVersion: readiness/v1
kind: Standard
metadata: { name: production, title: Production }
spec:
  owner: group:default/platform
  appliesTo: { kind: Component }
  levels: [foundation]
  checks:
    - id: rotation
      title: Pages go to a rotation
      category: incident-response
      level: foundation
      rule: fact("oncall.responders").value >= 3
      controls: [{ framework: SOC2, id: CC7.4 }]
    - id: pipeline
      title: The pipeline succeeds
      category: delivery
      level: foundation
      rule: fact("ci.success-rate").value >= 0.9
---
apiVersion: readiness/v1
kind: Gate
metadata: { name: production-release, title: Production release }
spec:
  owner: group:default/platform
  appliesTo: { kind: Component }
  mode: block
  require:
    - standard: production
      level: { default: foundation }
`);

const shop = sampleService('shop', {
  tier: 0,
  team: 'retail',
  responders: 4,
  successRate: 0.5,
});
const basket = sampleService('basket', { team: 'shops', responders: 1 });
const hidden = sampleService('hidden', { team: 'other', responders: 1 });
const sample = [
  sampleGroup('retail'),
  sampleGroup('shops', { parent: 'retail' }),
  sampleGroup('other'),
  shop,
  basket,
  hidden,
];

const directory = createMockDirectory();
const kept = createMockDirectory();
const temporary = process.env.TMPDIR;

beforeAll(() => {
  process.env.TMPDIR = directory.path;
});

afterAll(() => {
  if (temporary === undefined) {
    delete process.env.TMPDIR;
  } else {
    process.env.TMPDIR = temporary;
  }
});

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('evidence, %p', databaseId => {
  let knex: Knex;
  let usual: TestApi;

  beforeAll(async () => {
    knex = await migratedDatabase(databases, databaseId);
    usual = await createApi();
  });

  beforeEach(async () => {
    await emptyTables(knex);
    await storeSample(knex, sample, { publication, now: NOW });
    await storeDecisions(knex);
  });

  function createApi(
    policy?: TestPolicy,
    options: { catalogEntities?: (typeof shop.entity)[] } = {},
  ): Promise<TestApi> {
    return TestApi.create({
      ...{ knex, publication, policy },
      ...options,
      now: NOW,
    });
  }

  async function archiveOf(query: string, api: TestApi = usual) {
    const response = await api.download(`/v1/evidence?${query}`);
    expect([response.status, response.body.error]).toEqual([200, undefined]);
    const files = await unzip(response.body);
    const manifest: EvidenceManifest = JSON.parse(
      String(files.get('manifest.json')),
    );
    return {
      response,
      files,
      manifest,
      rowsOf: (name: string): Record<string, any>[] =>
        JSON.parse(String(files.get(`${name}.json`))),
      text: [...files.values()].map(String).join('\n'),
    };
  }

  it('is an archive whose manifest names every file with its digest', async () => {
    const { files, manifest, response } = await archiveOf(`entity=${SHOP}`);
    expect(response.headers).toMatchObject({
      'content-type': 'application/zip',
      'cache-control': 'no-store',
      'content-disposition':
        'attachment; filename="readiness-evidence-2027-03-01.zip"',
      'x-readiness-evidence-digest': manifest.digest,
      'access-control-expose-headers': 'X-Readiness-Evidence-Digest',
    });
    expect([...files.keys()]).toEqual([
      'manifest.json',
      ...manifest.files.map(({ name }) => name),
    ]);
    for (const { name, bytes, sha256 } of manifest.files) {
      const content = files.get(name) ?? Buffer.alloc(0);
      expect([name, content.length]).toEqual([name, bytes]);
      expect([name, sha256Of(content)]).toEqual([name, sha256]);
    }
    const { digest, ...content } = manifest;
    expect(digest).toBe(sha256Of(JSON.stringify(content)));
    expect(content).toMatchObject({
      format: 'readiness-evidence/v1',
      asked: {
        entity: SHOP,
        team: null,
        gate: null,
        framework: null,
        from: new Date(NOW - 90 * DAY).toISOString(),
        to: new Date(NOW).toISOString(),
      },
      by: 'user:default/mock',
      at: new Date(NOW).toISOString(),
      revision: 1,
      entities: 1,
    });
  });

  it('is verified by the command line, with the digest that the answer names', async () => {
    const { response, manifest } = await archiveOf('team=retail');
    const archive = resolve(kept.path, 'evidence.zip');
    await writeFile(archive, response.body);
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...[READINESS, 'evidence', 'verify', archive],
      ...['--digest', response.headers['x-readiness-evidence-digest']],
    ]);
    expect(stdout).toContain(
      `evidence.zip: verified, ${manifest.files.length} files`,
    );
  });

  it('holds results with their facts, ages and controls', async () => {
    const { rowsOf } = await archiveOf(`entity=${SHOP}`);
    expect(rowsOf('entities')).toMatchObject([
      { entityRef: SHOP, tier: 0, owner: 'group:default/retail' },
    ]);
    expect(rowsOf('scorecards')).toMatchObject([
      { entityRef: SHOP, standard: 'production', levelRank: 0, score: 0.5 },
    ]);
    expect(rowsOf('results')).toMatchObject([
      {
        checkId: 'rotation',
        status: 'pass',
        facts: [
          {
            factId: 'oncall.responders',
            value: 4,
            ageSeconds: 3600,
            provenance: 'measured',
            source: 'test',
          },
        ],
        controls: [{ framework: 'SOC2', id: 'CC7.4' }],
      },
      { checkId: 'pipeline', status: 'fail', controls: [] },
    ]);
    expect(rowsOf('facts')).toMatchObject([
      { factId: 'oncall.responders', value: 4, state: 'value' },
      { factId: 'ci.success-rate', value: 0.5, ageSeconds: 3600 },
    ]);
    expect(rowsOf('changes')).toMatchObject([
      {
        entityRef: SHOP,
        subject: 'production',
        details: [{ id: 'pipeline', before: 'pass', after: 'fail' }],
      },
    ]);
  });

  it('holds what people decided', async () => {
    const { rowsOf } = await archiveOf(`entity=${SHOP}`);
    expect(rowsOf('attestations')).toMatchObject([
      { checkId: 'rotation', answer: 'not-met', state: 'replaced' },
      {
        checkId: 'rotation',
        answer: 'met',
        attestedBy: 'user:default/ann',
        evidence: { links: [{ url: 'https://example.com/1' }] },
      },
    ]);
    expect(rowsOf('exemptions')).toMatchObject([
      { scopeKind: 'entity', scopeRef: SHOP, state: 'approved' },
      { scopeKind: 'owner', scopeRef: 'group:default/retail' },
    ]);
    expect(rowsOf('reviews')).toMatchObject([
      { gate: 'production-release', snapshot: { level: 'foundation' } },
    ]);
    expect(rowsOf('gate-decisions')).toMatchObject([
      { answer: 'block', askedBy: 'service:ci', snapshot: { facts: {} } },
    ]);
    expect(rowsOf('holds')).toMatchObject([{ gate: null, reason: 'Outage' }]);
    expect(rowsOf('break-glasses')).toMatchObject([{ reason: 'Night' }]);
    expect(rowsOf('follow-ups')).toMatchObject([{ text: 'Say what happened' }]);
    expect(rowsOf('events')).toMatchObject([
      { kind: 'attestation-made', actor: 'user:default/ann' },
    ]);
  });

  it('says the same as CSV, in which no cell is a formula', async () => {
    const { files, rowsOf, manifest } = await archiveOf(`entity=${SHOP}`);
    const lines = String(files.get('attestations.csv')).split('\r\n');
    expect(lines[0]).toBe(
      'id,entityRef,standard,checkId,answer,state,comment,evidence,attestedBy,attestedAt,reviewedBy,reviewedAt,reviewComment,validUntil',
    );
    expect(lines[2]).toContain(`,"'=HYPERLINK(""https://example.com"")",`);
    expect(rowsOf('attestations')[1].comment).toBe(
      '=HYPERLINK("https://example.com")',
    );
    for (const { name, rows } of manifest.files) {
      const table = name.replace(/\.(json|csv)$/, '');
      expect([name, rows]).toEqual([name, rowsOf(table).length]);
    }
  });

  it('has every file, with its columns, where nothing happened', async () => {
    const { files, rowsOf } = await archiveOf(
      'entity=component:default/basket',
    );
    expect(rowsOf('reviews')).toEqual([]);
    expect(String(files.get('break-glasses.csv'))).toBe(
      'id,gate,entityRef,reason,by,at,until\r\n',
    );
  });

  it('is about the entities of a team and of the groups below it', async () => {
    const { rowsOf, manifest } = await archiveOf('team=retail');
    expect(manifest.asked.team).toBe('group:default/retail');
    expect(rowsOf('entities').map(row => row.entityRef)).toEqual([
      'component:default/basket',
      SHOP,
    ]);
  });

  it('is about the entities that a gate dealt with in the period', async () => {
    const recent = await archiveOf('gate=production-release');
    expect(recent.rowsOf('entities')).toMatchObject([{ entityRef: SHOP }]);
    const before = await archiveOf(
      'gate=production-release&from=2026-01-01&to=2026-01-31',
    );
    expect(before.rowsOf('entities')).toEqual([]);
  });

  it('is about the checks that name a framework, and the facts they read', async () => {
    const { rowsOf } = await archiveOf(`framework=soc2&entity=${SHOP}`);
    expect(rowsOf('results')).toMatchObject([{ checkId: 'rotation' }]);
    expect(rowsOf('facts')).toMatchObject([{ factId: 'oncall.responders' }]);
    expect(rowsOf('attestations')).toHaveLength(2);
    // Both are about another check.
    expect(rowsOf('exemptions')).toEqual([]);
  });

  it('holds only what was done in the period, whose last day is included', async () => {
    const day = new Date(NOW - 10 * DAY).toISOString().slice(0, 10);
    const during = await archiveOf(`entity=${SHOP}&from=${day}&to=${day}`);
    expect(during.rowsOf('gate-decisions')).toHaveLength(1);
    const after = await archiveOf(
      `entity=${SHOP}&from=${new Date(NOW - 8 * DAY).toISOString()}`,
    );
    expect(after.rowsOf('gate-decisions')).toEqual([]);
    expect(after.rowsOf('changes')).toEqual([]);
    // Still valid in it.
    expect(after.rowsOf('exemptions')).toHaveLength(2);
    expect(after.rowsOf('attestations')).toHaveLength(2);
  });

  it('never names what is hidden from who asks', async () => {
    const api = await createApi(
      { 'catalog.entity.read': CATALOG_CONDITION },
      {
        catalogEntities: [shop, basket, sampleGroup('retail')].map(
          ({ entity }) => entity,
        ),
      },
    );
    const { rowsOf, text } = await archiveOf('framework=SOC2', api);
    expect(rowsOf('entities').map(row => row.entityRef)).toEqual([
      'component:default/basket',
      SHOP,
    ]);
    expect(text).not.toContain('hidden');
    expect(rowsOf('reviews')[0].snapshot).toEqual({
      level: 'foundation',
      dependencies: [{ entityRef: 'component:default/basket' }],
      approvers: ['group:default/sre'],
    });

    const all = await archiveOf('framework=SOC2');
    expect(all.rowsOf('reviews')[0].snapshot.dependencies).toHaveLength(2);
    expect(all.rowsOf('entities')).toHaveLength(3);
  });

  it('is empty for an entity that may not be seen, as for one that is not there', async () => {
    const api = await createApi(
      { 'catalog.entity.read': CATALOG_CONDITION },
      { catalogEntities: [shop.entity] },
    );
    const unseen = await archiveOf(`entity=${HIDDEN}`, api);
    const unknown = await archiveOf('entity=component:default/nope', api);
    expect(unseen.manifest.files.map(file => [file.name, file.sha256])).toEqual(
      unknown.manifest.files.map(file => [file.name, file.sha256]),
    );
  });

  it('is in the log of what was done, with its digest', async () => {
    const { manifest } = await archiveOf(`entity=${SHOP}`);
    const [event] = await knex('governance_events').where({
      kind: 'evidence-exported',
    });
    expect(event).toMatchObject({
      entity_ref: SHOP,
      actor: 'user:default/mock',
      subject: `evidence:${manifest.digest}`,
    });
    expect(JSON.parse(event.details)).toMatchObject({
      digest: manifest.digest,
      entities: 1,
    });
  });

  it('leaves no file behind', async () => {
    await archiveOf('team=retail');
    expect(await readdir(directory.path)).toEqual([]);
  });

  it('needs the permission', async () => {
    const api = await createApi({ 'readiness.evidence.export': DENIED });
    const response = await api.download(`/v1/evidence?entity=${SHOP}`);
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain('readiness.evidence.export');
    expect(
      await knex('governance_events').where({ kind: 'evidence-exported' }),
    ).toEqual([]);
  });

  it.each([
    ['', 400, 'for an entity, a team, a gate or a framework'],
    ['entity=shop:', 400, 'entity must be an entity ref'],
    ['team=group:', 400, 'team must be an entity ref'],
    [`entity=${SHOP}&from=yesterday`, 400, 'from must be a day such as'],
    [`entity=${SHOP}&from=2027-13-01`, 400, 'from must be a day such as'],
    [
      `entity=${SHOP}&from=2027-03-01&to=2027-02-01`,
      400,
      'from must be before',
    ],
    [
      `entity=${SHOP}&from=9999-01-01&to=9999-02-01`,
      400,
      'from lies ahead: 9999-01-01',
    ],
    [`entity=${SHOP}&format=csv`, 400, 'There is no parameter format'],
    [`entity=${SHOP}&entity=${SHOP}`, 400, 'entity must be given once'],
    ['gate=nope', 404, 'the gates are production-release'],
    ['framework=ISO', 400, 'the frameworks are SOC2'],
  ])('refuses %j with %i', async (query, status, message) => {
    const response = await usual.download(`/v1/evidence?${query}`);
    expect([response.status, response.body.error.message]).toEqual([
      status,
      expect.stringContaining(message),
    ]);
  });
});

async function storeDecisions(knex: Knex): Promise<void> {
  const at = NOW - 10 * DAY;
  const attestation = {
    ...{ entity_ref: SHOP, standard: 'production', check_id: 'rotation' },
    ...{ evidence: '{"links":[]}', attested_by: 'user:default/ann' },
  };
  await knex('attestations').insert({
    ...attestation,
    ...{ answer: 'not-met', state: 'replaced', attested_at: NOW - 300 * DAY },
  });
  await knex('attestations').insert({
    ...attestation,
    ...{ answer: 'met', state: 'in-force', attested_at: at },
    comment: '=HYPERLINK("https://example.com")',
    evidence: '{"links":[{"url":"https://example.com/1"}]}',
  });
  const scopes = [
    ['entity', SHOP],
    ['owner', 'group:default/retail'],
    ['owner', 'group:default/other'],
  ];
  for (const [scope_kind, scope_ref] of scopes) {
    await knex('exemptions').insert({
      ...{ scope_kind, scope_ref, strictest_tier: 0, state: 'approved' },
      ...{ standard: 'production', check_id: 'pipeline', reason: 'A reason' },
      ...{ compensating_measure: 'A measure', requested_at: at, starts_at: at },
      ...{ requested_by: 'user:default/ann', ends_at: NOW + DAY },
    });
  }
  await insertReview(knex, {
    requested_at: at,
    snapshot: JSON.stringify({
      level: 'foundation',
      dependencies: [
        { entityRef: 'component:default/basket' },
        { entityRef: HIDDEN },
      ],
      approvers: ['group:default/sre'],
    }),
  });
  for (const entity_ref of [SHOP, HIDDEN]) {
    await knex('gate_decisions').insert({
      ...{ at, entity_ref, gate: 'production-release', answer: 'block' },
      ...{ asked_by: 'service:ci', descriptor: false, context: '{}' },
      ...{
        claims: '[]',
        decision: '{}',
        snapshot: '{"facts":{}}',
        revision: 1,
      },
    });
  }
  // The gate dealt with the hidden one long ago only.
  await knex('gate_decisions')
    .where({ entity_ref: HIDDEN })
    .update({ at: NOW - 200 * DAY });
  await knex('holds').insert({
    ...{ gate: null, reason: 'Outage', by: 'user:default/eve', at },
  });
  await knex('break_glasses').insert({
    ...{ gate: 'production-release', entity_ref: SHOP, reason: 'Night' },
    ...{ by: 'user:default/eve', at, until: at + DAY },
  });
  await insertFollowUp(knex, { raised_at: at, due_at: at + DAY });
  await knex('governance_events').insert({
    ...{ at, kind: 'attestation-made', entity_ref: SHOP },
    ...{ actor: 'user:default/ann', subject: 'attestation:2', details: '{}' },
  });
  await insertChange(knex, {
    ...{ entity_ref: SHOP, subject: 'production', at },
    details: { pipeline: ['p', 'f'] },
  });
}

function sha256Of(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
