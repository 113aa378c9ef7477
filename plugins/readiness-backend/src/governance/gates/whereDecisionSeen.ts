import { Knex } from 'knex';
import { Visibility, whereVisible } from '../../permissions/Visibility';

/** Who reads decisions, and what they may see. @internal */
export interface DecisionReader {
  readonly visibility: Visibility;
  /** Ref of a person, or `service:<name>`. */
  readonly asker: string;
}

/** Of the entity of a decision where the catalog has it and the reader may see it; null otherwise. @internal */
export const SEEN_REF = 'seen_entities.entity_ref as seen_ref';

/**
 * Narrows a query over `gate_decisions` to those that may be seen: about entities that may be seen, and what the reader
 * asked about a descriptor, of which they said everything themselves. What others asked about a descriptor that is not in
 * the catalog is for who sees everything. `SEEN_REF` may be selected.
 * @internal
 */
export function whereDecisionSeen(
  query: Knex.QueryBuilder,
  { visibility, asker }: DecisionReader,
  knex: Knex,
): void {
  const entities = knex('entities').select('entities.entity_ref');
  whereVisible(entities, visibility, knex);
  query.leftJoin(
    entities.as('seen_entities'),
    'seen_entities.entity_ref',
    'gate_decisions.entity_ref',
  );
  if (visibility.kind === 'all') {
    return;
  }
  query.where(seen => {
    seen.whereNotNull('seen_entities.entity_ref').orWhere(own => {
      own
        .where('gate_decisions.descriptor', true)
        .andWhere('gate_decisions.asked_by', asker);
    });
  });
}
