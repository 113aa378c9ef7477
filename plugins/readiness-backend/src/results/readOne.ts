import { Knex } from 'knex';
import { PreparedQuery } from '../database/PreparedQuery';
import {
  Visibility,
  visibilityOfOne,
  whereVisible,
} from '../permissions/Visibility';

/**
 * The row that a query on `entities` gives for one entity; undefined when there is none or it may not be seen. Where
 * permission rules have to be applied, which differ from viewer to viewer, the query is built for this viewer.
 * @internal
 */
export async function readOne<
  Row,
  Values extends { readonly [Name in keyof Values]: string | number } & {
    readonly entityRef: string;
  },
>(
  query: PreparedQuery<Row, Values>,
  values: Values,
  viewed: { readonly knex: Knex; readonly visibility: Visibility },
): Promise<Row | undefined> {
  const { knex } = viewed;
  const visibility = visibilityOfOne(values.entityRef, viewed.visibility);
  if (visibility.kind === 'none') {
    return undefined;
  }
  if (visibility.kind === 'all') {
    const [row] = await query.rows(knex, values);
    return row;
  }
  const narrowed = query.builder(knex, values);
  whereVisible(narrowed, visibility, knex);
  const [row] = await narrowed;
  return row;
}
