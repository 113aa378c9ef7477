import { Knex } from 'knex';
import { DbInstant } from '../database/tables';
import { Visibility, whereVisible } from '../permissions/Visibility';
import { ResolvedFilter, whereFilter } from './entityFilter';
import { DAY_MILLISECONDS } from './instants';

const MOVED_DAYS = 7;
const MOST_MOVERS = 20;

/** An entity whose level is another one than a week ago. @internal */
export interface MoverRow {
  subject: string;
  entity_ref: string;
  name: string;
  title: string | null;
  from_rank: number;
  to_rank: number;
  at: DbInstant;
}

/**
 * The newest movers of each standard in the last 7 days: each entity once, from the level before its first change to
 * that after its last. Who went up and came down again did not move.
 * @internal
 */
export async function readMovers(options: {
  readonly knex: Knex;
  readonly filter: ResolvedFilter;
  readonly visibility: Visibility;
  readonly now: number;
}): Promise<MoverRow[]> {
  const { knex, filter, visibility, now } = options;
  const since = now - MOVED_DAYS * DAY_MILLISECONDS;
  const changes = knex('changes')
    .join('entities', 'entities.entity_ref', 'changes.entity_ref')
    .where('changes.subject_kind', 'standard')
    .andWhere('changes.at', '>', since)
    .whereRaw('changes.from_rank is distinct from changes.to_rank')
    // Entities that only came into a scope, all of them in the first week, are not worth sorting.
    .whereIn('changes.entity_ref', withLevelBefore(knex, since))
    .select(
      'changes.id',
      'changes.subject',
      'changes.entity_ref',
      'entities.name',
      'entities.title',
      'changes.at',
      'changes.to_rank',
      knex.raw(
        'first_value(changes.from_rank) over (partition by changes.subject, changes.entity_ref order by changes.id) as from_rank',
      ),
      knex.raw(
        'row_number() over (partition by changes.subject, changes.entity_ref order by changes.id desc) as nth_last',
      ),
    );
  whereFilter(changes, filter, knex);
  whereVisible(changes, visibility, knex);
  const moved = knex(changes.as('changes'))
    .where('nth_last', 1)
    // Who came into the scope, or left it, has no level to have moved from or to.
    .whereRaw('from_rank <> to_rank')
    .select(
      'changes.*',
      knex.raw(
        'row_number() over (partition by subject order by id desc) as nth',
      ),
    );
  return knex(moved.as('movers'))
    .where('nth', '<=', MOST_MOVERS)
    .orderBy('id', 'desc');
}

function withLevelBefore(knex: Knex, since: number): Knex.QueryBuilder {
  return knex('changes as earlier')
    .select('earlier.entity_ref')
    .where('earlier.subject_kind', 'standard')
    .andWhere('earlier.at', '>', since)
    .whereRaw('earlier.from_rank <> coalesce(earlier.to_rank, -1)');
}
