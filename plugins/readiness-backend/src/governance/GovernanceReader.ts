import { Knex } from 'knex';
import { isPostgres, whereInList } from '../database/dialect';
import { DbEntitiesRow } from '../database/tables';
import {
  decisionColumns,
  decisionsOf,
  EntityDecisions,
  GatheredDecisions,
  NO_DECISIONS,
} from './governanceColumns';

/** An entity as exemptions find it, in the catalog or not. @internal */
export type DecisionSubject = Pick<
  DbEntitiesRow,
  'entity_ref' | 'owner_ref' | 'system_ref'
> & {
  /** By which it is judged; null when it is undeclared. */
  readonly tier: number | null;
};

type DecisionsRow = GatheredDecisions & { readonly entity_ref: string };

/**
 * Reads what people decided about entities and still counts: sign-offs and exemptions.
 * @internal
 */
export class GovernanceReader {
  /** Of a batch, in one query however large it is. Entities that the catalog does not have are left out. */
  async read(
    knex: Knex,
    entityRefs: readonly string[],
    now: number,
  ): Promise<Map<string, EntityDecisions>> {
    const query = knex('entities').select<DecisionsRow[]>(
      'entities.entity_ref',
      ...decisionColumns(knex, now),
    );
    whereInList(query, knex, 'entities.entity_ref', entityRefs);
    const rows = await query;
    return new Map(rows.map(row => [row.entity_ref, decisionsOf(row)]));
  }

  /** Of one that is judged by another tier than the catalog's, or that is not in the catalog at all. */
  async readSubject(
    knex: Knex,
    subject: DecisionSubject,
    now: number,
  ): Promise<EntityDecisions> {
    const { entity_ref, owner_ref, system_ref, tier } = subject;
    const text = isPostgres(knex) ? '?::text' : '?';
    const number = isPostgres(knex) ? '?::smallint' : '?';
    const [row] = await knex
      .select<DecisionsRow[]>(
        'entities.entity_ref',
        ...decisionColumns(knex, now),
      )
      .from(
        knex.raw(
          `(select ${text} as entity_ref, ${text} as owner_ref, ${text} as system_ref, ${number} as tier) as entities`,
          [entity_ref, owner_ref, system_ref, tier],
        ),
      );
    return row ? decisionsOf(row) : NO_DECISIONS;
  }
}
