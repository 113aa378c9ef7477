import { Knex } from 'knex';
import { Visibility, whereVisible } from '../../permissions/Visibility';

/** Who reads decisions, and what they may see. @internal */
export interface DecisionReader {
  readonly visibility: Visibility;
  /** Ref of a person, or `service:<name>`. */
  readonly asker: string;
}

/**
 * Narrows a query over `gate_decisions` to those that may be seen: about entities that may be seen, and what the reader
 * asked about a descriptor, of which they said everything themselves. What others asked about a descriptor that is not in
 * the catalog is for who sees everything.
 * @internal
 */
export function whereDecisionSeen(
  query: Knex.QueryBuilder,
  { visibility, asker }: DecisionReader,
  knex: Knex,
): void {
  query.leftJoin(
    'entities',
    'entities.entity_ref',
    'gate_decisions.entity_ref',
  );
  if (visibility.kind === 'all') {
    return;
  }
  query.where(seen => {
    seen
      .where(about => {
        about.whereNotNull('entities.entity_ref');
        whereVisible(about, visibility, knex);
      })
      .orWhere(own => {
        own
          .where('gate_decisions.descriptor', true)
          .andWhere('gate_decisions.asked_by', asker);
      });
  });
}
