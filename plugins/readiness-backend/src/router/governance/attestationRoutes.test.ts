import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  AttestationView,
  EntityGovernance,
  NewAttestation,
  Page,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { decisionPublication } from '../../__testUtils__/decisionPublication';
import { emptyTables } from '../../__testUtils__/emptyTables';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { sampleService, storeSample } from '../../__testUtils__/sampleEntities';
import {
  CATALOG_CONDITION,
  DENIED,
  pathOf,
  TestApi,
  TestPolicy,
} from '../../__testUtils__/TestApi';
import { DbGovernanceEventsRow } from '../../database/governanceTables';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-02T09:30:00Z');
const CART = 'component:default/cart';
const cart = sampleService('cart', { tier: 1, team: 'shop' });
const ada = mockCredentials.user.header('user:default/ada');
const bob = mockCredentials.user.header('user:default/bob');

const signOff: NewAttestation = {
  standard: 'production',
  checkId: 'restore-tested',
  answer: 'met',
  evidence: { links: [{ url: 'https://example.com/restore', title: 'Log' }] },
};

describe.each(databases.eachSupportedId())('routes of sign-offs on %p', id => {
  const publication = decisionPublication();
  let knex: Knex;
  /** One for each instant and policy: making one takes longer than most tests. */
  const apis = new Map<string, Promise<TestApi>>();

  beforeAll(async () => {
    knex = await migratedDatabase(databases, id);
  });

  beforeEach(async () => {
    await emptyTables(knex);
    for (const api of apis.values()) {
      (await api).requested.length = 0;
    }
    await storeSample(knex, [cart], { publication, now: NOW });
  });

  async function at(now: number, policy: TestPolicy = {}): Promise<TestApi> {
    const key = JSON.stringify([now, policy]);
    const api =
      apis.get(key) ?? TestApi.create({ knex, now, publication, policy });
    apis.set(key, api);
    return api;
  }

  async function make(
    api: TestApi,
    body: Partial<NewAttestation> = {},
    authorization = ada,
  ) {
    return api.send('post', pathOf(cart.entity, '/attestations'), {
      ...{ authorization, body: { ...signOff, ...body } },
    });
  }

  async function decide(
    api: TestApi,
    attestation: Pick<AttestationView, 'id'>,
    decision: string,
    authorization = bob,
  ) {
    return api.send('post', `/v1/attestations/${attestation.id}/decision`, {
      ...{ authorization, body: { decision, comment: 'Looked at it' } },
    });
  }

  async function states(api: TestApi): Promise<string[]> {
    const page = await api.get<Page<AttestationView>>(
      pathOf(cart.entity, '/attestations'),
    );
    return page.items.map(({ state }) => state);
  }

  async function counted(): Promise<unknown[]> {
    return knex('attestations')
      .where({ state: 'in-force' })
      .pluck<string[]>('attested_by');
  }

  it('let one person sign off and another confirm it', async () => {
    const api = await at(NOW);
    const made = await make(api, { comment: ' Restored in 20 minutes ' });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: expect.any(String),
      entityRef: CART,
      standard: 'production',
      checkId: 'restore-tested',
      checkTitle: 'A restore was tested',
      question: 'Was a restore tested?',
      answer: 'met',
      state: 'awaiting-review',
      comment: 'Restored in 20 minutes',
      evidence: signOff.evidence,
      attestedBy: 'user:default/ada',
      attestedAt: '2026-11-02T09:30:00.000Z',
      reviewedBy: null,
      reviewedAt: null,
      reviewComment: null,
      validUntil: '2027-05-01T09:30:00.000Z',
      actions: ['withdraw'],
    });
    expect(await counted()).toEqual([]);

    const confirmed = await decide(api, made.body, 'confirm');
    expect(confirmed.body).toMatchObject({
      ...{ state: 'in-force', reviewedBy: 'user:default/bob' },
      ...{ reviewComment: 'Looked at it', actions: ['withdraw', 'reconfirm'] },
    });
    expect(await counted()).toEqual(['user:default/ada']);
    expect(api.requested).toEqual([CART, CART]);
    const events = await knex<DbGovernanceEventsRow>(
      'governance_events',
    ).orderBy('id');
    expect(events).toMatchObject([
      {
        ...{ kind: 'attestation-made', actor: 'user:default/ada' },
        ...{ entity_ref: CART, subject: `attestation:${made.body.id}` },
      },
      { kind: 'attestation-confirmed', actor: 'user:default/bob' },
    ]);
  });

  it.each(['confirm', 'refuse'])(
    'never let a person %s what they signed off themselves',
    async decision => {
      const api = await at(NOW);
      const made = await make(api);
      const response = await decide(api, made.body, decision, ada);
      expect(response.status).toBe(403);
      expect(response.body.error.message).toContain('another person');
      expect(await states(api)).toEqual(['awaiting-review']);
    },
  );

  it('count at once where the check asks for nobody else', async () => {
    const api = await at(NOW);
    const made = await make(api, {
      checkId: 'runbook-read',
      evidence: {} as never,
    });
    expect(made.body).toMatchObject({
      ...{ state: 'in-force', actions: ['withdraw', 'reconfirm'] },
      evidence: { links: [] },
    });
  });

  it('count a "no" at once, and "not applicable" only by two people', async () => {
    const api = await at(NOW);
    const no = await make(api, { answer: 'not-met', evidence: undefined });
    expect(no.body.state).toBe('in-force');
    const never = await make(api, {
      ...{ checkId: 'runbook-read', answer: 'not-applicable' },
      comment: 'It is retired next week',
    });
    expect(never.body.state).toBe('awaiting-review');
  });

  it.each<[string, Partial<NewAttestation>, string]>([
    ['the period of the check', {}, '2027-05-01T09:30:00.000Z'],
    ['a shorter period', { validForDays: 30 }, '2026-12-02T09:30:00.000Z'],
    [
      'the whole period, by its days',
      { validForDays: 180 },
      '2027-05-01T09:30:00.000Z',
    ],
    [
      'a date',
      { validUntil: '2026-12-24T22:59:59.999Z' },
      '2026-12-24T22:59:59.999Z',
    ],
    [
      'the last day of the period, which ends with the period all the same',
      { validUntil: '2027-05-01T22:59:59.999Z' },
      '2027-05-01T09:30:00.000Z',
    ],
  ])('hold for %s', async (_, body, validUntil) => {
    const made = await make(await at(NOW), body);
    expect(made.body).toMatchObject({ validUntil });
  });

  it('end by themselves with the period that was chosen', async () => {
    const api = await at(NOW);
    const made = await make(api, {
      ...{ checkId: 'runbook-read', validForDays: 30 },
    });
    expect(made.body).toMatchObject({ state: 'in-force' });
    expect(await states(await at(NOW + 30 * DAY - 1))).toEqual(['in-force']);
    expect(await states(await at(NOW + 30 * DAY))).toEqual(['expired']);
  });

  it('keep every version: while one waits the one before counts, and none ever comes back', async () => {
    const api = await at(NOW);
    const first = await make(api);
    await decide(api, first.body, 'confirm');
    const second = await make(api);
    expect(await states(api)).toEqual(['awaiting-review', 'in-force']);
    await decide(api, second.body, 'refuse');
    expect(await states(api)).toEqual(['refused', 'in-force']);
    const no = await make(api, { answer: 'not-met' });
    expect(await states(api)).toEqual(['in-force', 'refused', 'replaced']);
    await decide(api, no.body, 'withdraw', ada);
    expect(await states(api)).toEqual(['withdrawn', 'refused', 'replaced']);
    expect(await counted()).toEqual([]);
  });

  it('replace what waits by a newer version', async () => {
    const api = await at(NOW);
    const first = await make(api);
    await make(api, {}, bob);
    expect(await states(api)).toEqual(['awaiting-review', 'replaced']);
    const late = await decide(api, first.body, 'confirm');
    expect(late.status).toBe(409);
    expect(late.body.error.message).toContain('replaced by a newer one');
  });

  it('sign the same off again in one act, which another person confirms again', async () => {
    const api = await at(NOW);
    const first = await make(api, { validUntil: '2026-12-01T00:00:00Z' });
    await decide(api, first.body, 'confirm');
    const later = await at(NOW + 200 * DAY);
    expect(await states(later)).toEqual(['expired']);
    const again = await decide(later, first.body, 'reconfirm', bob);
    expect(again.body).toMatchObject({
      ...{ state: 'awaiting-review', attestedBy: 'user:default/bob' },
      ...{ evidence: signOff.evidence, reviewedBy: null },
    });
    await decide(later, again.body, 'confirm', ada);
    expect(await states(later)).toEqual(['in-force', 'replaced']);
    expect(
      Date.parse(
        (
          await later.get<Page<AttestationView>>(
            pathOf(cart.entity, '/attestations'),
          )
        ).items[0].validUntil ?? '',
      ),
    ).toBe(NOW + 380 * DAY);
  });

  it.each<[string, Partial<NewAttestation>, string]>([
    ['no evidence', { evidence: undefined }, 'asks for evidence'],
    [
      'a link that is not of the web',
      { evidence: { links: [{ url: 'ftp://example.com/notes' }] } },
      'begins with https://',
    ],
    [
      'a link with a password',
      { evidence: { links: [{ url: 'https://me:secret@example.com' }] } },
      'password',
    ],
    [
      'too many links',
      {
        evidence: {
          links: Array.from({ length: 21 }, () => ({
            url: 'https://example.com',
          })),
        },
      },
      '20',
    ],
    [
      'that a check does not apply without saying why',
      { answer: 'not-applicable', evidence: undefined },
      'why the check restore-tested of production does not apply',
    ],
    ['a check that is a rule', { checkId: 'rotation' }, 'it is a rule'],
    ['an unknown check', { checkId: 'nothing' }, 'no check "nothing"'],
    ['an unknown standard', { standard: 'none' }, 'production'],
    [
      'a period and a date at once',
      { validForDays: 30, validUntil: '2026-12-01T00:00:00Z' },
      'validForDays or validUntil',
    ],
    [
      'a period that is longer than that of the check',
      { validForDays: 181 },
      'at most 180 days, until 2027-05-01',
    ],
    [
      'a date that is later than the period of the check',
      { validUntil: '2027-05-03T00:00:00Z' },
      'at most 180 days, until 2027-05-01',
    ],
    ['a period of no day', { validForDays: 0 }, 'validForDays'],
    ['an end that is over', { validUntil: '2026-01-01T00:00:00Z' }, 'ahead'],
  ])('refuse %s and say what would be right', async (_, body, message) => {
    const api = await at(NOW);
    const response = await make(api, body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(message);
    expect(await knex('governance_events')).toEqual([]);
  });

  it('ask for the permission of each act, and for a person', async () => {
    const made = await make(await at(NOW));
    const api = await at(NOW, {
      'readiness.attestation.create': DENIED,
      'readiness.attestation.review': DENIED,
    });
    for (const response of [
      await make(api),
      await decide(api, made.body, 'confirm'),
      await decide(api, made.body, 'withdraw', ada),
      await make(api, {}, mockCredentials.service.header()),
    ]) {
      expect(response.status).toBe(403);
    }
    expect(await states(api)).toEqual(['awaiting-review']);
  });

  it('look the same for an entity that is hidden and for one that is not there', async () => {
    const made = await make(await at(NOW));
    const hidden = await at(NOW, { 'catalog.entity.read': CATALOG_CONDITION });
    for (const response of [
      await make(hidden),
      await hidden.send('get', pathOf(cart.entity, '/attestations')),
      await hidden.send('get', pathOf(cart.entity, '/governance')),
    ]) {
      expect(response.status).toBe(404);
    }
    const byId = await decide(hidden, made.body, 'confirm');
    const unknown = await decide(hidden, { id: '999' }, 'confirm');
    expect([byId.status, unknown.status]).toEqual([404, 404]);
    expect(byId.text).not.toContain('cart');
  });

  it('let one of two people win who act at the same time', async () => {
    const api = await at(NOW);
    const made = await make(api);
    const responses = await Promise.all([
      decide(api, made.body, 'confirm', bob),
      decide(api, made.body, 'refuse', bob),
      decide(api, made.body, 'confirm', bob),
    ]);
    expect(responses.map(({ status }) => status).sort()).toEqual([
      200, 409, 409,
    ]);
    expect(await knex('governance_events')).toHaveLength(2);
  });

  it('never count two versions, however many people sign off at the same time', async () => {
    const api = await at(NOW);
    const responses = await Promise.all(
      Array.from({ length: 6 }, () => make(api, { checkId: 'runbook-read' })),
    );
    const statuses = responses.map(({ status }) => status);
    expect(statuses).toContain(201);
    expect(statuses.every(status => [201, 409].includes(status))).toBe(true);
    expect(await counted()).toHaveLength(1);
    const made = statuses.filter(status => status === 201).length;
    expect(await knex('attestations')).toHaveLength(made);
  });

  it('page through all versions', async () => {
    const api = await at(NOW);
    for (let version = 0; version < 3; version++) {
      await make(api, { answer: 'not-met' });
    }
    await make(api, { checkId: 'runbook-read' });
    const path = pathOf(
      cart.entity,
      '/attestations?standard=production&check=restore-tested',
    );
    const first = await api.get<Page<AttestationView>>(`${path}&limit=2`);
    const rest = await api.get<Page<AttestationView>>(
      `${path}&cursor=${first.nextCursor}`,
    );
    expect(first.total).toBe(3);
    expect([...first.items, ...rest.items].map(({ state }) => state)).toEqual([
      'in-force',
      'replaced',
      'replaced',
    ]);
  });

  it('say of an entity what people decided and what the viewer may do', async () => {
    const api = await at(NOW);
    const made = await make(api);
    const governance = await api.get<EntityGovernance>(
      pathOf(cart.entity, '/governance'),
    );
    const { queries } = api;
    expect(governance).toMatchObject({
      entityRef: CART,
      attestations: [{ id: made.body.id, state: 'awaiting-review' }],
      exemptions: [],
      reviews: [],
      followUps: [],
      standingChanges: [],
      attestable: [
        {
          ...{ standard: 'production', checkId: 'restore-tested' },
          ...{ evidence: 'required', validForDays: 180 },
          reviewer: 'other-person',
        },
        { checkId: 'runbook-read', evidence: 'optional', reviewer: 'any' },
      ],
      actions: [
        'attest',
        'request-exemption',
        'request-review',
        'break-glass',
        'export-evidence',
      ],
    });
    expect(queries).toBe(7);
    const reader = await at(NOW, {
      'readiness.attestation.create': DENIED,
      'readiness.attestation.review': DENIED,
      'readiness.exemption.request': DENIED,
      'readiness.review.request': DENIED,
      'readiness.gate.break-glass': DENIED,
      'readiness.evidence.export': DENIED,
    });
    expect(
      await reader.get<EntityGovernance>(pathOf(cart.entity, '/governance')),
    ).toMatchObject({ actions: [], attestations: [{ actions: [] }] });
  });
});
