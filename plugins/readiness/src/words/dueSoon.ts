import { DueItem, EntityGovernance } from 'backstage-plugin-readiness-common';

/** As far ahead as the list of the owner looks. */
const AHEAD = 30 * 86_400_000;

/** What ends, or is owed, on one entity. @internal */
export type EntityDueItem = Pick<
  DueItem,
  'kind' | 'id' | 'title' | 'dueAt' | 'overdue'
>;

/**
 * What ends within 30 days or is owed by then, the soonest first. What waits for a decision has no end yet.
 * @param now - milliseconds since 1970
 * @internal
 */
export function dueSoon(
  governance: EntityGovernance,
  now: number,
): EntityDueItem[] {
  return [
    ...governance.attestations
      .filter(({ state }) => state === 'in-force')
      .map(({ id, checkTitle, validUntil }) =>
        due('attestation', id, checkTitle, validUntil, now),
      ),
    ...governance.exemptions
      .filter(({ state }) => state === 'approved')
      .map(({ id, checkTitle, endsAt }) =>
        due('exemption', id, checkTitle, endsAt, now),
      ),
    ...governance.reviews
      .filter(({ state }) => state === 'approved')
      .map(({ id, gateTitle, validUntil }) =>
        due('review', id, gateTitle, validUntil, now),
      ),
    ...governance.followUps
      .filter(({ state }) => state !== 'closed')
      .map(({ kind, id, text, dueAt }) => due(kind, id, text, dueAt, now)),
  ]
    .filter((item): item is EntityDueItem => item !== null)
    .filter(({ dueAt }) => Date.parse(dueAt) <= now + AHEAD)
    .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
}

function due(
  kind: DueItem['kind'],
  id: string,
  title: string,
  dueAt: string | null,
  now: number,
): EntityDueItem | null {
  return dueAt === null
    ? null
    : { kind, id, title, dueAt, overdue: Date.parse(dueAt) <= now };
}
