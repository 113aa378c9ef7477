import { SloSourceView } from 'backstage-plugin-readiness-common';
import { SliSource } from 'backstage-plugin-readiness-node';
import { Knex } from 'knex';
import { DbSloSourcesRow } from '../../database/sloTables';
import { isoInstant } from '../../results/instants';

/**
 * How all configured data sources do, by name. Two queries.
 * @internal
 */
export async function readSloSources(
  knex: Knex,
  sources: readonly Pick<SliSource, 'name' | 'title' | 'types'>[],
): Promise<SloSourceView[]> {
  const [rows, counts] = await Promise.all([
    knex('slo_sources').select<DbSloSourcesRow[]>('*'),
    knex('slo_objectives')
      .join('slis', 'slis.sli_id', 'slo_objectives.sli_id')
      .groupBy('slis.source')
      .select<{ source: string | null; count: number | string }[]>(
        'slis.source',
        knex.raw('count(*) as count'),
      ),
  ]);
  return sources
    .map(({ name, title, types }) => {
      const row = rows.find(one => one.source === name);
      const count = counts.find(one => one.source === name)?.count ?? 0;
      return {
        ...{ name, title },
        types: [...types],
        ...standing(row),
        objectives: Number(count),
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function standing(
  row: DbSloSourcesRow | undefined,
): Pick<SloSourceView, 'state' | 'reason' | 'since' | 'lastReadAt'> {
  if (!row) {
    return { state: 'never', reason: null, since: null, lastReadAt: null };
  }
  return {
    state: row.state,
    reason: row.reason,
    since: row.since === null ? null : isoInstant(row.since),
    lastReadAt: row.read_at === null ? null : isoInstant(row.read_at),
  };
}
