import {
  NewServiceItem,
  NewServicesView,
  UngatedItem,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { DbStandingChangesRow } from '../../database/governanceTables';
import { DbEntitiesRow, DbScorecardsRow } from '../../database/tables';
import { Visibility, whereVisible } from '../../permissions/Visibility';
import {
  SUMMARY_COLUMNS,
  summaryOf,
  SummaryRow,
} from '../../results/entitySummary';
import { DAY_MILLISECONDS, isoInstant } from '../../results/instants';
import { levelView } from '../../results/levelView';
import { Publication } from '../../standards/Publication';

const NEW_MILLISECONDS = 7 * DAY_MILLISECONDS;
const UNGATED_MILLISECONDS = 30 * DAY_MILLISECONDS;
const MOST_ITEMS = 100;

/** @internal */
export interface ReadNewServicesOptions {
  readonly knex: Knex;
  readonly visibility: Visibility;
  readonly publication: Publication | undefined;
  /** Whose level is shown. */
  readonly foundationStandard: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

type NewRow = SummaryRow &
  Pick<DbEntitiesRow, 'first_seen_at'> & {
    [Column in 'level_rank' | 'highest_rank']: DbScorecardsRow[Column] | null;
  };

type UngatedRow = SummaryRow & Pick<DbStandingChangesRow, 'at' | 'details'>;

/**
 * The components that are new, and those that went to production although a gate did not allow it, of what a viewer may
 * see. Two queries.
 * @internal
 */
export async function readNewServices(
  options: ReadNewServicesOptions,
): Promise<NewServicesView> {
  const [firstSeen, ungated] = await Promise.all([
    readFirstSeen(options),
    readUngated(options),
  ]);
  return { at: isoInstant(options.now), firstSeen, ungated };
}

async function readFirstSeen(
  options: ReadNewServicesOptions,
): Promise<NewServiceItem[]> {
  const { knex, visibility, publication, foundationStandard, now } = options;
  const query = knex('entities')
    .leftJoin('scorecards', join =>
      join
        .on('scorecards.entity_ref', 'entities.entity_ref')
        .andOnVal('scorecards.standard', foundationStandard),
    )
    .where('entities.kind', 'component')
    .where('entities.first_seen_at', '>', now - NEW_MILLISECONDS)
    .orderBy('entities.first_seen_at', 'desc')
    .orderBy('entities.entity_ref')
    .limit(MOST_ITEMS)
    .select<NewRow[]>(
      ...SUMMARY_COLUMNS,
      'entities.first_seen_at',
      'scorecards.level_rank',
      'scorecards.highest_rank',
    );
  whereVisible(query, visibility, knex);
  const standard = publication?.documents.standards.find(
    ({ name }) => name === foundationStandard,
  );
  return (await query).map(({ level_rank, highest_rank, ...row }) => ({
    entity: summaryOf(row),
    firstSeenAt: isoInstant(row.first_seen_at),
    level:
      standard && level_rank !== null && highest_rank !== null
        ? levelView(standard.levels, { level_rank, highest_rank })
        : null,
  }));
}

async function readUngated({
  knex,
  visibility,
  now,
}: ReadNewServicesOptions): Promise<UngatedItem[]> {
  const query = knex('standing_changes')
    .join('entities', 'entities.entity_ref', 'standing_changes.entity_ref')
    .where('standing_changes.kind', 'lifecycle')
    .where('standing_changes.state', 'noted')
    .where('standing_changes.at', '>', now - UNGATED_MILLISECONDS)
    .where(answers =>
      answers
        .where('standing_changes.details', 'like', '%:"warn"%')
        .orWhere('standing_changes.details', 'like', '%:"block"%'),
    )
    .orderBy('standing_changes.id', 'desc')
    .limit(MOST_ITEMS)
    .select<UngatedRow[]>(
      ...SUMMARY_COLUMNS,
      'standing_changes.at',
      'standing_changes.details',
    );
  whereVisible(query, visibility, knex);
  return (await query).map(row => ({
    entity: summaryOf(row),
    at: isoInstant(row.at),
    gates: gatesOf(row.details),
  }));
}

function gatesOf(details: string | null): UngatedItem['gates'] {
  const answers: Record<string, UngatedItem['gates'][number]['answer']> =
    JSON.parse(details ?? '{}');
  return Object.entries(answers).map(([gate, answer]) => ({ gate, answer }));
}
