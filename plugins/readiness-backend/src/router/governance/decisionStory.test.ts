import {
  createMockDirectory,
  mockCredentials,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  ChangeView,
  EntityReadiness,
  Page,
} from 'backstage-plugin-readiness-common';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { component, TestStages } from '../../__testUtils__/TestStages';
import { pathOf, TestApi } from '../../__testUtils__/TestApi';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const DAY = 86_400_000;
const ada = mockCredentials.user.header('user:default/ada');
const bob = mockCredentials.user.header('user:default/bob');
const cart = component('cart');
const STANDARD = `
apiVersion: readiness/v1
kind: Standard
metadata: { name: production, title: Production }
spec:
  appliesTo: { kind: Component }
  levels: [foundation]
  checks:
    - { id: enough-runs, title: Runs, category: c, level: foundation, rule: 'fact("ci.runs").value >= 10' }
    - id: restore-tested
      title: A restore was tested
      category: c
      level: foundation
      attestation:
        { question: Was it?, evidence: required, validFor: 90d, reviewer: other-person }
`;

describe.each(databases.eachSupportedId())(
  'a service that is made ready by people on %p',
  id => {
    const directory = createMockDirectory();
    let test: TestStages;

    beforeAll(async () => {
      const knex = await migratedDatabase(databases, id);
      directory.setContent({ 'production.yaml': STANDARD });
      test = await TestStages.create(knex, { directory });
      test.catalog = [cart];
      await test.settle();
      await test.push('cart', 'ci.runs', 3);
      await test.drain();
    });

    /** The API at the present instant of the test. */
    const api = async () =>
      TestApi.create({
        knex: test.knex,
        now: test.clock.instant,
        publication: await test.stages.publications.current(),
        queue: test.stages.queue,
      });

    async function post(path: string, body: object, authorization: string) {
      const response = await (
        await api()
      ).send('post', path, { body, authorization });
      expect([200, 201]).toContain(response.status);
      await test.drain();
      return response.body;
    }

    /** The page of the entity: its level, and the status of each check. */
    async function shown(): Promise<[string | null, string[]]> {
      const { scorecards, pending } = await (
        await api()
      ).get<EntityReadiness>(pathOf(cart));
      expect(pending).toBe(false);
      const [{ level, results }] = scorecards;
      return [
        level.name,
        results.map(
          ({ status, exempt }) => `${status}${exempt ? ' exempt' : ''}`,
        ),
      ];
    }

    it('rises with each decision, and falls by itself when they end', async () => {
      expect(await shown()).toEqual([null, ['fail', 'no-data']]);

      const signOff = await post(
        pathOf(cart, '/attestations'),
        {
          ...{ standard: 'production', checkId: 'restore-tested' },
          ...{ answer: 'met', evidence: { text: 'See the drill of May' } },
        },
        ada,
      );
      expect(await shown()).toEqual([null, ['fail', 'no-data']]);
      await post(
        `/v1/attestations/${signOff.id}/decision`,
        { decision: 'confirm' },
        bob,
      );
      expect(await shown()).toEqual([null, ['fail', 'pass']]);

      const exemption = await post(
        '/v1/exemptions',
        {
          scope: { kind: 'entity', ref: 'component:default/cart' },
          ...{ standard: 'production', checkId: 'enough-runs' },
          reason: 'The pipeline moves next month',
          compensatingMeasure: 'Releases are made by hand, with a checklist',
          endsAt: new Date(test.clock.instant + 30 * DAY).toISOString(),
        },
        ada,
      );
      expect(await shown()).toEqual([null, ['fail', 'pass']]);
      await post(
        `/v1/exemptions/${exemption.id}/decision`,
        { decision: 'approve', version: exemption.version },
        bob,
      );
      expect(await shown()).toEqual(['foundation', ['fail exempt', 'pass']]);

      test.clock.advance(30 * DAY);
      await test.push('cart', 'ci.runs', 3);
      await test.drain();
      expect(await shown()).toEqual([null, ['fail', 'pass']]);

      test.clock.advance(60 * DAY);
      await test.push('cart', 'ci.runs', 3);
      await test.drain();
      expect(await shown()).toEqual([null, ['fail', 'no-data']]);

      const history = await (
        await api()
      ).get<Page<ChangeView>>(pathOf(cart, '/history'));
      expect(
        history.items.map(({ causes }) => causes.map(({ kind }) => kind)),
      ).toEqual([
        ['attestation'],
        ['exemption'],
        ['exemption'],
        ['attestation'],
        ['fact'],
        ['first-seen'],
      ]);
    });
  },
);
