import { InputError } from '@backstage/errors';
import {
  ExemptionQuery,
  ExemptionView,
  Page,
  readinessExemptionDecidePermission,
  readinessExemptionRequestPermission,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { whereInList, whereOneOf } from '../../database/dialect';
import { Visibility, whereVisible } from '../../permissions/Visibility';
import { resolveFilter } from '../../results/entityFilter';
import { Publication } from '../../standards/Publication';
import { Powers } from '../Powers';
import { readPage } from '../readPage';
import {
  exemptionColumns,
  exemptionRow,
  ExemptionRow,
  GatheredExemptionRow,
  namedEntities,
  visibleExemptions,
} from './exemptionRows';
import { STANDS_FOR } from './exemptionScope';
import { exemptionView, RENEWABLE_AFTER_END } from './exemptionView';

/** Requests that are looked through for what the viewer may decide. */
const MOST_REQUESTS = 1_000;
/** Of one entity. */
const MOST_OF_ENTITY = 200;

/** @internal */
export interface ExemptionsOptions {
  readonly knex: Knex;
  readonly visibility: Visibility;
  readonly publication: Publication | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly powers: Pick<Powers, 'actor' | 'allowedAmong'>;
}

/**
 * One page of exemptions that name an entity that the viewer may see: what waits first, then the newest first. Two
 * queries, and one more each for owners and for `mine`.
 * @internal
 */
export async function listExemptions(
  options: ExemptionsOptions & { readonly query: ExemptionQuery },
): Promise<Page<ExemptionView>> {
  const { knex, query, visibility } = options;
  const matching = await matchingQuery(options);
  const ids = query.mine ? await decidableIds(options, matching) : undefined;
  const { rows, ...page } = await readPage<GatheredExemptionRow>({
    ...{ knex, query, list: 'exemptions' },
    columns: exemptionColumns(knex, visibility),
    matching: () => {
      const found = matching();
      if (ids) {
        whereOneOf(found, 'exemptions.id', ids);
      }
      return found;
    },
    order: [
      "case when exemptions.state = 'requested' then 0 else 1 end",
      '-exemptions.id',
    ],
    shape: [0, 0],
  });
  return { ...page, items: await viewsOf(rows.map(exemptionRow), options) };
}

/**
 * The exemptions that concern an entity that callers have seen to be visible: requested, approved, or over for no more
 * than 90 days; the newest first. One query.
 * @internal
 */
export async function readEntityExemptions(
  options: ExemptionsOptions & { readonly entityRef: string },
): Promise<ExemptionView[]> {
  const { knex, entityRef, visibility, now } = options;
  const since = now - RENEWABLE_AFTER_END;
  const rows: GatheredExemptionRow[] = await knex('exemptions')
    .whereExists(
      knex('entities')
        .select(knex.raw('1'))
        .where('entities.entity_ref', entityRef)
        .whereRaw(STANDS_FOR),
    )
    .andWhere(recent =>
      recent
        .where('exemptions.state', 'requested')
        .orWhere(approved =>
          approved
            .where('exemptions.state', 'approved')
            .andWhere('exemptions.ends_at', '>', since),
        )
        .orWhere(over =>
          over
            .whereNotIn('exemptions.state', ['requested', 'approved'])
            .andWhere('exemptions.decided_at', '>', since),
        ),
    )
    .orderBy('exemptions.id', 'desc')
    .limit(MOST_OF_ENTITY)
    .select(...exemptionColumns(knex, visibility));
  return viewsOf(rows.map(exemptionRow), options);
}

/** One exemption that the viewer may see; undefined when it is not there for them. @internal */
export async function readExemption(
  options: ExemptionsOptions & { readonly id: string },
): Promise<ExemptionView | undefined> {
  const { knex, id, visibility } = options;
  const rows: GatheredExemptionRow[] = await visibleExemptions(knex, visibility)
    .where('exemptions.id', id)
    .select(...exemptionColumns(knex, visibility));
  const [view] = await viewsOf(rows.map(exemptionRow), options);
  return view;
}

/** What a viewer is offered is asked for all rows of a page at once, by a few entities of each. */
async function viewsOf(
  rows: readonly ExemptionRow[],
  options: ExemptionsOptions,
): Promise<ExemptionView[]> {
  const { publication, now, powers } = options;
  const refs = rows.flatMap(row => row.refs);
  const [requests, decides] = await Promise.all([
    powers.allowedAmong(readinessExemptionRequestPermission, refs),
    powers.allowedAmong(readinessExemptionDecidePermission, refs),
  ]);
  const holds = (allowed: ReadonlySet<string>, row: ExemptionRow) =>
    row.refs.length > 0 && row.refs.every(ref => allowed.has(ref));
  return rows.map(row =>
    exemptionView(row, {
      ...{ publication, now },
      powers: {
        actor: powers.actor,
        mayRequest: holds(requests, row),
        mayDecide: holds(decides, row),
      },
    }),
  );
}

async function matchingQuery(
  options: ExemptionsOptions & { readonly query: ExemptionQuery },
): Promise<() => Knex.QueryBuilder> {
  const { knex, query, visibility, now } = options;
  const { owner: owners } = await resolveFilter(
    { owner: query.owner },
    { knex, visibility },
  );
  return () => {
    const found = visibleExemptions(knex, visibility);
    for (const [column, value] of Object.entries({
      'exemptions.standard': query.standard,
      'exemptions.check_id': query.check,
    })) {
      if (value !== undefined) {
        found.where(column, value);
      }
    }
    const { entity } = query;
    if (entity !== undefined) {
      const covered = knex('entities')
        .select(knex.raw('1'))
        .where('entities.entity_ref', lowerCase(entity))
        .whereRaw(STANDS_FOR);
      whereVisible(covered, visibility, knex);
      found.whereExists(covered);
    }
    if (owners) {
      const owned = namedEntities(knex, visibility).select(knex.raw('1'));
      whereInList(owned, knex, 'entities.owner_ref', owners);
      found.whereExists(owned);
    }
    if (query.state) {
      whereState(found, query.state, now);
    }
    return found;
  };
}

function whereState(
  found: Knex.QueryBuilder,
  states: NonNullable<ExemptionQuery['state']>,
  now: number,
): void {
  found.where(any => {
    for (const state of states) {
      any.orWhere(one => {
        one.where('exemptions.state', state === 'expired' ? 'approved' : state);
        if (state === 'expired' || state === 'approved') {
          one.andWhere(
            'exemptions.ends_at',
            state === 'expired' ? '<=' : '>',
            now,
          );
        }
      });
    }
  });
}

/** Requests that wait for the viewer: of others, for a group of theirs or none, with the permission. */
async function decidableIds(
  options: ExemptionsOptions,
  matching: () => Knex.QueryBuilder,
): Promise<string[]> {
  const { knex, visibility, powers } = options;
  const { actor } = powers;
  if (!actor) {
    return [];
  }
  const waiting = matching()
    .where('exemptions.state', 'requested')
    .whereRaw('lower(exemptions.requested_by) <> ?', [actor.ref])
    .andWhere(mine => {
      mine.whereNull('exemptions.approver').orWhere(group => {
        whereInList(group, knex, 'lower(exemptions.approver)', [
          ...actor.groups,
        ]);
      });
    })
    .orderBy('exemptions.id')
    .limit(MOST_REQUESTS + 1);
  const rows: GatheredExemptionRow[] = await waiting.select(
    ...exemptionColumns(knex, visibility),
  );
  if (rows.length > MOST_REQUESTS) {
    throw new InputError(
      `More than ${MOST_REQUESTS} requests wait; narrow mine with owner, standard or check`,
    );
  }
  const views = await viewsOf(rows.map(exemptionRow), options);
  return views
    .filter(
      ({ actions }) =>
        actions.includes('approve') || actions.includes('reject'),
    )
    .map(({ id }) => id);
}

function lowerCase(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
