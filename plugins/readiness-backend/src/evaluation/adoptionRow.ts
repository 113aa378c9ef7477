import { AdoptionResult, EMPTY_SLOT } from 'backstage-readiness-core';
import { DbAdoptionsRow } from '../database/tables';

/** @internal */
export type AdoptionContent = Pick<DbAdoptionsRow, 'statuses' | 'alternatives'>;

const LETTERS = { adopted: 'a', 'not-adopted': 'n', unknown: 'u' } as const;

/**
 * The stored form of an entity's adoption.
 * @param slots - capabilities in the order of their slots
 * @internal
 */
export function adoptionContent(
  adoption: readonly AdoptionResult[],
  slots: readonly string[],
): AdoptionContent {
  const byCapability = new Map(adoption.map(item => [item.capability, item]));
  const alternatives = slots.flatMap((name): [string, string][] => {
    const alternative = byCapability.get(name)?.alternative;
    return alternative === undefined ? [] : [[name, alternative]];
  });
  return {
    statuses: slots
      .map(name => letterOf(byCapability.get(name)) ?? EMPTY_SLOT)
      .join(''),
    alternatives: JSON.stringify(Object.fromEntries(alternatives)),
  };
}

/** Whether two say the same; slots that were added behind and hold nothing are no difference. @internal */
export function isSameAdoption(
  left: AdoptionContent | undefined,
  right: AdoptionContent,
): boolean {
  const length = Math.max(left?.statuses.length ?? 0, right.statuses.length);
  return (
    (left?.statuses ?? '').padEnd(length, EMPTY_SLOT) ===
      right.statuses.padEnd(length, EMPTY_SLOT) &&
    (left?.alternatives ?? '{}') === right.alternatives
  );
}

function letterOf(result: AdoptionResult | undefined): string | undefined {
  if (!result) {
    return undefined;
  }
  const letter = LETTERS[result.status];
  return result.stale ? letter.toLocaleUpperCase('en-US') : letter;
}
