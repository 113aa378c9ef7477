import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { emptyTables } from '../../__testUtils__/emptyTables';
import {
  entityOf,
  insertEntity,
  insertFacts,
} from '../../__testUtils__/insertRows';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { storeEvaluation } from '../../__testUtils__/storeEvaluation';
import { TEST_GATE_SETTINGS } from '../../__testUtils__/testGateSettings';
import { StageStates } from '../../database/StageStates';
import { insertReview } from '../__testUtils__/insertGovernance';
import { reviewPublication } from '../__testUtils__/reviewPublication';
import { GateDecider } from '../gates/GateDecider';
import { ReviewLapses } from './ReviewLapses';

jest.setTimeout(60_000);

const START = Date.UTC(2026, 10, 26, 12);
const HOUR = 3_600_000;
const shop = 'component:default/shop';
const publication = reviewPublication();

describe('ReviewLapses', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;
    let now: number;
    let lapses: ReviewLapses;
    let decider: GateDecider;
    const logger = mockServices.logger.mock();

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
    });

    beforeEach(async () => {
      await emptyTables(knex);
      await knex('stage_states').delete();
      now = START;
      logger.warn.mockClear();
      decider = new GateDecider(TEST_GATE_SETTINGS);
      lapses = new ReviewLapses({
        ...{ knex, logger, decider },
        clock: { now: async () => now },
        states: new StageStates(knex),
        publications: { current: async () => publication },
      });
      await insertEntity(
        knex,
        entityOf('shop', { spec: { lifecycle: 'production' } }),
        { tier: 1 },
      );
      await insertReview(knex, {
        ...{ state: 'approved', tier: 1, decided_at: START },
        valid_until: START + 1_000 * HOUR,
      });
    });

    const onCall = async (responders: number) => {
      now += HOUR;
      await knex('facts').delete();
      await insertFacts(
        knex,
        shop,
        { 'oncall.responders': responders },
        { observedAt: now },
      );
      for (const table of ['scorecards', 'adoptions', 'evaluations']) {
        await knex(table).delete();
      }
      await storeEvaluation(knex, shop, { publication, now });
    };
    const state = async () => (await knex('reviews').first()).state;

    it('lets an approval fall when the level of the gate is lost, and writes it down once', async () => {
      await onCall(3);
      expect(await lapses.lapse()).toBe(0);
      await onCall(1);
      expect(await lapses.lapse()).toBe(1);
      expect(await lapses.lapse()).toBe(0);
      expect(await state()).toBe('lapsed');
      expect(await knex('governance_events').select('kind')).toEqual([
        { kind: 'review-lapsed' },
      ]);
      await onCall(3);
      await lapses.lapse();
      expect(await state()).toBe('lapsed');
    });

    it('lets it wait for a level that was not reached yet, or cannot be told', async () => {
      await onCall(1);
      expect(await lapses.lapse()).toBe(0);
      await onCall(3);
      await lapses.lapse();
      await knex('facts').delete();
      now += HOUR;
      await knex('scorecards').update({ changed_at: now });
      expect(await lapses.lapse()).toBe(0);
      expect(await state()).toBe('approved');
    });

    it('lets it fall when the tier becomes more critical', async () => {
      await onCall(3);
      await lapses.lapse();
      now += HOUR;
      await knex('entities').update({ tier: 0 });
      expect(await lapses.lapse()).toBe(1);
    });

    it('goes on when one entity fails, and looks at that one again', async () => {
      const broken = 'component:default/broken';
      await onCall(3);
      await insertEntity(knex, entityOf('broken'), { tier: 1 });
      const [{ id: first }] = await knex('reviews').select('id');
      await insertReview(knex, {
        ...{ entity_ref: shop, state: 'approved', tier: 1, decided_at: START },
        valid_until: START + 1_000 * HOUR,
      });
      await knex('reviews').where({ id: first }).update({ entity_ref: broken });
      now += HOUR;
      await knex('entities').update({ tier: 0 });
      const decide = decider.decide.bind(decider);
      const failing = jest
        .spyOn(decider, 'decide')
        .mockImplementation(async options => {
          if (
            options.subject.kind === 'entity' &&
            options.subject.entityRef === broken
          ) {
            throw new Error('Cannot be read');
          }
          return decide(options);
        });
      expect(await lapses.lapse()).toBe(1);
      expect(await knex('reviews').orderBy('id').pluck('state')).toEqual([
        'approved',
        'lapsed',
      ]);
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringContaining(
          `${broken} at production-release has fallen could not be told`,
        ),
      );
      expect(await knex('stage_states')).toEqual([]);
      failing.mockRestore();
      expect(await lapses.lapse()).toBe(1);
      expect(await knex('stage_states')).toHaveLength(1);
    });

    it('asks gates only about what has changed', async () => {
      await onCall(3);
      await lapses.lapse();
      now += HOUR;
      await lapses.lapse();
      now += HOUR;
      let queries = 0;
      const count = () => {
        queries += 1;
      };
      knex.on('query', count);
      await lapses.lapse();
      knex.removeListener('query', count);
      // What was remembered, one page, and what is remembered now.
      expect(queries).toBe(3);
    });
  });
});
