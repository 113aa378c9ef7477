import { Entity } from '@backstage/catalog-model';
import { matchesScope } from 'backstage-readiness-core';
import { DocumentScope } from './scopesIn';

/** What counts of an entity at gates, whatever its descriptor says now. @internal */
export interface Standing {
  /** The most critical tier that counts; null when none was ever declared. */
  readonly tier: number | null;
  /** As last looked at. */
  readonly lifecycle: string | null;
  /** Key of each scope that counts, to the hash by which the entity was in it. */
  readonly scopes: Readonly<Record<string, string>>;
}

/** An entity as its descriptor says now. @internal */
export interface StandingLook {
  readonly entity: Entity;
  /** Null when none is validly declared. */
  readonly tier: number | null;
  readonly lifecycle: string | null;
}

/** A difference between what counts and what the descriptor says, which waits for a person. @internal */
export interface StandingDifference {
  readonly kind: 'tier' | 'scope' | 'gate-scope';
  readonly subject: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * What counts from now on. A more critical tier and a new scope count at once; a less critical tier, one that
 * disappears, and a scope that the entity leaves by its own change do not: what counted before stays. A scope whose
 * document has changed or is gone follows its author. Pure; looking twice gives the same as looking once.
 * @internal
 */
export function advanceStanding(
  before: Standing | undefined,
  look: StandingLook,
  documents: readonly DocumentScope[],
): Standing {
  const scopes: Record<string, string> = {};
  for (const { key, hash, appliesTo } of documents) {
    if (before?.scopes[key] === hash || matchesScope(appliesTo, look.entity)) {
      scopes[key] = hash;
    }
  }
  return {
    tier: mostCritical(before?.tier ?? null, look.tier),
    lifecycle: look.lifecycle,
    scopes,
  };
}

/**
 * Where the descriptor says less than what counts. Pure.
 * @internal
 */
export function standingDifferences(
  standing: Standing,
  look: StandingLook,
  documents: readonly DocumentScope[],
): StandingDifference[] {
  return [
    ...tierDifference(standing, look),
    ...leftScopes(standing, look.entity, documents).map(
      ({ kind, name }): StandingDifference => ({
        kind: kind === 'gate' ? 'gate-scope' : 'scope',
        ...{ subject: name, from: null, to: null },
      }),
    ),
  ];
}

/**
 * The scopes that count although the entity has left them. Pure.
 * @internal
 */
export function leftScopes(
  { scopes }: Standing,
  entity: Entity,
  documents: readonly DocumentScope[],
): DocumentScope[] {
  return documents.filter(
    ({ key, hash, appliesTo }) =>
      scopes[key] === hash && !matchesScope(appliesTo, entity),
  );
}

/**
 * The owner whom a standing remembers from now on: the one that the entity has, or the one from before for as long as
 * something waits for a person, who could otherwise be chosen by the same change. Pure.
 * @internal
 */
export function countedOwner(
  before: { readonly owner_ref: string | null } | undefined,
  entity: { readonly owner_ref: string | null },
  isSettled: boolean,
): string | null {
  return before && !isSettled ? before.owner_ref : entity.owner_ref;
}

/**
 * A tier as standing changes write it.
 * @internal
 */
export function tierText(tier: number | null): string {
  return tier === null ? 'undeclared' : String(tier);
}

function tierDifference(
  { tier }: Standing,
  look: StandingLook,
): StandingDifference[] {
  const isMilder = tier !== null && (look.tier === null || look.tier > tier);
  return isMilder
    ? [
        {
          ...{ kind: 'tier', subject: null },
          ...{ from: tierText(tier), to: tierText(look.tier) },
        },
      ]
    : [];
}

function mostCritical(
  counted: number | null,
  declared: number | null,
): number | null {
  if (counted === null || declared === null) {
    return counted ?? declared;
  }
  return Math.min(counted, declared);
}
