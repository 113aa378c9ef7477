import {
  FollowUpView,
  Page,
  readinessFollowUpClosePermission,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { whereOneOf } from '../../database/dialect';
import { DbFollowUpsRow } from '../../database/governanceTables';
import { Visibility, whereVisible } from '../../permissions/Visibility';
import { Publication } from '../../standards/Publication';
import { Powers } from '../Powers';
import { readPage } from '../readPage';
import { followUpView, mayCloseFollowUp } from './followUpView';

/** Of one entity. */
const MOST_FOLLOW_UPS = 100;

/** @internal */
export interface FollowUpsOptions {
  readonly knex: Knex;
  readonly visibility: Visibility;
  readonly powers: Pick<Powers, 'actor' | 'allowedAmong'>;
  readonly publication: Publication | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** @internal */
export interface FollowUpQuery {
  readonly state?: FollowUpView['state'][];
  readonly kind?: FollowUpView['kind'][];
  readonly entity?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/**
 * One page of what is owed for entities that a viewer may see: what is due first comes first, what is closed comes last.
 * Two queries.
 * @internal
 */
export async function listFollowUps(
  options: FollowUpsOptions & { readonly query: FollowUpQuery },
): Promise<Page<FollowUpView>> {
  const { knex, query } = options;
  const { rows, total, nextCursor } = await readPage<DbFollowUpsRow>({
    ...{ knex, query, list: 'follow-ups', columns: ['follow_ups.*'] },
    matching: () => matching(options),
    order: [
      'case when follow_ups.closed_at is null then 0 else 1 end',
      'coalesce(-follow_ups.closed_at, follow_ups.due_at)',
      'follow_ups.id',
    ],
    shape: [0, 0, 0],
  });
  return { items: await viewsOf(rows, options), total, nextCursor };
}

/**
 * What is owed for one entity that callers have seen to be visible, or for one of its reviews. One query.
 * @internal
 */
export async function readEntityFollowUps(
  options: Omit<FollowUpsOptions, 'visibility'> & {
    readonly entityRef: string;
    /** Only its conditions. */
    readonly reviewId?: string;
  },
): Promise<FollowUpView[]> {
  const { knex, entityRef, reviewId } = options;
  const query = knex<DbFollowUpsRow>('follow_ups')
    .where({ entity_ref: entityRef })
    .orderByRaw('case when closed_at is null then 0 else 1 end')
    .orderBy('due_at')
    .orderBy('id')
    .limit(MOST_FOLLOW_UPS);
  if (reviewId !== undefined) {
    query.where({ kind: 'condition', source_id: reviewId });
  }
  return viewsOf(await query, options);
}

function matching({
  knex,
  visibility,
  query,
  now,
}: FollowUpsOptions & { readonly query: FollowUpQuery }): Knex.QueryBuilder {
  const rows = knex('follow_ups').join(
    'entities',
    'entities.entity_ref',
    'follow_ups.entity_ref',
  );
  if (query.kind) {
    whereOneOf(rows, 'follow_ups.kind', query.kind);
  }
  if (query.entity !== undefined) {
    rows.where('follow_ups.entity_ref', query.entity);
  }
  if (query.state) {
    const states = new Set(query.state);
    rows.where(any => {
      any.whereRaw('1 = 0');
      if (states.has('closed')) {
        any.orWhereNotNull('follow_ups.closed_at');
      }
      if (states.has('open')) {
        any.orWhere(open => whereOpen(open, '>', now));
      }
      if (states.has('overdue')) {
        any.orWhere(open => whereOpen(open, '<=', now));
      }
    });
  }
  whereVisible(rows, visibility, knex);
  return rows;
}

function whereOpen(
  query: Knex.QueryBuilder,
  operator: '>' | '<=',
  now: number,
): void {
  query
    .whereNull('follow_ups.closed_at')
    .where('follow_ups.due_at', operator, now);
}

async function viewsOf(
  rows: readonly DbFollowUpsRow[],
  {
    powers,
    publication,
    now,
  }: Pick<FollowUpsOptions, 'powers' | 'publication' | 'now'>,
): Promise<FollowUpView[]> {
  const { actor } = powers;
  const others = rows.filter(
    row =>
      row.closed_at === null &&
      actor &&
      mayCloseFollowUp(actor, row, publication).kind === 'allowed',
  );
  const allowed = await powers.allowedAmong(
    readinessFollowUpClosePermission,
    others.map(row => row.entity_ref),
  );
  return rows.map(row =>
    followUpView(row, {
      now,
      mayClose: others.includes(row) && allowed.has(row.entity_ref),
    }),
  );
}
