import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { DocumentsView } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import { DENIED, TestApi } from '../__testUtils__/TestApi';
import { testPublication } from '../__testUtils__/testPublication';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 1, 12);
const authorization = mockCredentials.service.header();
const fact = {
  entityRef: 'component:default/shop',
  factId: 'oncall.responders',
  value: 3,
  observedAt: '2026-11-01T10:00:00Z',
};

describe('the other routes', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let knex: Knex;
  let api: TestApi;

  beforeAll(async () => {
    knex = await migratedDatabase(databases, 'SQLITE_3');
  });

  beforeEach(async () => {
    api = await TestApi.create({
      knex,
      now: NOW,
      publication: testPublication(),
    });
  });

  const push = (body: string | object, as = authorization) =>
    api.send('put', '/v1/facts', { body, authorization: as });

  it('take facts from a service, whose name is the source unless one is given', async () => {
    const response = await push({ facts: [fact] });
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({ accepted: 1, rejected: [] });
    expect(api.pushes).toEqual([
      { facts: [fact], source: 'external:test-service' },
    ]);
  });

  it('leave it to the store to judge each item', async () => {
    const odd = [{ entityRef: 7, colour: 'red' }, {}];
    expect((await push({ facts: odd })).status).toBe(200);
    expect(api.pushes[0].facts).toEqual(odd);
  });

  it.each([
    ['a user', mockCredentials.user.header(), 403],
    ['a stranger', mockCredentials.none.header(), 401],
  ])('take no facts from %s', async (_, as, status) => {
    expect((await push({ facts: [fact] }, as)).status).toBe(status);
    expect(api.pushes).toEqual([]);
  });

  it.each([
    [{}, "must have required property 'facts'"],
    [{ facts: {} }, 'facts must be array'],
    [{ facts: ['text'] }, 'facts/0 must be object'],
    [
      { facts: Array.from({ length: 5_001 }, () => ({})) },
      'facts must NOT have more than 5000 items',
    ],
    ['{"facts": [', 'The body is not JSON'],
  ])('refuse a body that is wrong as a whole', async (body, message) => {
    const response = await push(body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(message);
  });

  it('refuse a body of more than 4 MB with 413 and what to do, for services only', async () => {
    const body = JSON.stringify({ facts: [{ value: 'x'.repeat(10_000_000) }] });
    const response = await push(body);
    expect(response.status).toBe(413);
    expect(response.body.error.message).toBe(
      'The body is larger than 4 MB; send the facts in several calls of at most 5,000',
    );
    expect((await push(body, mockCredentials.user.header())).status).toBe(403);
  });

  it('show the documents to who may read them', async () => {
    const documents = await api.get<DocumentsView>('/v1/documents');
    expect(documents).toMatchObject({
      revision: 1,
      standards: [
        { name: 'apis' },
        {
          name: 'production',
          owner: 'group:default/platform',
          checks: [
            {
              id: 'declares-lifecycle',
              kind: 'rule',
              expression: 'entity.spec.lifecycle == "production"',
            },
            { id: 'rotation' },
            { id: 'pipeline', kind: 'measure' },
          ],
          off: [{ id: 'signed', needs: 'signatures', by: 'author' }],
        },
      ],
      capabilities: [{ name: 'golden-path' }],
    });
    const denied = await TestApi.create({
      knex,
      now: NOW,
      policy: { 'readiness.document.read': DENIED },
    });
    const { status, body } = await denied.send('get', '/v1/documents');
    expect(status).toBe(403);
    expect(body.error.message).toContain('readiness.document.read');
  });

  it('show the documents before anything is published', async () => {
    api = await TestApi.create({ knex, now: NOW });
    expect(await api.get<DocumentsView>('/v1/documents')).toEqual({
      revision: null,
      publishedAt: null,
      standards: [],
      capabilities: [],
      errorBudgetPolicies: [],
      gates: [],
      exemptionPolicies: [],
      diagnostics: [],
      lastValid: [],
    });
  });

  it('tell the health without sign-in, and that it is not known when it cannot be read', async () => {
    const none = mockCredentials.none.header();
    const { status, body } = await api.send('get', '/health', {
      authorization: none,
    });
    expect([status, body.status]).toEqual([200, 'ok']);
    api = await TestApi.create({
      knex,
      now: NOW,
      health: async () => Promise.reject(new Error('connect ECONNREFUSED db')),
    });
    const failed = await api.send('get', '/health', { authorization: none });
    expect(failed.status).toBe(503);
    expect(failed.text).not.toContain('ECONNREFUSED');
  });

  it('serve their description', async () => {
    const { status, body } = await api.send('get', '/openapi.json');
    expect(status).toBe(200);
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toContain('/v1/entities');
    expect(body.servers).toEqual([{ url: '/api/readiness' }]);
  });
});
