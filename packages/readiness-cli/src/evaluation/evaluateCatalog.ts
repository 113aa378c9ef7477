import {
  catalogFacts,
  CATALOG_SOURCE,
  chooseOwningFacts,
  DocumentSet,
  evaluateEntity,
  EvaluationInput,
  explainScorecard,
  Fact,
  factsReadBy,
  readTier,
  Standard,
} from 'backstage-readiness-core';
import { Catalog, CatalogEntity } from '../read/readCatalog';
import { EvaluatedEntity, EvaluatedStandard } from './types';

/** @internal */
export interface EvaluateCatalogOptions {
  readonly documents: Pick<DocumentSet, 'standards' | 'capabilities'>;
  readonly catalog: Pick<Catalog, 'entities' | 'index'>;
  /** Facts other than the catalog's own, by entity ref. */
  readonly facts: ReadonlyMap<string, readonly Fact[]>;
  /** Epoch milliseconds. */
  readonly now: number;
}

type LevelOf = (entityRef: string) => number | undefined;

/**
 * Scores all entities of a catalog. What a service depends on is part of its own score, so levels come in two passes:
 * dependencies are looked at first, without regard to what they depend on themselves.
 * @internal
 */
export function evaluateCatalog(
  options: EvaluateCatalogOptions,
): EvaluatedEntity[] {
  const levelOf = firstPass(options);
  return options.catalog.entities.map(each => {
    const input = inputOf(each, options, levelOf);
    const evaluation = evaluateEntity(options.documents, input);
    return {
      entityRef: each.entityRef,
      tier: input.tier,
      standards: evaluation.scorecards.map(scorecard => {
        const standard = standardNamed(options, scorecard.standard);
        return explain(standard, scorecard, input);
      }),
      adoption: evaluation.adoption,
    };
  });
}

/** Levels are worked out for entities that something depends on, and each of them once. */
function firstPass(options: EvaluateCatalogOptions): LevelOf {
  const { documents, catalog } = options;
  const standards = documents.standards.filter(readsDependencies);
  const byRef = new Map(catalog.entities.map(each => [each.entityRef, each]));
  const levels = new Map<string, number | undefined>();
  return entityRef => {
    const entity = byRef.get(entityRef);
    if (entity && !levels.has(entityRef)) {
      levels.set(entityRef, lowestRank(standards, inputOf(entity, options)));
    }
    return levels.get(entityRef);
  };
}

function readsDependencies({ checks }: Standard): boolean {
  return checks.some(check =>
    factsReadBy(check).includes('catalog.dependencies'),
  );
}

/** The lowest rank in the standards that ask anything of the entity; undefined when none does. */
function lowestRank(
  standards: readonly Standard[],
  input: EvaluationInput,
): number | undefined {
  const ranks = evaluateEntity({ standards, capabilities: [] }, input)
    .scorecards.filter(({ highestRank }) => highestRank > 0)
    .map(({ levelRank }) => levelRank);
  return ranks.length > 0 ? Math.min(...ranks) : undefined;
}

function inputOf(
  { entity, entityRef }: CatalogEntity,
  { catalog, facts, now }: EvaluateCatalogOptions,
  levelOf?: LevelOf,
): EvaluationInput {
  const tier = readTier(entity).declaration;
  const own = catalogFacts(entity, catalog.index, now, { tier, levelOf });
  return {
    entity,
    entityRef,
    tier,
    facts: chooseOwningFacts(
      [...own, ...(facts.get(entityRef) ?? [])],
      // Nobody reports in the place of the descriptors.
      [CATALOG_SOURCE],
    ),
    now,
  };
}

function standardNamed(
  { documents }: EvaluateCatalogOptions,
  name: string,
): Standard {
  const standard = documents.standards.find(each => each.name === name);
  if (!standard) {
    throw new Error(`There is no standard "${name}" for its own scorecard`);
  }
  return standard;
}

function explain(
  standard: Standard,
  scorecard: EvaluatedStandard['scorecard'],
  input: EvaluationInput,
): EvaluatedStandard {
  const results = explainScorecard(standard, scorecard, input);
  return {
    standard,
    scorecard,
    results: results.map((result, slot) => ({
      ...result,
      check: standard.checks[slot],
    })),
  };
}
