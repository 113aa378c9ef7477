import { TestDatabases } from '@backstage/backend-test-utils';
import { GateAnswer } from 'backstage-readiness-core';
import fc from 'fast-check';
import { Knex } from 'knex';
import { emptyTables } from '../../__testUtils__/emptyTables';
import {
  entityOf,
  insertEntity,
  insertFacts,
} from '../../__testUtils__/insertRows';
import { insertObjective, sloDefinition } from '../../__testUtils__/insertSlos';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { TEST_GATE_SETTINGS } from '../../__testUtils__/testGateSettings';
import { definitionChanges } from '../../slo/definitions/DefinitionChanges';
import { DefinitionStore } from '../../slo/definitions/DefinitionStore';
import { SloDraft } from '../../slo/definitions/SloDraft';
import { ObjectiveStore } from '../../slo/status/ObjectiveStore';
import { gatePublication as publication } from './__testUtils__/gateDocuments';
import { Objectives, objectivesDraft } from './__testUtils__/objectivesDraft';
import { GateDecider } from './GateDecider';
import { gateNamed } from './gateNamed';

jest.setTimeout(120_000);

const NOW = Date.UTC(2026, 10, 26, 12);
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const shop = 'component:default/shop';
const STRICTNESS: readonly GateAnswer[] = ['allow', 'warn', 'block'];

const objective = fc.record({
  state: fc.constantFrom(
    ...(['ok', 'at-risk', 'exhausted', 'no-traffic'] as const),
    ...(['no-data', 'stale', 'error'] as const),
  ),
  budget: fc.constantFrom(null, -0.2, 0, 0.5),
  countedAgo: fc.constantFrom(0, 10 * MINUTE, DAY, 3 * DAY),
  judgedAfter: fc.constantFrom(0, MINUTE, 20 * DAY),
});

describe('removing an objective never makes a gate milder', () => {
  const databases = TestDatabases.create();

  it.each(databases.eachSupportedId())('on %s', async id => {
    const knex = await migratedDatabase(databases, id);
    await fc.assert(
      fc.asyncProperty(objective, async given => {
        await insertShop(knex);
        await insertObjective(knex, shop, sloDefinition('shop'), {
          state: given.state,
          budget_remaining_at_least: given.budget,
          now: NOW - given.countedAgo,
        });
        const before = await answerAt(knex, NOW);
        await write(knex, objectivesDraft(shop, {}));
        const after = await answerAt(knex, NOW + given.judgedAfter);
        expect(STRICTNESS.indexOf(after)).toBeGreaterThanOrEqual(
          STRICTNESS.indexOf(before),
        );
      }),
      { numRuns: 60 },
    );
  });
});

/** What an owner makes of an SLO, one commit after the other. */
const HISTORIES: Readonly<Record<string, readonly Objectives[]>> = {
  'deleting the first of two unnamed': [
    { 'objective-1': 'fast', 'objective-2': 'slow' },
    { 'objective-1': 'slow' },
  ],
  'deleting one unnamed after the other': [
    { 'objective-1': 'fast', 'objective-2': 'slow', 'objective-3': 'late' },
    { 'objective-1': 'slow', 'objective-2': 'late' },
    { 'objective-1': 'late' },
  ],
  'swapping names': [
    { a: 'fast', b: 'slow' },
    { a: 'slow', b: 'fast' },
  ],
  'deleting one and renaming another': [
    { a: 'fast', b: 'slow' },
    { a: 'slow' },
  ],
  'deleting one and renaming another later': [
    { a: 'fast', b: 'slow' },
    { b: 'slow' },
    { a: 'slow' },
  ],
  'giving the name of what is remembered to something else': [
    { 'objective-1': 'fast', 'objective-2': 'slow' },
    { 'objective-1': 'slow' },
    { 'objective-1': 'slow', 'objective-1 (removed)': 'new' },
  ],
  'adding to what was renamed, and deleting all': [
    { a: 'fast', b: 'slow' },
    { a: 'slow' },
    { a: 'slow', b: 'new' },
    {},
  ],
};

const budget = fc.constantFrom(
  ...([
    { state: 'ok', budget_remaining_at_least: 0.5 },
    { state: 'at-risk', budget_remaining_at_least: 0.1 },
    { state: 'exhausted', budget_remaining_at_least: -0.2 },
    { state: 'no-traffic', budget_remaining_at_least: 1 },
    { state: 'no-data', budget_remaining_at_least: null },
  ] as const),
);

const budgets = fc.record({ fast: budget, slow: budget, late: budget });

describe('what objectives are called never makes a gate milder', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
    });

    beforeEach(async () => {
      await insertShop(knex);
    });

    it.each(Object.entries(HISTORIES))('by %s', async (_, history) => {
      const [first, ...commits] = history;
      await fc.assert(
        fc.asyncProperty(budgets, async given => {
          await insertShop(knex);
          await publish(knex, first);
          await count(knex, given);
          const before = STRICTNESS.indexOf(await answerAt(knex, NOW));
          for (const objectives of commits) {
            await publish(knex, objectives);
            const uncounted = await answerAt(knex, NOW);
            await count(knex, given);
            const counted = await answerAt(knex, NOW);
            for (const answer of [uncounted, counted]) {
              expect(STRICTNESS.indexOf(answer)).toBeGreaterThanOrEqual(before);
            }
          }
        }),
        { numRuns: 12 },
      );
    });

    const start = async () => {
      await publish(knex, { 'objective-1': 'fast', 'objective-2': 'slow' });
      await count(knex, {
        fast: { state: 'exhausted', budget_remaining_at_least: -0.2 },
      });
    };

    it('names what was removed as it was called', async () => {
      await start();
      await publish(knex, { 'objective-1': 'slow' });
      const { decided } = await decideAt(knex, NOW);
      expect(decided[0].decision.requirements).toContainEqual(
        expect.objectContaining({
          kind: 'slo',
          reason: expect.stringMatching(
            /^The budget of shop\/objective-1 is exhausted.*it was removed on/,
          ),
        }),
      );
    });

    it('remembers nothing where only names are swapped, and each keeps its state', async () => {
      await start();
      await publish(knex, { 'objective-1': 'slow', 'objective-2': 'fast' });
      expect(await knex('removed_objectives')).toEqual([]);
      expect(
        await knex('slo_objectives')
          .orderBy('objective')
          .select('objective', 'state'),
      ).toEqual([
        { objective: 'objective-1', state: 'ok' },
        { objective: 'objective-2', state: 'exhausted' },
      ]);
    });

    it('forgets what was removed when it is back, under any name', async () => {
      await start();
      await publish(knex, { 'objective-1': 'slow' });
      expect(await knex('removed_objectives')).toMatchObject([
        { objective: 'objective-1 (removed)' },
      ]);
      await publish(knex, { 'objective-1': 'slow', 'objective-2': 'fast' });
      expect(await knex('removed_objectives')).toEqual([]);
    });

    it('takes what is changed in place for no removal', async () => {
      await start();
      await publish(knex, { 'objective-1': 'new', 'objective-2': 'slow' });
      expect(await knex('removed_objectives')).toEqual([]);
    });
  });
});

async function insertShop(knex: Knex): Promise<void> {
  await emptyTables(knex);
  await insertEntity(
    knex,
    entityOf('shop', { spec: { lifecycle: 'production' } }),
    { tier: 2, first_seen_at: NOW - DAY },
  );
}

/** As a count does: what it comes to depends on the indicator alone. */
async function count(
  knex: Knex,
  given: Readonly<Record<string, object>>,
): Promise<void> {
  await knex('slis').update({ counted_until: NOW });
  await knex('slo_objectives').update({
    ...{ state: 'ok', budget_remaining_at_least: 0.5 },
  });
  for (const [sliId, standing] of Object.entries(given)) {
    await knex('slo_objectives').where({ sli_id: sliId }).update(standing);
  }
}

function publish(knex: Knex, objectives: Objectives): Promise<void> {
  return write(knex, objectivesDraft(shop, objectives));
}

async function answerAt(knex: Knex, now: number): Promise<GateAnswer> {
  const { decided } = await decideAt(knex, now);
  return decided[0].decision.answer;
}

async function decideAt(knex: Knex, now: number) {
  // Fresh at any time, so that the objective alone decides.
  await knex('facts').delete();
  await insertFacts(
    knex,
    shop,
    { 'oncall.responders': 3 },
    { observedAt: now },
  );
  return new GateDecider(TEST_GATE_SETTINGS).decide({
    ...{ knex, publication, now },
    subject: { kind: 'entity', entityRef: shop },
    gate: gateNamed(publication, 'production-release'),
  });
}

async function write(knex: Knex, draft: SloDraft): Promise<void> {
  const limits = TEST_GATE_SETTINGS.sloLimits;
  const definitions = new DefinitionStore({
    objectives: new ObjectiveStore({ knex, limits }),
  });
  const stored = await definitions.read(knex);
  await knex.transaction(tx =>
    definitions.write(tx, definitionChanges(draft, stored, NOW), NOW),
  );
}
