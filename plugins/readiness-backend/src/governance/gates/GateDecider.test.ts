import { TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { decideGate, GateContext } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { countQueries } from '../../__testUtils__/countQueries';
import { emptyTables } from '../../__testUtils__/emptyTables';
import {
  entityOf,
  insertEntity,
  insertFacts,
} from '../../__testUtils__/insertRows';
import { insertObjective, sloDefinition } from '../../__testUtils__/insertSlos';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { sampleGroup } from '../../__testUtils__/sampleEntities';
import { TEST_GATE_SETTINGS } from '../../__testUtils__/testGateSettings';
import { Visibility } from '../../permissions/Visibility';
import { gatePublication as publication } from './__testUtils__/gateDocuments';
import { GateDecider } from './GateDecider';
import { gateNamed } from './gateNamed';
import { GateSubject } from './GateSubject';
import { readDescriptor } from './readDescriptor';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 26, 12);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const shop = 'component:default/shop';
const SUBJECT: GateSubject = { kind: 'entity', entityRef: shop };
const ALL: Visibility = { kind: 'all' };

const DESCRIPTOR: JsonObject = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop' },
  spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
};

describe('GateDecider', () => {
  const databases = TestDatabases.create();
  const decider = new GateDecider(TEST_GATE_SETTINGS);

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
    });

    beforeEach(async () => {
      await emptyTables(knex);
    });

    const store = (columns: object = {}) =>
      insertEntity(
        knex,
        entityOf('shop', { spec: { lifecycle: 'production' } }),
        { tier: 2, first_seen_at: NOW - 10 * DAY, ...columns },
      );
    const responders = (value: number, entityRef = shop) =>
      insertFacts(
        knex,
        entityRef,
        { 'oncall.responders': value },
        { observedAt: NOW - HOUR },
      );
    const decide = async (
      gate: string,
      options: { subject?: GateSubject; context?: GateContext } = {},
    ) => {
      const { subject = SUBJECT, context } = options;
      const { decided } = await decider.decide({
        ...{ knex, subject, context, publication, now: NOW },
        gate: gateNamed(publication, gate),
      });
      return decided[0].decision;
    };
    const described = async (
      descriptor: JsonObject,
      visibility: Visibility = ALL,
    ): Promise<GateSubject> => ({
      kind: 'descriptor',
      described: await readDescriptor(descriptor, {
        ...{ knex, now: NOW, settings: TEST_GATE_SETTINGS },
        viewer: { visibilityAmong: async () => visibility },
      }),
    });

    describe('of an entity', () => {
      it('blocks what is not met, and says what is missing', async () => {
        await store();
        expect(await decide('new-service')).toMatchObject({
          answer: 'block',
          requirements: [
            {
              id: 'level:production',
              outcome: 'not-met',
              missing: [{ checkId: 'rotation', status: 'no-data' }],
            },
          ],
        });
      });

      it('allows what is met by its facts', async () => {
        await store();
        await responders(3);
        expect(await decide('new-service')).toMatchObject({ answer: 'allow' });
      });

      it('allows what an exemption covers, until it ends', async () => {
        await store();
        await knex('exemptions').insert({
          ...{ scope_kind: 'entity', scope_ref: shop, strictest_tier: 2 },
          ...{ standard: 'production', check_id: 'rotation' },
          ...{ state: 'approved', reason: '', compensating_measure: '' },
          ...{ requested_by: 'user:default/bob', requested_at: NOW - DAY },
          ...{ starts_at: NOW - DAY, ends_at: NOW + 1, automatic: false },
          ...{ renewals: 0, version: 1 },
        });
        expect(await decide('new-service')).toMatchObject({
          answer: 'allow',
          requirements: [{ outcome: 'met-with-exemptions' }],
          validUntil: NOW + 1,
        });
        await knex('exemptions').update({ ends_at: NOW });
        expect(await decide('new-service')).toMatchObject({ answer: 'block' });
      });

      it('judges by the tier that goes on counting', async () => {
        await store();
        await responders(3);
        await knex('standings').insert({
          ...{ entity_ref: shop, tier: 0, scopes: '{}', looked_at: NOW },
          etag: '',
        });
        expect(await decide('new-service')).toMatchObject({
          answer: 'block',
          tier: { judged: 0, declared: { kind: 'declared', tier: 2 } },
        });
      });

      it('gives the answers of all gates that concern it', async () => {
        await store();
        const { decided } = await decider.decide({
          ...{ knex, subject: SUBJECT, publication, now: NOW },
        });
        expect(decided.map(({ gate }) => gate.name)).toEqual([
          'new-service',
          'production-release',
        ]);
      });

      it('decides as the core does from what it gives back', async () => {
        await store();
        await responders(2);
        await insertObjective(knex, shop, sloDefinition('shop'), { now: NOW });
        const { decided } = await decider.decide({
          ...{ knex, subject: SUBJECT, publication, now: NOW },
        });
        for (const { gate, input, decision } of decided) {
          expect(decideGate(gate, input)).toEqual(decision);
        }
      });

      it('is not known when it is not stored', async () => {
        await expect(decide('new-service')).rejects.toThrow(
          'There is no entity component:default/shop here',
        );
      });

      it('takes seven queries for a gate, and one more for each that asks for a review', async () => {
        await store();
        await responders(3);
        const one = await countQueries(knex, () => decide('new-service'));
        const all = await countQueries(knex, () =>
          decider.decide({
            ...{ knex, subject: SUBJECT, publication, now: NOW },
          }),
        );
        expect({ one, all }).toEqual({ one: 7, all: 8 });
      });
    });

    describe('of objectives', () => {
      beforeEach(async () => {
        await store();
        await responders(3);
      });

      const objective = (columns: object) =>
        insertObjective(knex, shop, sloDefinition('shop'), {
          now: NOW,
          ...columns,
        });

      it('allows while the budget lasts', async () => {
        await objective({});
        expect(await decide('production-release')).toMatchObject({
          answer: 'allow',
        });
      });

      const removed = (columns: object = {}) =>
        knex('removed_objectives').insert({
          ...{ entity_ref: shop, slo: 'shop', objective: 'objective-1' },
          ...{ state: 'exhausted', budget_remaining_at_least: -0.2 },
          definition: JSON.stringify(sloDefinition('shop')),
          counted_until: NOW - DAY,
          removed_at: NOW - DAY,
          counts_until: NOW + DAY,
          ...columns,
        });

      it('blocks when it was exhausted and then removed, until its window has passed', async () => {
        await removed();
        const { answer, requirements } = await decide('production-release');
        expect(answer).toBe('block');
        expect(requirements.find(({ kind }) => kind === 'slo')).toMatchObject({
          outcome: 'not-met',
          reason: expect.stringContaining(
            'removed on 2026-11-25 12:00 UTC, and counts as it stood then until 2026-11-27 12:00 UTC',
          ),
          fix: expect.stringMatching(/^Bring back what was removed/),
        });
        await knex('removed_objectives').update({ counts_until: NOW });
        expect(await decide('production-release')).toMatchObject({
          answer: 'allow',
        });
      });

      it('allows when it had something left when it was removed, unless nobody counted it any more', async () => {
        await removed({ state: 'ok', budget_remaining_at_least: 0.5 });
        expect(await decide('production-release')).toMatchObject({
          answer: 'allow',
        });
        await knex('removed_objectives').update({
          counted_until: NOW - 2 * DAY,
        });
        expect(await decide('production-release')).toMatchObject({
          answer: 'block',
        });
      });

      it('blocks when it is exhausted, unless the change mends reliability', async () => {
        await objective({
          ...{ state: 'exhausted', budget_remaining_at_least: -0.2 },
        });
        expect(await decide('production-release')).toMatchObject({
          answer: 'block',
        });
        const context = {
          reliabilityFix: { incident: 'https://example.com/incidents/1' },
        };
        expect(await decide('production-release', { context })).toMatchObject({
          answer: 'allow',
          claims: [{ kind: 'reliability-fix' }],
        });
      });

      it('takes one for stale that nobody has counted for long, whatever its row says', async () => {
        await objective({});
        await knex('slis').update({ counted_until: NOW - 2 * HOUR });
        const { decided } = await decider.decide({
          ...{ knex, subject: SUBJECT, publication, now: NOW },
        });
        expect(decided[0].input.objectives).toEqual([
          expect.objectContaining({
            state: 'stale',
            budgetRemainingAtLeast: null,
          }),
        ]);
        expect(await decide('production-release')).toMatchObject({
          answer: 'block',
        });
      });
    });

    describe('of stops', () => {
      const hold = (columns: object = {}) =>
        knex('holds').insert({
          ...{ gate: null, reason: 'All hands on the outage', at: NOW - HOUR },
          ...{ by: 'user:default/carol', until: null, ...columns },
        });

      beforeEach(async () => {
        await store();
        await responders(3);
      });

      it('blocks while a hold of the gate or of all gates is in force', async () => {
        await hold();
        expect(await decide('new-service')).toMatchObject({
          answer: 'block',
          requirements: [{ kind: 'hold' }, { kind: 'level' }],
        });
      });

      it.each([
        ['of another gate', { gate: 'new-api' }],
        ['that has ended', { until: NOW }],
        [
          'that was lifted',
          { lifted_at: NOW - 1, lifted_by: 'user:default/x' },
        ],
      ])('leaves out a hold %s', async (_, columns) => {
        await hold(columns);
        expect(await decide('new-service')).toMatchObject({ answer: 'allow' });
      });

      it('warns instead while the glass is broken, and says so', async () => {
        await hold();
        await knex('break_glasses').insert({
          ...{ gate: 'production-release', entity_ref: shop, at: NOW - HOUR },
          ...{ reason: 'The site is down', by: 'user:default/dave' },
          until: NOW + HOUR,
        });
        expect(await decide('production-release')).toMatchObject({
          answer: 'warn',
          breakGlass: { by: 'user:default/dave' },
        });
      });
    });

    describe('of a descriptor', () => {
      beforeEach(async () => {
        const { entity } = sampleGroup('team-a', { members: ['ann', 'bob'] });
        await insertEntity(knex, entity);
        await insertEntity(knex, entityOf('ann', { kind: 'User' }));
      });

      it('judges what is not in the catalog by what was pushed for it', async () => {
        const subject = await described(DESCRIPTOR);
        expect(await decide('new-service', { subject })).toMatchObject({
          answer: 'block',
        });
        await responders(3);
        const undeclared = await decide('new-service', { subject });
        expect(undeclared).toMatchObject({
          answer: 'block',
          tier: { judged: 0, declared: { kind: 'undeclared' } },
        });
        const tiered = await described({
          ...DESCRIPTOR,
          metadata: { name: 'shop', labels: { tier: '2' } },
        });
        expect(await decide('new-service', { subject: tiered })).toMatchObject({
          answer: 'allow',
        });
      });

      it('knows its owner, with the people who are in the catalog, and its dependencies', async () => {
        await insertEntity(knex, entityOf('basket'));
        const { described: subject } = (await described({
          ...DESCRIPTOR,
          spec: {
            ...(DESCRIPTOR.spec as JsonObject),
            dependsOn: ['component:basket', 'component:gone'],
          },
        })) as Extract<GateSubject, { kind: 'descriptor' }>;
        const values = Object.fromEntries(
          subject.catalogFacts.map(({ factId, observation }) => [
            factId,
            observation.kind === 'value' ? observation.value : null,
          ]),
        );
        expect(values).toMatchObject({
          'catalog.owner': {
            ref: 'group:default/team-a',
            exists: true,
            members: 1,
          },
          'catalog.dependencies': {
            total: 2,
            missing: ['component:default/gone'],
            ownerless: ['component:default/basket'],
          },
        });
      });

      it('cannot be milder than what counts of the entity', async () => {
        await store({ tier: 0 });
        await responders(3);
        const subject = await described({
          ...DESCRIPTOR,
          metadata: { name: 'shop', labels: { tier: '3' } },
        });
        expect(await decide('new-service', { subject })).toMatchObject({
          answer: 'block',
          tier: { judged: 0 },
        });
      });

      it('is judged as if nothing were known when the entity may not be seen', async () => {
        const descriptor = {
          ...DESCRIPTOR,
          metadata: { name: 'shop', labels: { tier: '3' } },
        };
        const none: Visibility = { kind: 'none' };
        const unknown = await decide('production-release', {
          subject: await described(descriptor, none),
        });
        await store({ tier: 0 });
        await responders(3);
        await insertObjective(knex, shop, sloDefinition('shop'), {
          ...{ now: NOW, state: 'exhausted' },
        });
        const hidden = await decide('production-release', {
          subject: await described(descriptor, none),
        });
        expect(hidden).toEqual(unknown);
        expect(hidden).toMatchObject({ answer: 'block', tier: { judged: 3 } });
      });

      it('goes on counting the objectives of an entity that is gone, and names none', async () => {
        const tiered = {
          ...DESCRIPTOR,
          metadata: { name: 'shop', labels: { tier: '3' } },
        };
        await responders(3);
        const ask = async () =>
          decide('production-release', { subject: await described(tiered) });
        expect(await ask()).toMatchObject({ answer: 'allow' });
        await knex('removed_objectives').insert(
          ['secret-checkout', 'secret-payment'].map(slo => ({
            ...{ entity_ref: shop, slo, objective: 'secret-latency' },
            ...{ state: 'exhausted', budget_remaining_at_least: -0.2 },
            definition: JSON.stringify(sloDefinition(slo)),
            counted_until: NOW - DAY,
            removed_at: NOW - DAY,
            counts_until: NOW + DAY,
          })),
        );
        const gone = await ask();
        expect(gone.answer).toBe('block');
        expect(JSON.stringify(gone)).not.toContain('secret');
        expect(gone.requirements.find(({ kind }) => kind === 'slo')).toEqual(
          expect.objectContaining({
            reason: expect.stringMatching(
              /^The budget of an SLO of this ref that was removed is exhausted[^;]*$/,
            ),
          }),
        );
        await store({ tier: 3 });
        expect(JSON.stringify(await ask())).toContain('secret-checkout');
      });

      it('takes six queries to be read', async () => {
        await store();
        expect(await countQueries(knex, () => described(DESCRIPTOR))).toBe(6);
      });

      it('is refused with the mend when the catalog would refuse it', async () => {
        await expect(
          described({ ...DESCRIPTOR, metadata: { name: 'a shop' } }),
        ).rejects.toThrow('The Component "a shop" is not valid');
      });
    });
  });
});
