import {
  createMockDirectory,
  mockCredentials,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { TestApi } from '../../__testUtils__/TestApi';
import {
  component,
  RUNS_STANDARD,
  TestStages,
} from '../../__testUtils__/TestStages';

jest.setTimeout(120_000);

const DAY = 86_400_000;
const ada = mockCredentials.user.header('user:default/ada');
const bob = mockCredentials.user.header('user:default/bob');
const pipeline = mockCredentials.service.header();
const cart = component('cart');
const entityRef = stringifyEntityRef(cart);
const { relations, ...written } = cart;
const descriptor = { ...written, metadata: { name: 'cart' } };
const DOCUMENTS = `${RUNS_STANDARD}
---
apiVersion: readiness/v1
kind: Gate
metadata: { name: new-service, title: New service }
spec:
  appliesTo: { kind: Component }
  mode: block
  require:
    - { standard: runs, level: foundation, exemptions: accepted }
`;

describe('a gate in the life of a service', () => {
  const databases = TestDatabases.create();
  const directory = createMockDirectory();

  it.each(databases.eachSupportedId())(
    'opens with facts or an exemption, and closes by itself, on %s',
    async id => {
      const knex = await migratedDatabase(databases, id);
      directory.setContent({ 'documents.yaml': DOCUMENTS });
      const test = await TestStages.create(knex, { directory });
      await test.settle();
      const send = async (
        path: string,
        body: object,
        authorization: string,
      ) => {
        const api = await TestApi.create({
          knex,
          now: test.clock.instant,
          publication: await test.stages.publications.current(),
        });
        const response = await api.send('post', path, { body, authorization });
        expect([path, response.status, response.body]).toEqual([
          path,
          201,
          expect.anything(),
        ]);
        return response.body;
      };
      const ask = async (body: object) => {
        const path = '/v1/gates/new-service/decisions';
        const { answer, requirements } = await send(path, body, pipeline);
        const [{ missing }] = requirements;
        return [
          answer,
          ...missing.map((one: { status: string }) => one.status),
        ];
      };

      // A pull request brings a descriptor of something that nobody has heard of.
      expect(await ask({ descriptor })).toEqual(['block', 'no-data']);
      await test.push('cart', 'ci.runs', 3);
      expect(await ask({ descriptor })).toEqual(['block', 'fail']);

      // It is merged, and the catalog has it.
      test.catalog = [cart];
      await test.settle();
      expect(await ask({ entityRef })).toEqual(['block', 'fail']);

      const exemption = await send(
        '/v1/exemptions',
        {
          scope: { kind: 'entity', ref: entityRef },
          ...{ standard: 'runs', checkId: 'enough-runs' },
          reason: 'The pipeline is being moved to another place',
          compensatingMeasure: 'Someone releases by hand every day',
          endsAt: new Date(test.clock.instant + 10 * DAY).toISOString(),
        },
        ada,
      );
      expect(await ask({ entityRef })).toEqual(['block', 'fail']);
      const api = await TestApi.create({
        knex,
        now: test.clock.instant,
        publication: await test.stages.publications.current(),
      });
      const approval = await api.send(
        'post',
        `/v1/exemptions/${exemption.id}/decision`,
        {
          body: { decision: 'approve', version: exemption.version },
          authorization: bob,
        },
      );
      expect([approval.status, approval.body.state]).toEqual([200, 'approved']);
      expect(await ask({ entityRef })).toEqual(['allow']);
      expect(await ask({ descriptor })).toEqual(['allow']);

      // Time passes, and nobody does anything.
      test.clock.advance(10 * DAY);
      expect(await ask({ entityRef })).toEqual(['block', 'fail']);

      await test.push('cart', 'ci.runs', 12);
      expect(await ask({ entityRef })).toEqual(['allow']);

      const stored = await knex('gate_decisions').orderBy('id');
      expect(stored.map(({ answer }) => answer)).toEqual([
        ...['block', 'block', 'block', 'block'],
        ...['allow', 'allow', 'block', 'allow'],
      ]);
      expect(JSON.parse(stored[4].snapshot).exemptions).toEqual([exemption.id]);
    },
  );
});
