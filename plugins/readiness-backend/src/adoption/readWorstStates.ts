import { SloStateView } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { gathered, jsonLists } from '../database/dialect';
import { worstState } from '../slo/views/countStates';

/**
 * The worst state of the objectives of each entity that has any. One query; who asks leaves out what the viewer may not
 * see.
 * @internal
 */
export async function readWorstStates(
  knex: Knex,
): Promise<Map<string, SloStateView>> {
  const lists = jsonLists(knex, ['entity_ref', 'state']);
  const [row] = await knex('slo_objectives').select<
    { objectives: string | [string, SloStateView][] | null }[]
  >(knex.raw(`${lists} as objectives`));
  const worst = new Map<string, SloStateView>();
  for (const [entityRef, state] of gathered(row.objectives)) {
    const before = worst.get(entityRef) ?? state;
    worst.set(entityRef, worstState([before, state]) ?? state);
  }
  return worst;
}
