import {
  ExemptionDebt,
  ExemptionDebtFigures,
} from 'backstage-plugin-readiness-common';
import { decodeOutcome } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { DbExemptionsRow } from '../../database/governanceTables';
import { DbEntitiesRow, DbScorecardsRow } from '../../database/tables';
import { Visibility, whereVisible } from '../../permissions/Visibility';
import { resolveFilter, whereFilter } from '../../results/entityFilter';
import { teamOf } from '../../results/entitySummary';
import { DAY_MILLISECONDS, isoInstant } from '../../results/instants';
import { Publication } from '../../standards/Publication';
import { findCheck } from '../checkNamed';
import { COVERS } from '../governanceColumns';

const ENDING_SOON = 14 * DAY_MILLISECONDS;

type DebtRow = Pick<DbEntitiesRow, 'entity_ref' | 'owner_ref'> &
  Pick<DbScorecardsRow, 'statuses'> &
  Pick<
    DbExemptionsRow,
    'standard' | 'check_id' | 'since' | 'starts_at' | 'ends_at' | 'renewals'
  >;

/** A check of an entity that is exempt now. */
interface ExemptPair {
  readonly entityRef: string;
  readonly team: string | null;
  readonly standard: string;
  readonly checkId: string;
  /** Since when without a new decision to end it, in epoch milliseconds. */
  readonly since: number;
  readonly endsAt: number;
  readonly renewals: number;
}

/**
 * How many checks of entities are exempt now, how old that is and how often it was renewed, in all, by team and by check.
 * All are sums over the same pairs of an entity and a check, as its stored scorecard says: an exemption that nothing
 * needs any more is no debt. One query, and one for the groups below owners.
 * @internal
 */
export async function readExemptionDebt(options: {
  readonly knex: Knex;
  readonly visibility: Visibility;
  readonly publication: Publication | undefined;
  readonly query: { readonly owner?: string[] };
  readonly figuresOf: ExemptionDebt['figuresOf'];
  /** Epoch milliseconds. */
  readonly now: number;
}): Promise<ExemptionDebt> {
  const { publication, now, figuresOf } = options;
  const pairs = exemptPairs(await readRows(options), publication);
  const byTeam = grouped(pairs, ({ team }) => team ?? '');
  const byCheck = grouped(pairs, pair => `${pair.standard} ${pair.checkId}`);
  return {
    at: isoInstant(now),
    figuresOf,
    total: figures(pairs, now),
    byTeam: byTeam.map(group => ({
      team: group[0].team,
      ...figures(group, now),
    })),
    byCheck: byCheck.map(group => ({
      standard: group[0].standard,
      checkId: group[0].checkId,
      title:
        findCheck(publication, group[0].standard, group[0].checkId)?.check
          .title ?? group[0].checkId,
      ...figures(group, now),
    })),
  };
}

async function readRows(
  options: Parameters<typeof readExemptionDebt>[0],
): Promise<DebtRow[]> {
  const { knex, visibility, query, now } = options;
  const filter = await resolveFilter(
    { owner: query.owner },
    { knex, visibility },
  );
  const rows = knex('exemptions')
    .joinRaw(
      `join entities on exemptions.scope_ref in (entities.entity_ref, entities.owner_ref, entities.system_ref) and ${COVERS}`,
    )
    .join('scorecards', join =>
      join
        .on('scorecards.entity_ref', 'entities.entity_ref')
        .andOn('scorecards.standard', 'exemptions.standard'),
    )
    .where('exemptions.state', 'approved')
    .andWhere('exemptions.ends_at', '>', now)
    .select(
      'entities.entity_ref',
      'entities.owner_ref',
      'scorecards.statuses',
      'exemptions.standard',
      'exemptions.check_id',
      'exemptions.since',
      'exemptions.starts_at',
      'exemptions.ends_at',
      'exemptions.renewals',
    );
  whereVisible(rows, visibility, knex);
  whereFilter(rows, filter, knex);
  return rows;
}

/** Of several exemptions of the same check of an entity, the oldest start and the latest end count. */
function exemptPairs(
  rows: readonly DebtRow[],
  publication: Publication | undefined,
): ExemptPair[] {
  const pairs = new Map<string, ExemptPair>();
  for (const row of rows.filter(one => isExempt(one, publication))) {
    const key = `${row.entity_ref} ${row.standard} ${row.check_id}`;
    const since = Number(row.since ?? row.starts_at);
    const known = pairs.get(key);
    pairs.set(key, {
      entityRef: row.entity_ref,
      team: teamOf(row.owner_ref),
      standard: row.standard,
      checkId: row.check_id,
      since: Math.min(since, known?.since ?? since),
      endsAt: Math.max(Number(row.ends_at), known?.endsAt ?? 0),
      renewals: Math.max(row.renewals, known?.renewals ?? 0),
    });
  }
  return [...pairs.values()];
}

function isExempt(
  { standard, check_id, statuses }: DebtRow,
  publication: Publication | undefined,
): boolean {
  const slot = publication?.slots.standards[standard]?.indexOf(check_id) ?? -1;
  return decodeOutcome(statuses[slot] ?? '')?.exempt ?? false;
}

/** Groups in the order of their number, the largest first, then by key. */
function grouped(
  pairs: readonly ExemptPair[],
  keyOf: (pair: ExemptPair) => string,
): ExemptPair[][] {
  const groups = new Map<string, ExemptPair[]>();
  for (const pair of pairs) {
    const key = keyOf(pair);
    const group = groups.get(key);
    if (group) {
      group.push(pair);
    } else {
      groups.set(key, [pair]);
    }
  }
  return [...groups]
    .sort(([a, left], [b, right]) =>
      right.length === left.length
        ? Number(a > b) - Number(a < b)
        : right.length - left.length,
    )
    .map(([, group]) => group);
}

function figures(
  pairs: readonly ExemptPair[],
  now: number,
): ExemptionDebtFigures {
  const ages = pairs
    .map(({ since }) =>
      Math.max(0, Math.floor((now - since) / DAY_MILLISECONDS)),
    )
    .sort((a, b) => a - b);
  return {
    exemptions: pairs.length,
    entities: new Set(pairs.map(({ entityRef }) => entityRef)).size,
    renewed: pairs.filter(({ renewals }) => renewals > 0).length,
    medianAgeDays: median(ages),
    oldestAgeDays: ages.at(-1) ?? null,
    endingIn14Days: pairs.filter(({ endsAt }) => endsAt - now <= ENDING_SOON)
      .length,
  };
}

function median(sorted: readonly number[]): number | null {
  if (sorted.length === 0) {
    return null;
  }
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}
