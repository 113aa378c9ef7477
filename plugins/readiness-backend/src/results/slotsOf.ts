import { CheckStatus } from 'backstage-plugin-readiness-common';
import {
  Check,
  decodeOutcome,
  EMPTY_SLOT,
  Standard,
} from 'backstage-readiness-core';
import { Publication } from '../standards/Publication';

/** @internal */
export interface CheckSlot {
  readonly check: Check;
  /** Position of its letter in the status string. */
  readonly slot: number;
}

/** Neither publications nor their standards ever change. */
const KNOWN = new WeakMap<
  Publication,
  WeakMap<Standard, readonly CheckSlot[]>
>();

/**
 * The checks of a standard that are on, with the positions of their letters.
 * @internal
 */
export function slotsOf(
  publication: Publication,
  standard: Standard,
): readonly CheckSlot[] {
  const known =
    KNOWN.get(publication) ?? new WeakMap<Standard, readonly CheckSlot[]>();
  KNOWN.set(publication, known);
  const slots = known.get(standard) ?? findSlots(publication, standard);
  known.set(standard, slots);
  return slots;
}

function findSlots(publication: Publication, standard: Standard): CheckSlot[] {
  const order = publication.slots.standards[standard.name] ?? [];
  const positions = new Map(order.map((id, index) => [id, index]));
  return standard.checks.flatMap(check => {
    const slot = positions.get(check.id);
    return slot === undefined ? [] : [{ check, slot }];
  });
}

/**
 * The letter of a slot; an older row may be shorter than the order is today.
 * @internal
 */
export function letterAt(statuses: string, slot: number): string {
  return statuses[slot] ?? EMPTY_SLOT;
}

/**
 * How many of the checks have each status.
 * @internal
 */
export function countStatuses(
  statuses: string,
  slots: readonly CheckSlot[],
): Record<CheckStatus, number> {
  const counts: Record<CheckStatus, number> = {
    pass: 0,
    warn: 0,
    fail: 0,
    'no-data': 0,
    error: 0,
    'not-applicable': 0,
  };
  for (const { slot } of slots) {
    const outcome = decodeOutcome(letterAt(statuses, slot));
    if (outcome) {
      counts[outcome.status] += 1;
    }
  }
  return counts;
}
