import {
  Page,
  readinessStandingConfirmPermission,
  StandingChangeView,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { whereOneOf } from '../../database/dialect';
import { Visibility, whereVisible } from '../../permissions/Visibility';
import { SUMMARY_COLUMNS } from '../../results/entitySummary';
import { Powers } from '../Powers';
import { readPage } from '../readPage';
import { mayConfirm, OwnedChange } from './mayConfirm';
import {
  STANDING_CHANGE_COLUMNS,
  StandingChangeRow,
  standingChangeView,
} from './standingChangeView';

const COLUMNS = [
  ...SUMMARY_COLUMNS,
  ...STANDING_CHANGE_COLUMNS,
  'standings.owner_ref as counted_owner_ref',
];
/** Of one entity. */
const MOST_CHANGES = 50;

type Row = StandingChangeRow & Pick<OwnedChange, 'counted_owner_ref'>;

/** @internal */
export interface StandingChangesOptions {
  readonly knex: Knex;
  readonly visibility: Visibility;
  readonly powers: Pick<Powers, 'actor' | 'allowedAmong'>;
}

/**
 * One page of the changes of tier and scope of entities that a viewer may see: those that wait first, and of these the
 * oldest first. Two queries.
 * @internal
 */
export async function listStandingChanges(
  options: StandingChangesOptions & {
    readonly query: {
      readonly state?: StandingChangeView['state'][];
      readonly limit?: number;
      readonly cursor?: string;
    };
  },
): Promise<Page<StandingChangeView>> {
  const { knex, query } = options;
  const { rows, total, nextCursor } = await readPage<Row>({
    ...{ knex, query, list: 'standing-changes', columns: COLUMNS },
    matching: () => {
      const changes = changesOf(options);
      if (query.state) {
        whereOneOf(changes, 'standing_changes.state', query.state);
      }
      return changes;
    },
    order: [
      "case when standing_changes.state = 'open' then 0 else 1 end",
      'standing_changes.id',
    ],
    shape: [0, 0],
  });
  return { items: await viewsOf(rows, options), total, nextCursor };
}

/**
 * The changes of tier and scope of one entity that callers have seen to be visible, newest first. One query.
 * @internal
 */
export async function readEntityStandingChanges(
  options: Omit<StandingChangesOptions, 'visibility'> & {
    readonly entityRef: string;
  },
): Promise<StandingChangeView[]> {
  const rows: Row[] = await changesOf({
    ...options,
    visibility: { kind: 'all' },
  })
    .where('standing_changes.entity_ref', options.entityRef)
    .orderBy('standing_changes.id', 'desc')
    .limit(MOST_CHANGES)
    .select(...COLUMNS);
  return viewsOf(rows, options);
}

function changesOf({
  knex,
  visibility,
}: Pick<StandingChangesOptions, 'knex' | 'visibility'>): Knex.QueryBuilder {
  const changes = knex('standing_changes')
    .join('entities', 'entities.entity_ref', 'standing_changes.entity_ref')
    .leftJoin(
      'standings',
      'standings.entity_ref',
      'standing_changes.entity_ref',
    )
    .whereNot('standing_changes.kind', 'lifecycle');
  whereVisible(changes, visibility, knex);
  return changes;
}

async function viewsOf(
  rows: readonly Row[],
  { powers }: Pick<StandingChangesOptions, 'powers'>,
): Promise<StandingChangeView[]> {
  const { actor } = powers;
  const confirmable = rows.filter(
    row => actor && mayConfirm(actor, row) === 'allowed',
  );
  const allowed = await powers.allowedAmong(
    readinessStandingConfirmPermission,
    confirmable.map(row => row.entity_ref),
  );
  return rows.map(row =>
    standingChangeView(
      row,
      confirmable.includes(row) && allowed.has(row.entity_ref),
    ),
  );
}
