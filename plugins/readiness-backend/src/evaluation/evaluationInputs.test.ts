import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { Knex } from 'knex';
import {
  insertAttestation,
  insertExemption,
} from '../__testUtils__/insertDecisions';
import { emptyTables } from '../__testUtils__/emptyTables';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import {
  component,
  RUNS_STANDARD,
  TestStages,
} from '../__testUtils__/TestStages';
import { DbEntitiesRow, DbEvaluationsRow } from '../database/tables';
import { WorkResult } from './EvaluationWorker';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const HOUR = 3_600_000;
const NAMES = ['cart', 'pay', 'ship'];
const REFS = NAMES.map(name => `component:default/${name}`);
const FACTS = ['ci.runs', 'oncall.responders', 'ci.template'] as const;

/** Results that depend on facts, their age, the time, the tier, annotations, people and the levels of other entities. */
const documentsWith = (leastRuns: number) => `
apiVersion: readiness/v1
kind: Standard
metadata: { name: production-readiness, title: Production readiness }
spec:
  appliesTo: { kind: Component }
  levels: [foundation, advanced]
  checks:
    - id: enough-runs
      title: Runs
      category: c
      level: foundation
      measure: fact("ci.runs").value
      target: { 0: { min: ${leastRuns + 2} }, default: { min: ${leastRuns} } }
      freshFor: 2d
      graceFor: 1d
    - id: annotated
      title: Annotated
      category: c
      level: foundation
      from: 2026-11-04
      rule: annotation("example.com/state") == "good"
    - id: signed-off
      title: Signed off
      category: c
      level: foundation
      attestation: { question: Is it?, evidence: required, validFor: 2d }
    - id: dependencies-ready
      title: Dependencies are ready
      category: c
      level: advanced
      rule: size(fact("catalog.dependencies").value.belowFoundation) == 0
---
apiVersion: readiness/v1
kind: Capability
metadata: { name: golden-path, title: Golden path }
spec:
  appliesTo: { kind: Component }
  adoptedWhen: fact("ci.template").value > 5
`;

/** What the catalog says of one entity. */
interface Described {
  readonly tier: number;
  readonly state: string;
  readonly dependsOn: string;
}

type Step =
  | { readonly step: 'push'; name: string; factId: string; value: number }
  | { readonly step: 'describe'; name: string; as: Described | undefined }
  | { readonly step: 'publish'; leastRuns: number }
  | { readonly step: 'wait'; hours: number }
  | { readonly step: 'sign-off'; name: string; answer: 'met' | 'not-met' }
  | { readonly step: 'exempt'; name: string; by: 'owner' | 'entity' }
  | { readonly step: 'take-back' }
  | { readonly step: 'request' };

const anyName = fc.constantFrom(...NAMES);
const described = fc.record({
  tier: fc.integer({ min: 0, max: 2 }),
  state: fc.constantFrom('good', 'bad'),
  dependsOn: anyName,
});
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        step: fc.constant('push' as const),
        name: anyName,
        factId: fc.constantFrom(...FACTS),
        value: fc.integer({ min: 0, max: 12 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        step: fc.constant('describe' as const),
        name: anyName,
        as: fc.option(described, { nil: undefined, freq: 6 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        step: fc.constant('publish' as const),
        leastRuns: fc.integer({ min: 0, max: 9 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        step: fc.constant('wait' as const),
        hours: fc.integer({ min: 1, max: 40 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ step: 'request' as const }) },
    {
      weight: 1,
      arbitrary: fc.record({
        step: fc.constant('sign-off' as const),
        name: anyName,
        answer: fc.constantFrom('met' as const, 'not-met' as const),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        step: fc.constant('exempt' as const),
        name: anyName,
        by: fc.constantFrom('owner' as const, 'entity' as const),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ step: 'take-back' as const }) },
  ),
  { maxLength: 10 },
);

function entitiesOf(all: ReadonlyMap<string, Described>): Entity[] {
  return Array.from(all, ([entityName, { tier, state, dependsOn }]) => {
    const dependents = [...all].filter(
      ([, other]) => other.dependsOn === entityName,
    );
    const relations = [
      { type: 'dependsOn', targetRef: `component:default/${dependsOn}` },
      ...dependents.map(([other]) => ({
        type: 'dependencyOf',
        targetRef: `component:default/${other}`,
      })),
    ];
    return component(entityName, {
      metadata: {
        name: entityName,
        etag: JSON.stringify([tier, state, relations]).slice(0, 127),
        labels: { tier: String(tier) },
        annotations: { 'example.com/state': state },
      },
      relations,
    });
  });
}

/** All that evaluations have stored. */
async function results(knex: Knex): Promise<unknown> {
  const entities = await knex<DbEntitiesRow>('entities')
    .select('entity_ref', 'has_rotation')
    .orderBy('entity_ref');
  const evaluations = await knex<DbEvaluationsRow>('evaluations')
    .select('entity_ref', 'due_at', 'valid_until', 'requested', 'inputs')
    .orderBy('entity_ref');
  return {
    scorecards: await knex('scorecards').orderBy(['entity_ref', 'standard']),
    adoptions: await knex('adoptions').orderBy('entity_ref'),
    entities,
    evaluations,
  };
}

describe.each(databases.eachSupportedId())(
  'the inputs of an evaluation on %p',
  id => {
    const directory = createMockDirectory();

    async function rounds(test: TestStages): Promise<WorkResult[]> {
      const all = new Array<WorkResult>();
      for (;;) {
        const round = await test.stages.worker.runOnce();
        if (round.result === 'idle') {
          return all;
        }
        all.push(round);
      }
    }

    /** Decisions are stored together with the request for an evaluation, by whatever they cover. */
    async function decide(
      test: TestStages,
      step: Extract<Step, { step: 'sign-off' | 'exempt' | 'take-back' }>,
    ): Promise<void> {
      const { knex, clock } = test;
      const on = { standard: 'production-readiness' };
      await knex.transaction(async tx => {
        if (step.step === 'sign-off') {
          const check = { ...on, check_id: 'signed-off' };
          const entity_ref = `component:default/${step.name}`;
          await tx('attestations')
            .where({ entity_ref, state: 'in-force' })
            .update({ state: 'replaced' });
          await insertAttestation(tx, {
            ...{ entity_ref, ...check, answer: step.answer },
            attested_at: clock.instant,
          });
        } else if (step.step === 'exempt') {
          await insertExemption(tx, {
            ...{ ...on, check_id: 'enough-runs', scope_kind: step.by },
            scope_ref:
              step.by === 'owner'
                ? 'group:default/shop'
                : `component:default/${step.name}`,
            ends_at: clock.instant + 30 * HOUR,
          });
        } else {
          await tx('exemptions').update({ state: 'revoked' });
          await tx('attestations').update({ state: 'withdrawn' });
        }
        await test.stages.queue.requestIn(tx, REFS, clock.instant);
      });
    }

    /** How many entities were evaluated, and how many of them only confirmed. */
    async function work(test: TestStages): Promise<[number, number]> {
      let evaluated = 0;
      let confirmed = 0;
      for (const round of await rounds(test)) {
        evaluated += round.result === 'evaluated' ? round.batch.evaluated : 0;
        confirmed += round.result === 'evaluated' ? round.batch.confirmed : 0;
      }
      return [evaluated, confirmed];
    }

    async function settled(): Promise<TestStages> {
      const knex = await migratedDatabase(databases, id);
      directory.setContent({ 'runs.yaml': RUNS_STANDARD });
      const test = await TestStages.create(knex, { directory });
      test.catalog = NAMES.map(entityName => component(entityName));
      await test.settle();
      return test;
    }

    const cart = (test: TestStages) =>
      test
        .knex<DbEvaluationsRow>('evaluations')
        .where({ entity_ref: 'component:default/cart' });

    it('hide no change: whatever happens, the results are those of an evaluation of everything', async () => {
      const knex = await migratedDatabase(databases, id);
      let confirmations = 0;
      const perform = async (
        test: TestStages,
        all: Map<string, Described>,
        step: Step,
      ) => {
        switch (step.step) {
          case 'push':
            await test.push(step.name, step.factId, step.value);
            return;
          case 'describe':
            if (step.as) {
              all.set(step.name, step.as);
            } else {
              all.delete(step.name);
            }
            test.catalog = entitiesOf(all);
            await test.sync();
            return;
          case 'publish':
            directory.setContent({ 'a.yaml': documentsWith(step.leastRuns) });
            await test.stages.publisher.publish();
            return;
          case 'wait':
            test.clock.advance(step.hours * HOUR);
            await test.sync();
            return;
          case 'sign-off':
          case 'exempt':
          case 'take-back':
            await decide(test, step);
            return;
          default:
            await test.stages.queue.request(REFS);
        }
      };
      await fc.assert(
        fc.asyncProperty(steps, async list => {
          await emptyTables(knex);
          await knex('stage_states').delete();
          directory.setContent({ 'a.yaml': documentsWith(5) });
          const test = await TestStages.create(knex, { directory });
          const all = new Map(
            NAMES.map((entityName): [string, Described] => [
              entityName,
              { tier: 1, state: 'good', dependsOn: 'cart' },
            ]),
          );
          test.catalog = entitiesOf(all);
          await test.settle();
          for (const step of list) {
            await perform(test, all, step);
            confirmations += (await work(test))[1];
          }
          await test.stages.queue.request(REFS);
          confirmations += (await work(test))[1];
          const stored = await results(knex);

          await knex<DbEvaluationsRow>('evaluations').update({ inputs: null });
          await test.stages.queue.request(REFS);
          expect((await work(test))[1]).toBe(0);
          expect(await results(knex)).toEqual(stored);
        }),
        { numRuns: 30 },
      );
      expect(confirmations).toBeGreaterThan(30);
    });

    it('confirm what is asked for again, and put off when it is due', async () => {
      const test = await settled();
      await test.push('cart', 'ci.runs', 12);
      await work(test);
      const before = await results(test.knex);
      test.clock.advance(HOUR);
      await test.stages.queue.request(test.refs);
      await expect(work(test)).resolves.toEqual([3, 3]);
      expect(await results(test.knex)).toEqual(before);
      expect(Number((await cart(test))[0].evaluated_at)).toBe(
        test.clock.instant,
      );
    });

    it('are passed over when a person asks', async () => {
      const test = await settled();
      await test.stages.queue.request(test.refs.slice(0, 1), { urgent: true });
      await test.stages.queue.request(test.refs);
      await expect(work(test)).resolves.toEqual([3, 2]);
      await test.stages.queue.request(test.refs);
      await expect(work(test)).resolves.toEqual([3, 3]);
    });

    it('are passed over when the results have ended', async () => {
      const test = await settled();
      await test.push('cart', 'ci.runs', 12);
      await work(test);
      test.clock.advance(30 * 24 * HOUR);
      await expect(work(test)).resolves.toEqual([1, 0]);
      expect((await test.scorecards())[0].statuses).toBe('D');
    });

    it('are passed over after the clock was set back', async () => {
      const test = await settled();
      test.clock.advance(-2 * HOUR);
      await test.stages.queue.mendAfterClockChange();
      await expect(work(test)).resolves.toEqual([3, 0]);
    });

    it('are passed over by another configuration of facts', async () => {
      const test = await settled();
      const other = await TestStages.create(test.knex, {
        directory,
        clock: test.clock,
        config: { facts: { priority: ['ci'] } },
      });
      await test.stages.queue.request(test.refs);
      await expect(work(other)).resolves.toEqual([3, 0]);
    });

    it('do not keep a result that was overtaken by a change', async () => {
      const test = await settled();
      await test.stages.queue.request(test.refs);
      const claim = await test.stages.queue.claim({
        limit: 10,
        leaseMs: 60_000,
      });
      await test.push('cart', 'ci.runs', 12);
      const { validUntil, inputs } = claim.entities[0].last ?? {};
      await test.stages.commit.commit(
        claim,
        claim.entities.map(({ entityRef }) => ({
          ...{ entityRef, etag: 'cart-1', inputs: inputs ?? '' },
          ...{ validUntil: validUntil ?? 0, scorecards: [], ended: [] },
          changes: [],
        })),
        { revision: 1, now: test.clock.instant },
      );
      await expect(work(test)).resolves.toEqual([1, 0]);
      expect((await test.scorecards())[0].statuses).toBe('p');
    });
  },
);
