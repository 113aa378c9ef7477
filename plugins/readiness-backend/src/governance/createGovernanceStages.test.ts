import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { emptyTables } from '../__testUtils__/emptyTables';
import { entityOf, insertEntity } from '../__testUtils__/insertRows';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import { TEST_GATE_SETTINGS } from '../__testUtils__/testGateSettings';
import { StageStates } from '../database/StageStates';
import { insertReview } from './__testUtils__/insertGovernance';
import { reviewPublication } from './__testUtils__/reviewPublication';
import { createGovernanceStages } from './createGovernanceStages';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 26, 12);
const databases = TestDatabases.create();

class FailingStates extends StageStates {
  readonly #failing: readonly string[];

  constructor(knex: Knex, failing: readonly string[]) {
    super(knex);
    this.#failing = failing;
  }

  override async read<State extends JsonObject>(stage: string) {
    if (this.#failing.includes(stage)) {
      throw new Error(`${stage} failed`);
    }
    return super.read<State>(stage);
  }
}

describe.each(databases.eachSupportedId())(
  'createGovernanceStages on %s',
  id => {
    let knex: Knex;
    const send = jest.fn();
    const logger = mockServices.logger.mock();

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
    });

    beforeEach(async () => {
      await emptyTables(knex);
      await knex('stage_states').delete();
      jest.resetAllMocks();
      await insertEntity(knex, entityOf('shop'), {
        ...{ tier: 0, owner_ref: 'group:default/shop' },
      });
      await insertReview(knex, {
        ...{ state: 'approved', tier: 1, decided_at: NOW },
        valid_until: NOW + 1_000_000_000,
      });
    });

    const stages = (
      failing: readonly string[],
      notifications: JsonObject = {},
    ) =>
      createGovernanceStages({
        ...{ knex, logger, gateSettings: TEST_GATE_SETTINGS, changesMs: 1 },
        config: mockServices.rootConfig({
          data: { readiness: { governance: { notifications } } },
        }),
        clock: { now: async () => NOW },
        states: new FailingStates(knex, failing),
        publications: { current: async () => reviewPublication() },
        notifications: { send },
      });
    const run = (failing: readonly string[]) => stages(failing).run();

    it('runs them all when the first one fails, and fails with its error', async () => {
      await expect(run(['standings'])).rejects.toThrow('standings failed');
      expect(await knex('reviews').pluck('state')).toEqual(['lapsed']);
      expect(send).toHaveBeenCalledTimes(1);
    });

    it('fails with the first error of several, and logs the others', async () => {
      await expect(
        run(['review-lapses', 'governance-notices']),
      ).rejects.toThrow('review-lapses failed');
      expect(await knex('standings')).toHaveLength(1);
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringContaining('governance-notices failed'),
      );
    });

    it('sends no digests, or tells nobody anything, where that is asked for', () => {
      const told = (notifications: JsonObject) => {
        const { notifier, digest } = stages([], notifications);
        return [notifier !== undefined, digest !== undefined];
      };
      expect(told({})).toEqual([true, true]);
      expect(told({ digest: { enabled: false } })).toEqual([true, false]);
      expect(told({ enabled: false })).toEqual([false, false]);
    });

    it('tells nobody anything any more once its run is stopped, and does so at the next run', async () => {
      await knex('governance_events').insert({
        ...{ at: NOW, kind: 'glass-broken', actor: 'user:default/bob' },
        ...{ entity_ref: 'component:default/shop', subject: 'glass:7' },
        details: JSON.stringify({ gate: 'production-release' }),
      });
      const { run: runAll } = stages([]);
      await runAll({ signal: AbortSignal.abort() });
      expect(send).not.toHaveBeenCalled();
      expect(await knex('stage_states')).toEqual([]);
      await runAll();
      expect(send).toHaveBeenCalled();
    });

    it('fails with nothing when none of them does', async () => {
      await expect(run([])).resolves.toBeUndefined();
    });
  },
);
