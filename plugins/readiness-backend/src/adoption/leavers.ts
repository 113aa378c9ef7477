import { Knex } from 'knex';
import { jsonPairItem } from '../database/dialect';
import { DAY_MILLISECONDS } from '../results/instants';
import { adoptionLetters } from './adoptionLetters';

/** For how long having left is shown. */
const LEAVERS_DAYS = 90;

/**
 * Narrows a query over `entities`, joined with `adoptions`, to those that had adopted a capability within 90 days and no
 * longer do. What is unknown now has not left: its data has.
 * @internal
 */
export function whereLeft(
  query: Knex.QueryBuilder,
  options: {
    readonly knex: Knex;
    readonly capability: string;
    readonly slot: number;
    readonly now: number;
  },
): void {
  const { knex, capability, slot, now } = options;
  const still = [...adoptionLetters('adopted'), ...adoptionLetters('unknown')];
  query.whereRaw(
    `coalesce(substr(adoptions.statuses, ${slot + 1}, 1), '') not in (${still
      .map(() => '?')
      .join(', ')})`,
    still,
  );
  query.whereExists(
    departures(knex, { capability, now })
      .select(knex.raw('1'))
      .whereRaw('changes.entity_ref = entities.entity_ref'),
  );
}

/**
 * Changes of the last 90 days by which an entity stopped having adopted a capability.
 * @internal
 */
export function departures(
  knex: Knex,
  options: { readonly capability: string; readonly now: number },
): Knex.QueryBuilder {
  const { capability, now } = options;
  const before = jsonPairItem(knex, 'changes.details', 0);
  const after = jsonPairItem(knex, 'changes.details', 1);
  const adopted = adoptionLetters('adopted');
  const query = knex('changes')
    .where('changes.subject_kind', 'capability')
    .andWhere('changes.subject', capability)
    .andWhere('changes.at', '>', now - LEAVERS_DAYS * DAY_MILLISECONDS)
    .whereRaw(`${before.sql} in (?, ?)`, [
      before.parameter(capability),
      ...adopted,
    ])
    .whereRaw(`coalesce(${after.sql}, '') not in (?, ?)`, [
      after.parameter(capability),
      ...adopted,
    ]);
  return query;
}
