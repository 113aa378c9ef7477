import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  insertAttestation,
  insertExemption,
} from '../__testUtils__/insertDecisions';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import { component, TestStages } from '../__testUtils__/TestStages';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const DAY = 86_400_000;
const CART = 'component:default/cart';
const STANDARD = `
apiVersion: readiness/v1
kind: Standard
metadata: { name: runs, title: Runs }
spec:
  appliesTo: { kind: Component }
  levels: [foundation]
  checks:
    - { id: enough-runs, title: Runs, category: c, level: foundation, rule: 'fact("ci.runs").value >= 10' }
    - id: restore-tested
      title: A restore was tested
      category: c
      level: foundation
      attestation: { question: Was it?, evidence: required, validFor: 10d }
`;

describe.each(databases.eachSupportedId())(
  'evaluations by what people decided on %p',
  id => {
    const directory = createMockDirectory();

    async function start(): Promise<TestStages> {
      const knex = await migratedDatabase(databases, id);
      directory.setContent({ 'runs.yaml': STANDARD });
      const test = await TestStages.create(knex, { directory });
      test.catalog = [component('cart')];
      await test.settle();
      await test.push('cart', 'ci.runs', 3);
      await test.drain();
      return test;
    }

    const statuses = async (test: TestStages) =>
      (await test.scorecards())[0].statuses;
    const lastCauses = async (test: TestStages) =>
      (await test.causes()).slice(-1)[0];

    /** As an act does it: in one transaction with the request for an evaluation. */
    async function decide(
      test: TestStages,
      act: (knex: TestStages['knex']) => Promise<unknown>,
    ): Promise<void> {
      await test.knex.transaction(async tx => {
        await act(tx);
        await test.stages.queue.requestIn(tx, [CART], test.clock.instant);
      });
      await test.drain();
    }

    const signOff = (test: TestStages) =>
      decide(test, knex =>
        insertAttestation(knex, {
          ...{ entity_ref: CART, standard: 'runs', check_id: 'restore-tested' },
          attested_at: test.clock.instant,
        }),
      );
    const exempt = (test: TestStages, days: number) =>
      decide(test, knex =>
        insertExemption(knex, {
          ...{ scope_ref: CART, standard: 'runs', check_id: 'enough-runs' },
          ends_at: test.clock.instant + days * DAY,
        }),
      );

    it('counts a sign-off, names it, and lets it end by itself', async () => {
      const test = await start();
      expect(await statuses(test)).toBe('fd');
      await signOff(test);
      expect(await statuses(test)).toBe('fp');
      const named = [{ kind: 'attestation', detail: 'restore-tested' }];
      expect(await lastCauses(test)).toEqual(named);

      test.clock.advance(10 * DAY - 1);
      await expect(test.drain()).resolves.toBe(0);
      test.clock.advance(1);
      await expect(test.drain()).resolves.toBe(1);
      expect(await statuses(test)).toBe('fD');
      expect(await lastCauses(test)).toEqual(named);
    });

    it('flags what an exemption covers, without raising the score, until it ends by itself', async () => {
      const test = await start();
      await signOff(test);
      const [before] = await test.scorecards();
      await exempt(test, 3);
      const [after] = await test.scorecards();
      expect(after).toMatchObject({ statuses: 'gp', level_rank: 1 });
      expect(after.score).toBe(before.score);
      const named = [{ kind: 'exemption', detail: 'enough-runs' }];
      expect(await lastCauses(test)).toEqual(named);

      test.clock.advance(3 * DAY - 1);
      await expect(test.drain()).resolves.toBe(0);
      test.clock.advance(1);
      await expect(test.drain()).resolves.toBe(1);
      expect((await test.scorecards())[0]).toMatchObject({
        ...{ statuses: 'fp', level_rank: 0 },
      });
      expect(await lastCauses(test)).toEqual(named);
    });

    it('names a fact and an exemption apart', async () => {
      const test = await start();
      await exempt(test, 3);
      test.clock.advance(1);
      await test.push('cart', 'ci.runs', 4);
      await test.drain();
      expect(await lastCauses(test)).toEqual([
        { kind: 'fact', detail: 'ci.runs' },
      ]);
      test.clock.advance(3 * DAY);
      await test.push('cart', 'ci.runs', 5);
      await test.drain();
      expect(await lastCauses(test)).toEqual([
        { kind: 'exemption', detail: 'enough-runs' },
        { kind: 'fact', detail: 'ci.runs' },
      ]);
    });

    it('passes over nothing that was decided, although neither entity nor facts changed', async () => {
      const test = await start();
      await insertExemption(test.knex, {
        ...{ scope_ref: CART, standard: 'runs', check_id: 'enough-runs' },
        ends_at: test.clock.instant + DAY,
      });
      await test.stages.queue.request([CART]);
      await test.drain();
      expect(await statuses(test)).toBe('gd');
    });

    it('gives an exemption of an owner to what joins them later', async () => {
      const test = await start();
      await insertExemption(test.knex, {
        ...{ scope_kind: 'owner', scope_ref: 'group:default/shop' },
        ...{ standard: 'runs', check_id: 'enough-runs' },
        ends_at: test.clock.instant + 30 * DAY,
      });
      test.catalog = [component('cart'), component('pay')];
      await test.settle();
      const pay = (await test.scorecards()).find(row =>
        row.entity_ref.endsWith('pay'),
      );
      expect(pay?.statuses).toBe('cd');
    });
  },
);
