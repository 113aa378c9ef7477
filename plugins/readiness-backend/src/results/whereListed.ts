import { Knex } from 'knex';
import { ResolvedFilter } from './entityFilter';

/** Kinds that nobody scores unless a standard says so: people, and what the catalog and the scaffolder keep for themselves. */
const UNLISTED_KINDS = ['group', 'location', 'template', 'user'];

/**
 * Narrows a query over `entities` to those that readiness is about. Kinds that are named by the filter count as they are;
 * otherwise some kinds count only where a standard or capability has them in scope.
 * @internal
 */
export function whereListed(
  query: Knex.QueryBuilder,
  filter: ResolvedFilter,
  knex: Knex,
): void {
  if (filter.kind) {
    return;
  }
  query.where(listed =>
    listed
      .whereNotIn('entities.kind', UNLISTED_KINDS)
      .orWhereExists(
        knex('scorecards as scored')
          .select(knex.raw('1'))
          .whereRaw('scored.entity_ref = entities.entity_ref'),
      )
      .orWhereExists(
        knex('adoptions as offered')
          .select(knex.raw('1'))
          .whereRaw('offered.entity_ref = entities.entity_ref')
          .whereRaw("replace(offered.statuses, '.', '') <> ''"),
      ),
  );
}
