import {
  createMockDirectory,
  mockCredentials,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { pathOf, TestApi } from '../../__testUtils__/TestApi';
import { component, TestStages } from '../../__testUtils__/TestStages';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const DAY = 86_400_000;
const ada = mockCredentials.user.header('user:default/ada');
const bob = mockCredentials.user.header('user:default/bob');
const pipeline = mockCredentials.service.header();
const cart = component('cart');
const DOCUMENTS = `
apiVersion: readiness/v1
kind: Standard
metadata: { name: production, title: Production }
spec:
  appliesTo: { kind: Component }
  levels: [foundation]
  checks:
    - id: restore-tested
      title: A restore was tested
      category: recovery
      level: foundation
      attestation: { question: Was it?, evidence: optional, validFor: 90d }
---
apiVersion: readiness/v1
kind: Gate
metadata: { name: new-service, title: New service }
spec:
  appliesTo: { kind: Component }
  mode: block
  require:
    - { standard: production, level: foundation, exemptions: accepted }
`;

describe.each(databases.eachSupportedId())(
  'a gate that people opened on %p',
  id => {
    const directory = createMockDirectory();
    let test: TestStages;

    beforeAll(async () => {
      const knex = await migratedDatabase(databases, id);
      directory.setContent({ 'documents.yaml': DOCUMENTS });
      test = await TestStages.create(knex, { directory });
      test.catalog = [cart];
      await test.settle();
    });

    async function send(path: string, body: object, authorization: string) {
      const api = await TestApi.create({
        knex: test.knex,
        now: test.clock.instant,
        publication: await test.stages.publications.current(),
      });
      const response = await api.send('post', path, { body, authorization });
      expect([200, 201]).toContain(response.status);
      return response.body;
    }

    /** Nothing is evaluated in between: gates look at what is stored. */
    const answer = async () =>
      (
        await send(
          '/v1/gates/new-service/decisions',
          { entityRef: stringifyEntityRef(cart) },
          pipeline,
        )
      ).answer;

    const ask = (lengthMs: number) =>
      send(
        '/v1/exemptions',
        {
          scope: { kind: 'entity', ref: stringifyEntityRef(cart) },
          ...{ standard: 'production', checkId: 'restore-tested' },
          reason: 'The drill is planned for next month',
          compensatingMeasure: 'The vendor keeps a second copy',
          endsAt: new Date(test.clock.instant + lengthMs).toISOString(),
        },
        ada,
      );

    const decide = (
      exemption: { id: string; version: number },
      decision: string,
      authorization = bob,
    ) =>
      send(
        `/v1/exemptions/${exemption.id}/decision`,
        { decision, version: exemption.version },
        authorization,
      );

    it('is closed by the end of an exemption, on the millisecond', async () => {
      await decide(await ask(DAY), 'approve');
      test.clock.advance(DAY - 1);
      expect(await answer()).toBe('allow');
      test.clock.advance(1);
      expect(await answer()).toBe('block');
    });

    it('is closed by the revocation of an exemption at once', async () => {
      const approved = await decide(await ask(DAY), 'approve');
      expect(await answer()).toBe('allow');
      await decide(approved, 'revoke');
      expect(await answer()).toBe('block');
    });

    it('was never opened by a request that was withdrawn', async () => {
      const asked = await ask(DAY);
      expect(await answer()).toBe('block');
      await decide(asked, 'withdraw', ada);
      expect(await answer()).toBe('block');
    });

    const signOff = (body: object = {}) =>
      send(
        pathOf(cart, '/attestations'),
        {
          ...{ standard: 'production', checkId: 'restore-tested' },
          ...{ answer: 'met', ...body },
        },
        ada,
      );

    it('is closed by the end of a sign-off that its person chose, on the millisecond', async () => {
      await signOff({ validForDays: 1 });
      test.clock.advance(DAY - 1);
      expect(await answer()).toBe('allow');
      test.clock.advance(1);
      expect(await answer()).toBe('block');
    });

    it('is closed by the withdrawal of a sign-off at once', async () => {
      const made = await signOff();
      expect(await answer()).toBe('allow');
      await send(
        `/v1/attestations/${made.id}/decision`,
        { decision: 'withdraw' },
        ada,
      );
      expect(await answer()).toBe('block');
    });
  },
);
