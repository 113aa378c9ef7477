import { Knex } from 'knex';
import { whereInList } from '../../database/dialect';
import { DbInstant } from '../../database/tables';
import { EvidenceReading } from './EvidenceReading';

/**
 * The rows of a table that are about the entities of an export, in the order of their ids, some at a time.
 * @internal
 */
export async function* pagesOf<Row extends { id: DbInstant }>(
  { knex, scope }: Pick<EvidenceReading, 'knex' | 'scope'>,
  options: {
    readonly table: string;
    readonly pageSize: number;
    /** False: narrowed by `where` alone. */
    readonly ofEntities?: boolean;
    readonly where?: (query: Knex.QueryBuilder) => void;
  },
): AsyncGenerator<Row[]> {
  const { table, pageSize, ofEntities = true, where } = options;
  let after: DbInstant = 0;
  for (;;) {
    const query = knex(table)
      .where(`${table}.id`, '>', after)
      .orderBy(`${table}.id`)
      .limit(pageSize)
      .select(`${table}.*`);
    if (ofEntities) {
      whereInList(query, knex, `${table}.entity_ref`, scope.entityRefs);
    }
    where?.(query);
    const rows: Row[] = await query;
    if (rows.length > 0) {
      yield rows;
    }
    if (rows.length < pageSize) {
      return;
    }
    after = rows[rows.length - 1].id;
  }
}
