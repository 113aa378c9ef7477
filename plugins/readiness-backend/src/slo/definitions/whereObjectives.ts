import { Knex } from 'knex';
import { whereInList } from '../../database/dialect';
import { DbSloObjectivesRow } from '../../database/sloTables';

/** What identifies an objective. @internal */
export type ObjectiveKey = Pick<
  DbSloObjectivesRow,
  'entity_ref' | 'slo' | 'objective'
>;

/** One text for each objective: refs and names of SLOs have no spaces in them. @internal */
export function objectiveKeyText(key: ObjectiveKey): string {
  return `${key.entity_ref} ${key.slo} ${key.objective}`;
}

/** Many objectives in one statement; by entity as well, because an index finds that. @internal */
export function whereObjectives(
  query: Knex.QueryBuilder,
  knex: Knex,
  keys: readonly ObjectiveKey[],
): void {
  whereInList(query, knex, 'entity_ref', [
    ...new Set(keys.map(key => key.entity_ref)),
  ]);
  whereInList(
    query,
    knex,
    "(entity_ref || ' ' || slo || ' ' || objective)",
    keys.map(objectiveKeyText),
  );
}
