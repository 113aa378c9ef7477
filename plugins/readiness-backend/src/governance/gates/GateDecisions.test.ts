import { TestDatabases } from '@backstage/backend-test-utils';
import { decideGate, GateContext } from 'backstage-readiness-core';
import fc from 'fast-check';
import { Knex } from 'knex';
import { emptyTables } from '../../__testUtils__/emptyTables';
import { insertFacts } from '../../__testUtils__/insertRows';
import { insertObjective, sloDefinition } from '../../__testUtils__/insertSlos';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { sampleService, storeSample } from '../../__testUtils__/sampleEntities';
import { TEST_GATE_SETTINGS } from '../../__testUtils__/testGateSettings';
import { isPostgres } from '../../database/dialect';
import { GovernanceEvents } from '../GovernanceEvents';
import { Idempotency } from '../Idempotency';
import { gatePublication as publication } from './__testUtils__/gateDocuments';
import { GateDecider, LiveDecisions } from './GateDecider';
import { AskedGate, GateDecisions } from './GateDecisions';
import { gateDecisionView } from './gateDecisionView';
import { gateNamed } from './gateNamed';
import { Holds } from './Holds';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 26, 12);
const DAY = 86_400_000;
const shop = 'component:default/shop';

/** Decides as it would, and waits before its answer is stored until it is let go. */
class PausedDecider extends GateDecider {
  readonly decided: Promise<void>;
  #note = () => {};
  #go = () => {};
  readonly #gone = new Promise<void>(resolve => {
    this.#go = resolve;
  });

  constructor() {
    super(TEST_GATE_SETTINGS);
    this.decided = new Promise(resolve => {
      this.#note = resolve;
    });
  }

  go() {
    this.#go();
  }

  async decide(
    question: Parameters<GateDecider['decide']>[0],
  ): Promise<LiveDecisions> {
    const live = await super.decide(question);
    this.#note();
    await this.#gone;
    return live;
  }
}

/** Decides as it would, and remembers from what. */
class RememberingDecider extends GateDecider {
  last: LiveDecisions | undefined;

  async decide(
    question: Parameters<GateDecider['decide']>[0],
  ): Promise<LiveDecisions> {
    this.last = await super.decide(question);
    return this.last;
  }
}

const situation = fc.record({
  gate: fc.constantFrom('new-service', 'production-release', 'new-api'),
  responders: fc.option(fc.integer({ min: 0, max: 5 })),
  countedTier: fc.option(fc.integer({ min: 0, max: 3 })),
  state: fc.option(
    fc.constantFrom('ok' as const, 'exhausted' as const, 'stale' as const),
  ),
  held: fc.boolean(),
  glass: fc.boolean(),
  exempt: fc.boolean(),
  context: fc.constantFrom<GateContext>(
    {},
    { change: 'major' },
    { reliabilityFix: { incident: 'https://example.com/1' } },
  ),
});

type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never;

describe('GateDecisions', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
    });

    beforeEach(async () => {
      await emptyTables(knex);
      await storeSample(knex, [sampleService('shop', { tier: 2 })], {
        ...{ publication, now: NOW },
      });
    });

    const decisions = (decider = new GateDecider(TEST_GATE_SETTINGS)) =>
      new GateDecisions({ knex, decider, idempotency: new Idempotency() });
    const asked = (parts: Partial<AskedGate> = {}): AskedGate => ({
      gate: gateNamed(publication, 'new-service'),
      subject: { kind: 'entity', entityRef: shop },
      context: {},
      askedBy: 'service:ci',
      idempotencyKey: undefined,
      request: { gate: 'new-service' },
      ...{ publication, now: NOW },
      ...parts,
    });
    const hold = () =>
      new Holds({ knex, events: new GovernanceEvents() }).set({
        ...{ gate: null, reason: 'All hands', until: null, now: NOW },
        by: 'user:default/carol',
      });

    it('decides once when the same request is sent several times at once', async () => {
      const store = decisions();
      const answers = await Promise.all(
        Array.from({ length: 8 }, () =>
          store.ask(asked({ idempotencyKey: 'run-1' })),
        ),
      );
      expect(new Set(answers.map(answer => answer.id)).size).toBe(1);
      expect(answers.every(({ answer }) => answer === 'block')).toBe(true);
      expect(await knex('gate_decisions')).toHaveLength(1);
    });

    it('decides each time without a key', async () => {
      const store = decisions();
      await Promise.all(Array.from({ length: 4 }, () => store.ask(asked())));
      expect(await knex('gate_decisions')).toHaveLength(4);
    });

    it('keeps nothing of a request that fails, so that it can be sent again', async () => {
      const store = decisions();
      await expect(
        store.ask(
          asked({
            idempotencyKey: 'run-1',
            subject: { kind: 'entity', entityRef: 'component:default/gone' },
          }),
        ),
      ).rejects.toThrow('There is no entity component:default/gone here');
      expect(await knex('idempotency_keys')).toEqual([]);
      const { answer } = await store.ask(asked({ idempotencyKey: 'run-1' }));
      expect(answer).toBe('block');
    });

    it('lets a hold wait for a decision that is under way, and has it in every later one', async () => {
      await insertFacts(
        knex,
        shop,
        { 'oncall.responders': 3 },
        { observedAt: NOW },
      );
      const order = new Array<string>();
      const decider = new PausedDecider();
      const early = decisions(decider)
        .ask(asked())
        .then(({ answer }) => order.push(`decided ${answer}`));
      await decider.decided;
      const held = hold().then(() => order.push('held'));
      if (isPostgres(knex)) {
        await untilSomebodyWaits(knex);
      }
      decider.go();
      await Promise.all([early, held]);
      expect(order).toEqual(['decided allow', 'held']);
      const later = await decisions().ask(asked());
      expect(later.answer).toBe('block');
    });

    it('stores what the core decides from the inputs, whatever they are', async () => {
      const decider = new RememberingDecider(TEST_GATE_SETTINGS);
      const store = decisions(decider);
      await fc.assert(
        fc.asyncProperty(situation, async given => {
          await arrange(knex, given);
          const view = await store.ask(
            asked({
              gate: gateNamed(publication, given.gate),
              context: given.context,
            }),
          );
          const row = await knex('gate_decisions')
            .where({ id: view.id })
            .first();
          const [decided] = decider.last?.decided ?? [];
          const decision = decideGate(decided.gate, decided.input);
          const expected = gateDecisionView({ ...decided, decision }, null);
          expect(JSON.parse(row.decision)).toEqual(expected);
          expect({ ...view, id: null }).toEqual(expected);
          expect(row.answer).toBe(decision.answer);
          expect(Buffer.byteLength(row.snapshot)).toBeLessThan(256 * 1024);
        }),
        { numRuns: 20 },
      );
    });

    it('leaves values of facts out of a snapshot that would be too large', async () => {
      const large = Array.from({ length: 200 }, () => 'x'.repeat(2_000));
      await insertFacts(
        knex,
        shop,
        { 'oncall.responders': large },
        { observedAt: NOW },
      );
      const { id: decision } = await decisions().ask(asked());
      const row = await knex('gate_decisions').where({ id: decision }).first();
      expect(JSON.parse(row.snapshot).standards.production).toMatchObject({
        statuses: { rotation: expect.any(String) },
        valuesUsed: null,
      });
    });
  });
});

async function arrange(knex: Knex, given: Situation): Promise<void> {
  for (const table of [
    ...['facts', 'standings', 'slos', 'slis', 'slo_objectives'],
    ...['holds', 'break_glasses', 'exemptions'],
  ]) {
    await knex(table).delete();
  }
  if (given.responders !== null) {
    await insertFacts(
      knex,
      shop,
      { 'oncall.responders': given.responders },
      { observedAt: NOW },
    );
  }
  if (given.countedTier !== null) {
    await knex('standings').insert({
      ...{ entity_ref: shop, tier: given.countedTier, scopes: '{}' },
      ...{ looked_at: NOW, etag: '' },
    });
  }
  if (given.state !== null) {
    const { state } = given;
    const slo = sloDefinition('shop');
    await insertObjective(knex, shop, slo, { now: NOW, state });
  }
  if (given.held) {
    await knex('holds').insert({ reason: 'Stop', by: 'a', at: NOW });
  }
  if (given.glass) {
    await knex('break_glasses').insert({
      ...{ gate: given.gate, entity_ref: shop, reason: 'Fire', by: 'a' },
      ...{ at: NOW, until: NOW + DAY },
    });
  }
  if (given.exempt) {
    await knex('exemptions').insert({
      ...{ scope_kind: 'entity', scope_ref: shop, strictest_tier: 2 },
      ...{ standard: 'production', check_id: 'rotation', state: 'approved' },
      ...{ reason: '', compensating_measure: '', requested_by: 'a' },
      ...{ requested_at: NOW, starts_at: NOW, ends_at: NOW + DAY },
    });
  }
}

/** Until the server says that a session waits for a lock of another one. */
async function untilSomebodyWaits(knex: Knex): Promise<void> {
  for (;;) {
    const { rows } = await knex.raw(
      `select 1 from pg_locks where not granted and relation = 'holds'::regclass`,
    );
    if (rows.length > 0) {
      return;
    }
  }
}
