import { EntityFilter } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { CapabilityFigures, DbRollUpsRow } from '../database/tables';
import { DAY_MILLISECONDS, dayOf } from '../results/instants';

/** Share of services that had adopted each capability 30 days ago. @internal */
export type PastRates = ReadonlyMap<string, number>;

/** How much older than 30 days a figure may be, where days are missing. */
const TOLERANCE_DAYS = 7;

/**
 * Reads the stored rates of 30 days ago; undefined for a filter by which nothing is stored.
 * @internal
 */
export async function readPastRates(
  knex: Knex,
  filter: EntityFilter,
  now: number,
): Promise<PastRates | undefined> {
  const slice = sliceOf(filter);
  if (slice === undefined) {
    return undefined;
  }
  const rows = await knex<DbRollUpsRow>('roll_ups')
    .where({ subject_kind: 'capability', slice })
    .whereBetween('day', [
      dayOf(now - (30 + TOLERANCE_DAYS) * DAY_MILLISECONDS),
      dayOf(now - 30 * DAY_MILLISECONDS),
    ])
    .orderBy('day');
  const rates = new Map<string, number>();
  for (const row of rows) {
    const { adopted, total }: CapabilityFigures = JSON.parse(row.figures);
    if (total > 0) {
      rates.set(row.subject, adopted / total);
    }
  }
  return rates;
}

/** The stored slice that is the same as a filter. */
function sliceOf(filter: EntityFilter): string | undefined {
  const { tier, team, ...others } = filter;
  if (Object.values(others).some(value => value !== undefined)) {
    return undefined;
  }
  if (!tier && !team) {
    return 'all';
  }
  if (tier?.length === 1 && !team) {
    return `tier:${tier[0]}`;
  }
  return team?.length === 1 && !tier
    ? `team:${team[0].toLocaleLowerCase('en-US')}`
    : undefined;
}
