import { Entity } from '@backstage/catalog-model';
import { getJsonValueAtPath } from '@backstage/filter-predicates';
import { JsonObject, JsonValue } from '@backstage/types';
import { Diagnostic, Tier } from '../documents/types';
import { TierDeclaration } from '../evaluation/types';

/**
 * One place where an entity may declare its tier, with the tier that each value means. Values are compared without
 * regard to case and outer spaces.
 * @public
 */
export interface TierSource {
  readonly from:
    | { readonly label: string }
    | { readonly annotation: string }
    /** A dotted path such as `spec.tier`. */
    | { readonly path: string };
  readonly values: Readonly<Record<string, Tier>>;
}

const PLAIN_VALUES: Record<string, Tier> = Object.fromEntries(
  ([0, 1, 2, 3] as const).flatMap(tier =>
    [`${tier}`, `tier${tier}`, `tier-${tier}`, `tier ${tier}`].map(
      (value): [string, Tier] => [value, tier],
    ),
  ),
);

/**
 * Where a tier is looked for unless configured otherwise.
 * @public
 */
export const DEFAULT_TIER_SOURCES: readonly TierSource[] = [
  { from: { label: 'tier' }, values: PLAIN_VALUES },
  { from: { annotation: 'readiness/tier' }, values: PLAIN_VALUES },
  { from: { path: 'spec.tier' }, values: PLAIN_VALUES },
];

/** @public */
export interface TierReading {
  readonly declaration: TierDeclaration;
  /** Present when something is declared that no value map knows. */
  readonly diagnostic?: Diagnostic;
}

/**
 * The tier that an entity declares: the first source that holds anything decides. A value that its map does not know
 * leaves the tier undeclared, with a diagnostic, rather than guessed.
 * @public
 */
export function readTier(
  entity: Entity,
  sources: readonly TierSource[] = DEFAULT_TIER_SOURCES,
): TierReading {
  for (const source of sources) {
    const value = valueAt(entity, source);
    if (value !== undefined && value !== null && value !== '') {
      return readValue(source, value);
    }
  }
  return { declaration: { kind: 'undeclared' } };
}

function readValue(source: TierSource, value: JsonValue): TierReading {
  const text = typeof value === 'object' ? JSON.stringify(value) : `${value}`;
  const wanted = text.trim().toLocaleLowerCase('en-US');
  const match = Object.entries(source.values).find(
    ([key]) => key.toLocaleLowerCase('en-US') === wanted,
  );
  if (match) {
    return { declaration: { kind: 'declared', tier: match[1] } };
  }
  const known = Object.keys(source.values).join(', ');
  return {
    declaration: { kind: 'undeclared' },
    diagnostic: {
      severity: 'warning',
      code: 'unknown-tier',
      path: pathOf(source),
      message: `${describeSource(source)} is "${text.slice(
        0,
        60,
      )}", which is no tier; right would be one of ${known}`,
    },
  };
}

function valueAt(entity: Entity, { from }: TierSource): JsonValue | undefined {
  if ('label' in from) {
    return own(entity.metadata.labels, from.label);
  }
  if ('annotation' in from) {
    return own(entity.metadata.annotations, from.annotation);
  }
  return getJsonValueAtPath(entity as unknown as JsonObject, from.path);
}

function own(
  texts: Record<string, string> | undefined,
  name: string,
): string | undefined {
  return texts && Object.hasOwn(texts, name) ? texts[name] : undefined;
}

function pathOf({ from }: TierSource): string {
  if ('label' in from) {
    return `metadata.labels.${from.label}`;
  }
  return 'annotation' in from
    ? `metadata.annotations.${from.annotation}`
    : from.path;
}

function describeSource({ from }: TierSource): string {
  if ('label' in from) {
    return `The label ${from.label}`;
  }
  return 'annotation' in from
    ? `The annotation ${from.annotation}`
    : `The field ${from.path}`;
}
