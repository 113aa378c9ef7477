import { OwnershipView } from 'backstage-plugin-readiness-common';
import { EntityFacts } from 'backstage-readiness-core';
import { DbEntitiesRow } from '../database/tables';

/**
 * Who is called. Whether a rotation is known was decided when the entity was evaluated; the facts `oncall.rotation` (its
 * name) and `oncall.responders` (how many) say more, and without them it is an annotation that names one, which does not
 * prove that it exists.
 * @internal
 */
export function onCallOf(
  row: Pick<DbEntitiesRow, 'has_rotation'>,
  facts: EntityFacts,
): OwnershipView['onCall'] {
  const known = Boolean(row.has_rotation);
  const found = ['oncall.rotation', 'oncall.responders'].flatMap(
    factId => facts.get(factId) ?? [],
  );
  const details = found.map(({ factId, observation }) => {
    if (observation.kind === 'none') {
      return 'none was found';
    }
    return factId === 'oncall.responders'
      ? `${String(observation.value)} responders`
      : String(observation.value);
  });
  if (details.length > 0) {
    return { known, detail: details.join(', '), source: found[0].source };
  }
  return known
    ? { known, detail: 'named by an annotation', source: 'catalog' }
    : { known, detail: null, source: null };
}
