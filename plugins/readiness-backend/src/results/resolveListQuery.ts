import { InputError } from '@backstage/errors';
import { EntityQuery } from 'backstage-plugin-readiness-common';
import { Capability, Standard } from 'backstage-readiness-core';
import { Publication } from '../standards/Publication';
import { slotsOf } from './slotsOf';

/**
 * A query for a list with its names looked up in the published documents.
 * @internal
 */
export interface ResolvedListQuery {
  /** The standard that was asked for. */
  readonly standard: Standard | undefined;
  /** Slot of the check that was asked for. */
  readonly checkSlot: number | undefined;
  readonly levelRanks: readonly number[] | undefined;
  readonly capability: Capability | undefined;
  readonly capabilitySlot: number | undefined;
}

/**
 * Looks up the standard, check, levels and capability of a query. Fails with InputError, naming the parameter and what
 * would be right.
 * @internal
 */
export function resolveListQuery(
  query: EntityQuery,
  publication: Publication | undefined,
): ResolvedListQuery {
  const standards = publication?.documents.standards ?? [];
  const capabilities = publication?.documents.capabilities ?? [];
  const standard = found('standard', query.standard, standards);
  const capability = found('capability', query.capability, capabilities);
  for (const parameter of ['level', 'check', 'scope'] as const) {
    needs(query, parameter, 'standard');
  }
  needs(query, 'status', 'check');
  needs(query, 'adoption', 'capability');
  return {
    standard,
    checkSlot: standard && checkSlot(query.check, standard, publication),
    levelRanks: standard && query.level?.map(name => rankOf(name, standard)),
    capability,
    capabilitySlot:
      capability && publication?.slots.capabilities.indexOf(capability.name),
  };
}

function needs(
  query: EntityQuery,
  parameter: keyof EntityQuery,
  needed: keyof EntityQuery,
): void {
  if (query[parameter] !== undefined && query[needed] === undefined) {
    throw new InputError(`${parameter} needs ${needed} beside it`);
  }
}

function found<T extends { readonly name: string }>(
  parameter: string,
  name: string | undefined,
  documents: readonly T[],
): T | undefined {
  if (name === undefined) {
    return undefined;
  }
  const document = documents.find(one => one.name === name);
  if (!document) {
    throw new InputError(
      `${parameter} "${name}" is not published; ${known(documents)}`,
    );
  }
  return document;
}

function known(documents: readonly { readonly name: string }[]): string {
  const names = documents.map(({ name }) => name).slice(0, 20);
  return names.length > 0
    ? `right would be one of ${names.join(', ')}`
    : 'nothing of this kind is published yet';
}

function checkSlot(
  id: string | undefined,
  standard: Standard,
  publication: Publication | undefined,
): number | undefined {
  if (id === undefined || !publication) {
    return undefined;
  }
  const slots = slotsOf(publication, standard);
  const slot = slots.find(({ check }) => check.id === id)?.slot;
  if (slot === undefined) {
    const isOff = standard.off.some(check => check.id === id);
    throw new InputError(
      isOff
        ? `check "${id}" of ${standard.name} is off`
        : `check "${id}" is not in ${standard.name}`,
    );
  }
  return slot;
}

function rankOf(level: string, { name, levels }: Standard): number {
  const rank = level === 'none' ? 0 : levels.indexOf(level) + 1;
  if (rank === 0 && level !== 'none') {
    throw new InputError(
      `level "${level}" is not in ${name}; right would be one of none, ${levels.join(
        ', ',
      )}`,
    );
  }
  return rank;
}
