import { Entity } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import { PushedFact } from 'backstage-plugin-readiness-common';

/** The size of what is measured, as the targets are stated. */
export const FACTS_PER_ENTITY = 50;
const CHECKS = 50;
const ANNOTATIONS = 15;
const TEAMS_PER_HUNDRED = 2;

const LEVELS = ['foundation', 'professional', 'advanced'];

/** A small fixed pseudo-random sequence in [0, 1): the same company in every run. */
function noise(...seeds: number[]): number {
  const mixed = seeds.reduce(
    (hash, seed) => Math.imul(hash ^ (seed + 0x9e3779b9), 0x85ebca6b) >>> 0,
    0x12345678,
  );
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}

export function entityRefAt(index: number): string {
  return `component:default/service-${index}`;
}

/** Entity number `index` of a company of services, each with an owner, a system, a tier and 15 annotations. */
export function syntheticEntity(index: number, size: number): Entity {
  const teams = Math.max(1, Math.floor((size / 100) * TEAMS_PER_HUNDRED));
  const owner = `team-${index % teams}`;
  const system = `system-${index % (teams * 2)}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      uid: `uid-${index}`,
      etag: `etag-${index}`,
      namespace: 'default',
      name: `service-${index}`,
      title: `Service ${index}`,
      description: 'A service of the synthetic company',
      labels: { tier: String(index % 4) },
      annotations: Object.fromEntries(
        Array.from({ length: ANNOTATIONS }, (_, number) => [
          `example.com/annotation-${number}`,
          `value-${index}-${number}`,
        ]),
      ),
      links: [
        { url: `https://example.com/runbooks/${index}`, type: 'runbook' },
      ],
    },
    spec: { type: 'service', lifecycle: 'production', owner, system },
    relations: [
      { type: 'ownedBy', targetRef: `group:default/${owner}` },
      { type: 'partOf', targetRef: `system:default/${system}` },
    ],
  };
}

/** The 50 facts of an entity; `round` changes the values of every entity for which it is not 0. */
export function syntheticFacts(
  index: number,
  observedAt: string,
  round = 0,
): PushedFact[] {
  return Array.from({ length: FACTS_PER_ENTITY }, (_, number) => ({
    entityRef: entityRefAt(index),
    factId: `synthetic.fact-${number}`,
    value: factValue(index, number, round),
    observedAt,
    source: 'synthetic',
    provenance: 'measured',
    freshFor: '30d',
  }));
}

function factValue(index: number, number: number, round: number): JsonValue {
  const value = noise(index, number, round);
  switch (number % 3) {
    case 0:
      return Math.round(value * 1000) / 1000;
    case 1:
      return value > 0.2;
    default:
      return value > 0.3 ? 'golden' : 'own';
  }
}

/** A standard of 50 checks in three levels, one per fact: measures, booleans, texts, some combined or for some tiers. */
export function syntheticStandard(): string {
  const checks = Array.from({ length: CHECKS }, (_, number) => ({
    id: `check-${number}`,
    title: `Check ${number}`,
    category: `category-${number % 5}`,
    level: LEVELS[Math.floor((number * LEVELS.length) / CHECKS)],
    weight: ['high', 'medium', 'low'][number % 3],
    ...(number % 10 === 9 ? { tiers: [0, 1] } : {}),
    ...requirementAt(number),
  }));
  // JSON is YAML.
  return JSON.stringify({
    apiVersion: 'readiness/v1',
    kind: 'Standard',
    metadata: { name: 'synthetic', title: 'Synthetic' },
    spec: {
      owner: 'group:default/team-0',
      appliesTo: { kind: 'Component', 'spec.type': 'service' },
      levels: LEVELS,
      checks,
    },
  });
}

function requirementAt(number: number): object {
  const fact = `fact("synthetic.fact-${number}").value`;
  switch (number % 3) {
    case 0:
      return {
        measure: fact,
        unit: 'ratio',
        target: { default: { min: 0.3 } },
        warn: { default: { min: 0.2 } },
      };
    case 1:
      return { rule: fact };
    default:
      return {
        rule: `${fact} == "golden" && annotation("example.com/annotation-1") != ""`,
      };
  }
}
