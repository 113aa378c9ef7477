import { DocumentSet } from 'backstage-readiness-core';
import { Slots } from './Publication';

/** @internal */
export const NO_SLOTS: Slots = { standards: {}, capabilities: [] };

/**
 * Gives a slot to each check that is on and to each capability that has none yet. Slots are never taken away or given to
 * something else, so that a stored status keeps its meaning.
 * @internal
 */
export function assignSlots(
  slots: Slots,
  documents: Pick<DocumentSet, 'standards' | 'capabilities'>,
): Slots {
  const standards = { ...slots.standards };
  for (const { name, checks } of documents.standards) {
    standards[name] = appended(
      standards[name] ?? [],
      checks.map(({ id }) => id),
    );
  }
  return {
    standards,
    capabilities: appended(
      slots.capabilities,
      documents.capabilities.map(({ name }) => name),
    ),
  };
}

function appended(
  taken: readonly string[],
  names: readonly string[],
): readonly string[] {
  return [...new Set([...taken, ...names])];
}
