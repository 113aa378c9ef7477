import { readdirSync, readFileSync } from 'fs';
import { resolve } from 'path';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { PushedFact } from 'backstage-plugin-readiness-common';
import {
  CatalogIndex,
  catalogFacts,
  chooseOwningFacts,
  DocumentSource,
  EntityEvaluation,
  evaluateEntity,
  Fact,
  parseDocuments,
  parseDuration,
  readDescriptors,
  readTier,
  withRelations,
} from 'backstage-readiness-core';
import { sampleFacts, SAMPLE_STORY_DAYS } from './sampleFacts';

const ROOT = resolve(__dirname, '../../../..');
const TODAY = new Date('2026-11-22T09:00:00Z');
const DAYS = [90, 31, 30, 22, 18, 0];
const STANDARD = 'production-readiness';

function yamlFiles(folder: string): DocumentSource[] {
  return readdirSync(resolve(ROOT, folder))
    .filter(name => name.endsWith('.yaml'))
    .map(name => ({
      file: `${folder}/${name}`,
      text: readFileSync(resolve(ROOT, folder, name), 'utf8'),
    }));
}

const shipped = yamlFiles('standards');
const documents = parseDocuments(
  [
    ...yamlFiles('examples/standards'),
    ...shipped.filter(({ file }) => file.endsWith('/capabilities.yaml')),
  ],
  { shipped },
);

async function readCatalog() {
  const readings = await Promise.all(
    yamlFiles('examples/catalog').map(({ file, text }) =>
      readDescriptors(text, file),
    ),
  );
  return {
    diagnostics: readings.flatMap(({ diagnostics }) => diagnostics),
    entities: withRelations(
      readings.flatMap(({ entities }) => entities.map(({ entity }) => entity)),
    ),
  };
}

function factFrom(pushed: PushedFact): Fact {
  const freshFor = parseDuration(pushed.freshFor);
  if (freshFor.kind === 'refused' || !pushed.source || !pushed.provenance) {
    throw new Error(`${pushed.entityRef} ${pushed.factId} is incomplete`);
  }
  return {
    factId: pushed.factId,
    observation:
      pushed.value === undefined
        ? { kind: 'none' }
        : { kind: 'value', value: pushed.value },
    observedAt: Date.parse(pushed.observedAt),
    source: pushed.source,
    provenance: pushed.provenance,
    freshFor: freshFor.milliseconds,
  };
}

/** What had been pushed by the end of a day, as a store would hold it. */
class Story {
  readonly #reported = new Map<string, Fact[]>();

  tell(day: number) {
    for (const pushed of sampleFacts(day, TODAY)) {
      const facts = this.#reported.get(pushed.entityRef) ?? [];
      facts.push(factFrom(pushed));
      this.#reported.set(
        pushed.entityRef,
        [...chooseOwningFacts(facts)].map(([, fact]) => fact),
      );
    }
  }

  factsOf(entityRef: string): Fact[] {
    return this.#reported.get(entityRef) ?? [];
  }
}

function evaluateAll(
  entities: Entity[],
  story: Story,
  day: number,
): Map<string, EntityEvaluation> {
  const now = TODAY.getTime() - day * 86_400_000;
  const lookup = CatalogIndex.of(entities);
  const levels = new Map<string, number>();
  const evaluate = (entity: Entity) => {
    const entityRef = stringifyEntityRef(entity);
    const tier = readTier(entity).declaration;
    const own = catalogFacts(entity, lookup, now, {
      levelOf: ref => levels.get(ref),
    });
    const facts = chooseOwningFacts([...own, ...story.factsOf(entityRef)]);
    return evaluateEntity(documents, { entity, entityRef, tier, facts, now });
  };
  // Foundation asks nothing of dependencies, so one round gives the levels that the second round looks at.
  for (const entity of entities) {
    const { entityRef, scorecards } = evaluate(entity);
    const card = scorecards.find(({ standard }) => standard === STANDARD);
    if (card) {
      levels.set(entityRef, card.levelRank);
    }
  }
  return new Map(
    entities.map(entity => [entity.metadata.name, evaluate(entity)]),
  );
}

describe('the story of the sample company', () => {
  const history = new Map<number, Map<string, EntityEvaluation>>();
  let catalog: Awaited<ReturnType<typeof readCatalog>>;

  beforeAll(async () => {
    catalog = await readCatalog();
    const story = new Story();
    for (let day = SAMPLE_STORY_DAYS; day >= 0; day--) {
      story.tell(day);
      if (DAYS.includes(day)) {
        history.set(day, evaluateAll(catalog.entities, story, day));
      }
    }
  }, 60_000);

  const cards = (day: number) =>
    [...(history.get(day) ?? [])].flatMap(([name, { scorecards }]) =>
      scorecards
        .filter(({ standard }) => standard === STANDARD)
        .map(card => ({ name, card })),
    );
  const levelsOn = (day: number) =>
    new Map(cards(day).map(({ name, card }) => [name, card.levelRank]));
  const servicesAt = (day: number, rank: number) =>
    [...levelsOn(day).values()].filter(level => level === rank).length;
  const movers = (moved: (before: number, after: number) => boolean) =>
    [...levelsOn(0)]
      .filter(([name, after]) => moved(levelsOn(30).get(name) ?? 0, after))
      .map(([name]) => name);
  const outcomesOf = (day: number) =>
    [...(history.get(day)?.values() ?? [])].flatMap(({ scorecards }) =>
      scorecards.flatMap(({ outcomes }) => outcomes),
    );

  it('has a catalog that Backstage would take', () => {
    expect(catalog.diagnostics).toEqual([]);
  });

  it('has services at every level', () => {
    for (const rank of [0, 1, 2, 3]) {
      expect(servicesAt(0, rank)).toBeGreaterThanOrEqual(5);
    }
  });

  it('rises over the ninety days', () => {
    expect(servicesAt(90, 3)).toBe(0);
    expect(servicesAt(0, 2) + servicesAt(0, 3)).toBeGreaterThan(
      servicesAt(90, 2) + servicesAt(90, 3) + 5,
    );
  });

  it('has climbers and fallers within the last 30 days', () => {
    const climbers = movers((before, after) => after > before);
    const fallers = movers((before, after) => after < before);
    expect(climbers).toEqual(expect.arrayContaining(['route-planner']));
    expect(climbers.length).toBeGreaterThanOrEqual(5);
    expect(fallers).toEqual(
      expect.arrayContaining(['carrier-rates', 'price-engine']),
    );
  });

  it('holds nobody at advanced while the source of cost is down, and mends by itself', () => {
    const missing = (day: number) =>
      outcomesOf(day).filter(({ status }) => status === 'no-data').length;
    expect([31, 22, 18].map(day => servicesAt(day, 3) > 0)).toEqual([
      true,
      false,
      true,
    ]);
    expect(missing(22)).toBeGreaterThan(missing(31) + 40);
    expect(missing(18)).toBeLessThan(missing(22) - 40);
  });

  it('does not drown anybody in missing data', () => {
    const outcomes = outcomesOf(0);
    const missing = outcomes.filter(({ status }) => status === 'no-data');
    expect(missing.length).toBeGreaterThan(5);
    expect(missing.length / outcomes.length).toBeLessThan(0.03);
  });

  it('shows every status, and something stale', () => {
    const statuses = new Set(outcomesOf(0).map(({ status }) => status));
    expect([...statuses].sort()).toEqual([
      'error',
      'fail',
      'no-data',
      'not-applicable',
      'pass',
      'warn',
    ]);
    expect(
      outcomesOf(0).some(({ status, stale }) => stale && status !== 'no-data'),
    ).toBe(true);
  });

  it('has services whose tier is declared wrongly or not at all', () => {
    const undeclared = [...(history.get(0) ?? [])]
      .filter(
        ([, { tier, scorecards }]) =>
          tier.kind === 'undeclared' && scorecards.length > 0,
      )
      .map(([name]) => name);
    expect(undeclared.sort()).toEqual([
      'fax-order-import',
      'newsletter',
      'sales-reports',
      'shelf-scanner-sync',
    ]);
  });
});
