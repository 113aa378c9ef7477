import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { EntityReadiness } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { emptyTables } from '../__testUtils__/emptyTables';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import { component, TestStages } from '../__testUtils__/TestStages';
import { Actor } from '../governance/Actor';
import { Attestations } from '../governance/attestations/Attestations';
import { Exemptions } from '../governance/exemptions/Exemptions';
import { readScopedEntities } from '../governance/exemptions/exemptionScope';
import { GovernanceEvents } from '../governance/GovernanceEvents';
import { cacheableAnswer } from '../router/sendCacheable';
import { EntityAnswers } from './EntityAnswers';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const SECOND = 1_000;
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
      attestation: { question: Was it?, evidence: optional, validFor: 10d }
`;

const person = (name: string): Actor => ({
  ref: `user:default/${name}`,
  groups: new Set([`user:default/${name}`]),
});

/** An answer that is kept rests on what people decided as much as on facts: each act must take it out of use. */
describe.each(databases.eachSupportedId())(
  'kept answers and what people decide on %p',
  id => {
    const directory = createMockDirectory();
    let knex: Knex;
    let test: TestStages;
    let answers: EntityAnswers;
    let attestations: Attestations;
    let exemptions: Exemptions;

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
      directory.setContent({ 'runs.yaml': STANDARD });
    });

    beforeEach(async () => {
      await emptyTables(knex);
      await knex('stage_states').delete();
      test = await TestStages.create(knex, { directory });
      test.catalog = [component('cart')];
      await test.settle();
      await test.push('cart', 'ci.runs', 3);
      await test.drain();
      answers = new EntityAnswers({
        render: cacheableAnswer,
        mostBytes: 1_000_000,
      });
      const { queue } = test.stages;
      const events = new GovernanceEvents();
      attestations = new Attestations({ knex, queue, events });
      exemptions = new Exemptions({ knex, queue, events });
    });

    const read = async () =>
      answers.read({
        ...{ knex, entityRef: CART, now: test.clock.instant },
        viewer: {
          seesEverything: true,
          visibilityAmong: async () => ({ kind: 'all' }),
        },
        publication: await test.stages.publications.current(),
        factReading: test.stages.factSettings,
      });

    /** Of a check, what the answer says now; it is kept then. */
    async function says(checkId: string) {
      const answer = await read();
      expect(await read()).toBe(answer);
      const { scorecards }: EntityReadiness = JSON.parse(
        answer?.body.toString() ?? '',
      );
      const result = scorecards[0].results.find(one => one.checkId === checkId);
      return {
        status: result?.status,
        exempt: result?.exempt,
        reason: result?.reason,
      };
    }

    /** Whether the kept answer is used no more, before the evaluation that was asked for and after it. */
    async function takesOutOfUse(act: () => Promise<unknown>): Promise<void> {
      const before = await read();
      expect(await read()).toBe(before);
      await act();
      const pending = await read();
      expect(pending?.etag).not.toBe(before?.etag);
      await test.drain();
      expect((await read())?.etag).not.toBe(pending?.etag);
    }

    const by = async (name: string) => ({
      actor: person(name),
      publication: await test.stages.publications.current(),
      now: test.clock.instant,
    });

    const signOff = async () =>
      attestations.make(
        CART,
        { standard: 'runs', checkId: 'restore-tested', answer: 'met' },
        await by('ada'),
      );

    async function requestExemption(lengthMs: number): Promise<string> {
      const scope = { kind: 'entity', ref: CART } as const;
      return exemptions.request(
        {
          ...{ scope, standard: 'runs', checkId: 'enough-runs' },
          reason: 'The vendor mends it in March',
          compensatingMeasure: 'Someone looks every morning',
          endsAt: new Date(test.clock.instant + lengthMs).toISOString(),
        },
        { scope, entities: await readScopedEntities(knex, scope, 'runs') },
        await by('ada'),
      );
    }

    async function decideExemption(
      exemptionId: string,
      decision: 'approve' | 'revoke',
    ): Promise<void> {
      const row = await exemptions.find(exemptionId);
      if (!row) {
        throw new Error(`There is no exemption ${exemptionId}`);
      }
      const { version } = row;
      await exemptions.decide(row, { decision, version }, await by('grace'));
    }

    it('follow a sign-off, and its withdrawal', async () => {
      expect(await says('restore-tested')).toMatchObject({ status: 'no-data' });
      await takesOutOfUse(signOff);
      expect(await says('restore-tested')).toMatchObject({ status: 'pass' });
      const [row] = await knex('attestations');
      await takesOutOfUse(async () =>
        attestations.decide(row, { decision: 'withdraw' }, await by('ada')),
      );
      expect(await says('restore-tested')).toMatchObject({ status: 'no-data' });
    });

    it('follow the approval of an exemption, and its revocation', async () => {
      const exemptionId = await requestExemption(3_600 * SECOND);
      expect(await says('enough-runs')).toMatchObject({ exempt: false });
      await takesOutOfUse(() => decideExemption(exemptionId, 'approve'));
      expect(await says('enough-runs')).toMatchObject({ exempt: true });
      await takesOutOfUse(() => decideExemption(exemptionId, 'revoke'));
      expect(await says('enough-runs')).toMatchObject({ exempt: false });
    });

    it('follow the end of an exemption to the millisecond, although nothing is written then', async () => {
      await decideExemption(await requestExemption(30 * SECOND), 'approve');
      await test.drain();
      const exempt = await read();
      test.clock.advance(30 * SECOND - 1);
      expect(await read()).toBe(exempt);
      test.clock.advance(1);
      expect((await read())?.etag).not.toBe(exempt?.etag);
      await test.drain();
      expect(await says('enough-runs')).toMatchObject({ exempt: false });
    });
  },
);
