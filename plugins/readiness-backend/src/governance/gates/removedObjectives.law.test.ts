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
import { GateDecider } from './GateDecider';
import { gateNamed } from './gateNamed';

jest.setTimeout(120_000);

const NOW = Date.UTC(2026, 10, 26, 12);
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const shop = 'component:default/shop';
const NO_SLO: SloDraft = {
  slos: [],
  slis: [],
  objectives: [],
  files: new Map(),
};
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
        await emptyTables(knex);
        await insertEntity(
          knex,
          entityOf('shop', { spec: { lifecycle: 'production' } }),
          { tier: 2, first_seen_at: NOW - DAY },
        );
        await insertObjective(knex, shop, sloDefinition('shop'), {
          state: given.state,
          budget_remaining_at_least: given.budget,
          now: NOW - given.countedAgo,
        });
        const before = await answerAt(knex, NOW);
        await removeAll(knex);
        const after = await answerAt(knex, NOW + given.judgedAfter);
        expect(STRICTNESS.indexOf(after)).toBeGreaterThanOrEqual(
          STRICTNESS.indexOf(before),
        );
      }),
      { numRuns: 60 },
    );
  });
});

async function answerAt(knex: Knex, now: number): Promise<GateAnswer> {
  // Fresh at any time, so that the objective alone decides.
  await knex('facts').delete();
  await insertFacts(
    knex,
    shop,
    { 'oncall.responders': 3 },
    { observedAt: now },
  );
  const { decided } = await new GateDecider(TEST_GATE_SETTINGS).decide({
    ...{ knex, publication, now },
    subject: { kind: 'entity', entityRef: shop },
    gate: gateNamed(publication, 'production-release'),
  });
  return decided[0].decision.answer;
}

async function removeAll(knex: Knex): Promise<void> {
  const limits = TEST_GATE_SETTINGS.sloLimits;
  const definitions = new DefinitionStore({
    objectives: new ObjectiveStore({ knex, limits }),
  });
  const stored = await definitions.read(knex);
  await knex.transaction(tx =>
    definitions.write(tx, definitionChanges(NO_SLO, stored, NOW), NOW),
  );
}
