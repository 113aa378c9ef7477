import { readdirSync, readFileSync } from 'fs';
import { resolve } from 'path';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { PushedFact } from 'backstage-plugin-readiness-common';
import { parseAllDocuments } from 'yaml';
import { sampleFacts, SAMPLE_STORY_DAYS } from './sampleFacts';

const TODAY = new Date('2026-11-22T09:00:00Z');
const CATALOG = resolve(__dirname, '../../../../examples/catalog');

function sampleCatalog(): Entity[] {
  return readdirSync(CATALOG).flatMap(file =>
    parseAllDocuments(readFileSync(resolve(CATALOG, file), 'utf8')).map(
      document => document.toJS() as Entity,
    ),
  );
}

const scored = sampleCatalog().filter(
  ({ kind, spec }) =>
    kind === 'Component' && ['service', 'website'].includes(`${spec?.type}`),
);
const refs = new Set(scored.map(entity => stringifyEntityRef(entity)));

function find(facts: PushedFact[], service: string, factId: string) {
  return facts.find(
    fact =>
      fact.entityRef === `component:default/${service}` &&
      fact.factId === factId,
  );
}

function adopters(day: number, adopted: (fact: PushedFact) => boolean) {
  return sampleFacts(day, TODAY)
    .filter(fact => refs.has(fact.entityRef) && adopted(fact))
    .map(({ entityRef }) => entityRef);
}

const isValue = (factId: string, wanted: unknown) => (fact: PushedFact) =>
  fact.factId === factId && fact.value === wanted;

const CAPABILITIES: Record<string, (fact: PushedFact) => boolean> = {
  'golden-path-pipeline': isValue('ci.template', 'golden'),
  'service-template': isValue('template.followed', true),
  'infrastructure-modules': ({ factId, value }) =>
    factId === 'iac.modules' && Number(value) >= 0.8,
  'observability-kit': isValue('observability.kit', 'platform'),
  'managed-secrets': isValue('secrets.store', 'managed'),
  'progressive-delivery': ({ factId, value }) =>
    factId === 'delivery.strategy' && value !== 'all-at-once',
  'managed-objectives': ({ factId, none }) =>
    factId === 'slo.objectives' && !none,
  'signed-builds': isValue('supply-chain.signed', true),
};

describe('sampleFacts', () => {
  it('tells the same story every time', () => {
    expect(sampleFacts(17, TODAY)).toEqual(sampleFacts(17, TODAY));
  });

  it('moves with today without changing what is said', () => {
    const tomorrow = new Date(TODAY.getTime() + 86_400_000);
    const withoutDates = (facts: PushedFact[]) =>
      facts.map(({ observedAt: _, ...said }) => said);
    expect(withoutDates(sampleFacts(3, tomorrow))).toEqual(
      withoutDates(sampleFacts(3, TODAY)),
    );
  });

  it('fits into one push a day, and observes nothing in the future', () => {
    for (const day of [0, 45, SAMPLE_STORY_DAYS]) {
      const facts = sampleFacts(day, TODAY);
      expect(facts.length).toBeLessThanOrEqual(5_000);
      const end = TODAY.getTime() - day * 86_400_000;
      expect(
        facts.filter(({ observedAt }) => Date.parse(observedAt) > end),
      ).toEqual([]);
    }
  });

  it('says each thing once a day', () => {
    const keys = sampleFacts(0, TODAY).map(
      ({ entityRef, factId }) => `${entityRef} ${factId}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has either a value or none', () => {
    const odd = sampleFacts(0, TODAY).filter(
      ({ value, none }) => (value === undefined) === (none === undefined),
    );
    expect(odd).toEqual([]);
  });

  it('repeats an exercise with the date on which it took place', () => {
    const now = find(
      sampleFacts(0, TODAY),
      'checkout-api',
      'backup.restore-tested',
    );
    const yesterday = find(
      sampleFacts(1, TODAY),
      'checkout-api',
      'backup.restore-tested',
    );
    expect(now?.observedAt).toBe(yesterday?.observedAt);
  });

  it('speaks of every service of the catalog, and of two that it no longer knows', () => {
    const said = new Set(
      sampleFacts(0, TODAY).map(({ entityRef }) => entityRef),
    );
    expect([...refs].filter(ref => !said.has(ref))).toEqual([]);
    expect([...said].filter(ref => !refs.has(ref))).toEqual([
      'component:default/coupon-printer',
      'component:default/robot-bridge',
    ]);
  });

  it.each(Object.entries(CAPABILITIES))(
    'shows %s adopted by more and more services, though not by all',
    (_, adopted) => {
      const counts = [90, 60, 30, 0].map(day => adopters(day, adopted).length);
      expect(counts).toEqual([...counts].sort((a, b) => a - b));
      expect(counts[3] - counts[0]).toBeGreaterThanOrEqual(4);
      expect(counts[0]).toBeGreaterThan(0);
      expect(counts[3]).toBeLessThan(scored.length);
    },
  );

  it.each([
    ['returns-intake', 'golden-path-pipeline'],
    ['carrier-rates', 'observability-kit'],
    ['parcel-tracking', 'observability-kit'],
  ])('shows %s leave %s within the last 30 days', (service, capability) => {
    const before = adopters(30, CAPABILITIES[capability]);
    const today = adopters(0, CAPABILITIES[capability]);
    expect(before).toContain(`component:default/${service}`);
    expect(today).not.toContain(`component:default/${service}`);
  });

  it('leaves out what a source cannot see, and what it lost from sight', () => {
    const today = sampleFacts(0, TODAY);
    expect(find(today, 'data-export', 'ci.success-rate')).toBeUndefined();
    expect(find(today, 'pick-planner', 'ci.success-rate')).toBeUndefined();
    expect(
      find(sampleFacts(4, TODAY), 'pick-planner', 'ci.success-rate'),
    ).toBeDefined();
  });

  it('holds a value of the wrong type, a claim, and sources that found nothing', () => {
    const today = sampleFacts(0, TODAY);
    expect(find(today, 'depot-calendar', 'cost.budget-variance')?.value).toBe(
      'not planned',
    );
    expect(
      find(today, 'customer-profile', 'oncall.responders')?.provenance,
    ).toBe('declared');
    expect(find(today, 'refunds', 'backup.restore-tested')?.none).toBe(true);
  });

  it('shows a source that was down for everybody', () => {
    const sources = (day: number) =>
      new Set(sampleFacts(day, TODAY).map(({ source }) => source));
    expect(sources(31)).toContain('cost');
    expect(sources(25)).not.toContain('cost');
    expect(sources(20)).toContain('cost');
  });
});
