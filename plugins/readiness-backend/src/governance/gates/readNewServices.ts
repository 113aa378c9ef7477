import {
  LevelView,
  NewServiceItem,
  NewServicesView,
  UngatedItem,
} from 'backstage-plugin-readiness-common';
import { Standard } from 'backstage-readiness-core';
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

const NEW_DAYS = 7;
const UNGATED_DAYS = 30;
const MOST_ITEMS = 100;

/** @internal */
export interface ReadNewServicesOptions {
  readonly knex: Knex;
  readonly visibility: Visibility;
  readonly publication: Publication | undefined;
  /** The standard whose level is given. */
  readonly standard: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

type NewRow = SummaryRow &
  Pick<DbEntitiesRow, 'first_seen_at'> & {
    [Column in 'level_rank' | 'highest_rank']: DbScorecardsRow[Column] | null;
  };

/**
 * Components that were first seen within a week, and entities whose lifecycle became production while a gate did not
 * allow it; of both the newest that may be seen. Two queries.
 * @internal
 */
export async function readNewServices(
  options: ReadNewServicesOptions,
): Promise<NewServicesView> {
  return {
    at: isoInstant(options.now),
    firstSeen: await readFirstSeen(options),
    ungated: await readUngated(options),
  };
}

async function readFirstSeen(
  options: ReadNewServicesOptions,
): Promise<NewServiceItem[]> {
  const { knex, visibility, now, publication } = options;
  const query = knex('entities')
    .leftJoin('scorecards', join =>
      join
        .on('scorecards.entity_ref', 'entities.entity_ref')
        .andOnVal('scorecards.standard', options.standard),
    )
    .where('entities.kind', 'component')
    .andWhere('entities.first_seen_at', '>', now - NEW_DAYS * DAY_MILLISECONDS)
    .orderBy([
      { column: 'entities.first_seen_at', order: 'desc' },
      'entities.entity_ref',
    ])
    .limit(MOST_ITEMS)
    .select<NewRow[]>(
      ...SUMMARY_COLUMNS,
      'entities.first_seen_at',
      'scorecards.level_rank',
      'scorecards.highest_rank',
    );
  whereVisible(query, visibility, knex);
  const standard = publication?.documents.standards.find(
    ({ name }) => name === options.standard,
  );
  const rows = await query;
  return rows.map(row => ({
    entity: summaryOf(row),
    firstSeenAt: isoInstant(row.first_seen_at),
    level: levelOf(row, standard),
  }));
}

function levelOf(
  row: NewRow,
  standard: Standard | undefined,
): LevelView | null {
  const { level_rank, highest_rank } = row;
  return standard && level_rank !== null && highest_rank !== null
    ? levelView(standard.levels, { level_rank, highest_rank })
    : null;
}

/** Written when the descriptor was looked at; of an entity only the newest. */
async function readUngated({
  knex,
  visibility,
  now,
}: ReadNewServicesOptions): Promise<UngatedItem[]> {
  const query = knex('standing_changes')
    .join('entities', 'entities.entity_ref', 'standing_changes.entity_ref')
    .where('standing_changes.kind', 'lifecycle')
    .andWhere('standing_changes.at', '>', now - UNGATED_DAYS * DAY_MILLISECONDS)
    .andWhere(closed =>
      closed
        .where('standing_changes.details', 'like', '%"warn"%')
        .orWhere('standing_changes.details', 'like', '%"block"%'),
    )
    .orderBy('standing_changes.id', 'desc')
    .limit(MOST_ITEMS)
    .select<(SummaryRow & Pick<DbStandingChangesRow, 'at' | 'details'>)[]>(
      ...SUMMARY_COLUMNS,
      'standing_changes.at',
      'standing_changes.details',
    );
  whereVisible(query, visibility, knex);
  const rows = await query;
  return rows
    .map(row => ({
      entity: summaryOf(row),
      at: isoInstant(row.at),
      gates: closedGates(row.details),
    }))
    .filter(({ gates }) => gates.length > 0);
}

function closedGates(details: string | null): UngatedItem['gates'] {
  const answers: Record<string, 'allow' | 'warn' | 'block'> = JSON.parse(
    details ?? '{}',
  );
  return Object.entries(answers)
    .filter(([, answer]) => answer !== 'allow')
    .map(([gate, answer]) => ({ gate, answer }));
}
