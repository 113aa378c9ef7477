import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
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
import { Visibility } from '../permissions/Visibility';
import { cacheableAnswer } from '../router/sendCacheable';
import { EntityAnswers } from './EntityAnswers';
import { ReadEntityOptions } from './readEntity';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const MINUTE = 60_000;
const CART = 'component:default/cart';
const PAY = 'component:default/pay';

const standardWith = (least: number) =>
  `${RUNS_STANDARD.replace('>= 10', `>= ${least}`)}
    - id: dependencies-exist
      title: Dependencies exist
      category: delivery
      level: foundation
      rule: size(fact("catalog.dependencies").value.missing) == 0
    - id: signed-off
      title: Signed off
      category: delivery
      level: foundation
      attestation: { question: Is it?, evidence: required, validFor: 10d }
`;

type Viewer = ReadEntityOptions['viewer'];

const viewer = (visibility: Visibility): Viewer => ({
  seesEverything: visibility.kind === 'all',
  visibilityAmong: async () => visibility,
});
const EVERYTHING = viewer({ kind: 'all' });
const CART_ONLY = viewer({ kind: 'some', entityRefs: [CART] });
const PAY_ONLY = viewer({ kind: 'some', entityRefs: [PAY] });

type Step =
  | { readonly step: 'push'; readonly value: number }
  | { readonly step: 'edit'; readonly title: string; readonly label: string }
  | { readonly step: 'publish'; readonly least: number }
  | { readonly step: 'wait'; readonly minutes: number }
  | { readonly step: 'sign-off' | 'exempt' | 'take-back' }
  | { readonly step: 'request' | 'evaluate' | 'remove' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    step: fc.constant('push' as const),
    value: fc.integer({ min: 8, max: 12 }),
  }),
  fc.record({
    step: fc.constant('edit' as const),
    title: fc.constantFrom('Cart', 'Basket'),
    label: fc.constantFrom('1', '2', 'x'),
  }),
  fc.record({
    step: fc.constant('publish' as const),
    least: fc.integer({ min: 9, max: 11 }),
  }),
  fc.record({
    step: fc.constant('wait' as const),
    minutes: fc.constantFrom(0, 1, 7 * 24 * 60, 31 * 24 * 60),
  }),
  fc.record({
    step: fc.constantFrom(
      'request' as const,
      'evaluate' as const,
      'remove' as const,
      'sign-off' as const,
      'exempt' as const,
      'take-back' as const,
    ),
  }),
);

function cart(title: string, label: string) {
  return component('cart', {
    metadata: {
      name: 'cart',
      etag: `${title} ${label}`,
      title,
      labels: { tier: label },
    },
    relations: [{ type: 'dependsOn', targetRef: 'component:default/gone' }],
  });
}

describe.each(databases.eachSupportedId())('EntityAnswers on %p', id => {
  const directory = createMockDirectory();
  let knex: Knex;

  beforeAll(async () => {
    knex = await migratedDatabase(databases, id);
  });

  async function start(): Promise<TestStages> {
    await emptyTables(knex);
    await knex('stage_states').delete();
    directory.setContent({ 'runs.yaml': standardWith(10) });
    const test = await TestStages.create(knex, { directory });
    test.catalog = [cart('Cart', '1'), component('pay')];
    await test.settle();
    return test;
  }

  const create = (mostBytes = 1_000_000) =>
    new EntityAnswers({ render: cacheableAnswer, mostBytes });

  async function optionsFor(
    test: TestStages,
    who: Viewer = EVERYTHING,
  ): Promise<ReadEntityOptions> {
    return {
      knex,
      entityRef: CART,
      viewer: who,
      publication: await test.stages.publications.current(),
      factReading: test.stages.factSettings,
      now: test.clock.instant,
    };
  }

  /** Decisions are stored together with the request for an evaluation. */
  async function decide(test: TestStages, one: Step['step']): Promise<void> {
    const now = test.clock.instant;
    await knex.transaction(async tx => {
      if (one === 'sign-off') {
        await tx('attestations').update({ state: 'replaced' });
        await insertAttestation(tx, {
          ...{ entity_ref: CART, standard: 'runs', check_id: 'signed-off' },
          attested_at: now,
        });
      } else if (one === 'exempt') {
        await insertExemption(tx, {
          ...{ scope_ref: CART, standard: 'runs', check_id: 'enough-runs' },
          ends_at: now + 3 * 24 * 60 * MINUTE,
        });
      } else {
        await tx('attestations').update({ state: 'withdrawn' });
        await tx('exemptions').update({ state: 'revoked' });
      }
      await test.stages.queue.requestIn(tx, [CART], now);
    });
  }

  async function perform(test: TestStages, one: Step): Promise<void> {
    switch (one.step) {
      case 'sign-off':
      case 'exempt':
      case 'take-back':
        await decide(test, one.step);
        return;
      case 'push':
        test.clock.advance(1);
        await test.push('cart', 'ci.runs', one.value);
        return;
      case 'edit':
        test.catalog = [cart(one.title, one.label), component('pay')];
        await test.sync();
        return;
      case 'publish':
        directory.setContent({ 'runs.yaml': standardWith(one.least) });
        await test.stages.publisher.publish();
        return;
      case 'wait':
        test.clock.advance(one.minutes * MINUTE);
        return;
      case 'request':
        await test.stages.queue.request([CART], { urgent: true });
        return;
      case 'evaluate':
        await test.drain();
        return;
      default:
        test.catalog = [component('pay')];
        await test.sync();
        test.clock.advance(11 * MINUTE);
        await test.sync();
    }
  }

  it('gives nobody anything else than what is read anew, whatever happens', async () => {
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async steps => {
        const test = await start();
        const answers = create();
        for (const one of steps) {
          await perform(test, one);
          for (const who of [EVERYTHING, CART_ONLY, PAY_ONLY]) {
            const options = await optionsFor(test, who);
            const answer = await answers.read(options);
            const anew = await create().read(options);
            expect(answer?.body.toString()).toBe(anew?.body.toString());
            expect(answer?.etag).toBe(anew?.etag);
            kept += answer && answer === (await answers.read(options)) ? 1 : 0;
          }
        }
      }),
      { numRuns: 25 },
    );
    expect(kept).toBeGreaterThan(25);
  });

  it('asks one small question for an answer that it keeps', async () => {
    const test = await start();
    const answers = create();
    const options = await optionsFor(test);
    const first = await answers.read(options);
    const queries = new Array<string>();
    const note = ({ sql }: { sql: string }) => queries.push(sql);
    knex.on('query', note);
    const again = await answers.read(options);
    knex.removeListener('query', note);
    expect(again).toBe(first);
    expect(queries).toHaveLength(1);
    expect(queries[0]).not.toContain('statuses');
  });

  it('keeps an answer for a minute, because it may say how old something is', async () => {
    const test = await start();
    const answers = create();
    const first = await answers.read(await optionsFor(test));
    test.clock.advance(MINUTE - 1);
    expect(await answers.read(await optionsFor(test))).toBe(first);
    test.clock.advance(1);
    expect(await answers.read(await optionsFor(test))).not.toBe(first);
  });

  it('forgets what was asked for longest ago when there is too much', async () => {
    const test = await start();
    const options = await optionsFor(test);
    const pay = { ...options, entityRef: PAY };
    const size = (await create().read(options))?.body.length ?? 0;
    const answers = create(size + 100);
    const first = await answers.read(options);
    expect(await answers.read(options)).toBe(first);
    const second = await answers.read(pay);
    expect(await answers.read(pay)).toBe(second);
    expect(await answers.read(options)).not.toBe(first);
  });
});
