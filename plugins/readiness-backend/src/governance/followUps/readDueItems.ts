import { DueItem } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import {
  DbAttestationsRow,
  DbExemptionsRow,
  DbFollowUpsRow,
  DbReviewsRow,
} from '../../database/governanceTables';
import { DbEntitiesRow } from '../../database/tables';
import { isoInstant } from '../../results/instants';
import { Publication } from '../../standards/Publication';
import {
  attestationView,
  NO_ATTESTATION_POWERS,
} from '../attestations/attestationView';

/** Rows of each kind; beyond it the ones that end last are not told of yet. */
const MOST_ROWS = 2_000;
/** Pages of sign-offs: when one ends is told by its check as well, so all that might count are looked through. */
const MOST_PAGES = 50;

/** One that another approved exemption continues does not end with its own time. */
const NOT_RENEWED = `not exists (
  select 1 from exemptions as renewal
  where renewal.renews = exemptions.id and renewal.state = 'approved'
  and renewal.ends_at >= exemptions.ends_at)`;
/** The newest decision about an entity at a gate counts: an approval before it is over. */
const STILL_DECIDES = `not exists (
  select 1 from reviews as newer
  where newer.entity_ref = reviews.entity_ref and newer.gate = reviews.gate
  and newer.id > reviews.id and newer.state not in ('requested', 'withdrawn'))`;

/** What the order of the list is made of. @internal */
export interface DueKey {
  readonly dueAt: string;
  readonly kind: string;
  readonly id: string;
}

type Owned<Row> = Row & Pick<DbEntitiesRow, 'owner_ref'>;

/** @internal */
export interface ReadDueItemsOptions {
  readonly knex: Knex;
  readonly publication: Publication | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Epoch milliseconds: what ends or is due later is left out. */
  readonly until: number;
  /** Narrows a query that has `entities`; `owner` is the column of who owes something, where there is one. */
  readonly where: (query: Knex.QueryBuilder, owner?: string) => void;
}

/**
 * All that ends or is owed until some moment, soonest first, with what is overdue. Each kind is one query of bounded size.
 * An exemption of all entities of an owner or a system stands for that owner or system.
 * @internal
 */
export async function readDueItems(
  options: ReadDueItemsOptions,
): Promise<DueItem[]> {
  const kinds = await Promise.all([
    attestationsDue(options),
    exemptionsDue(options),
    reviewsDue(options),
    followUpsDue(options),
  ]);
  return kinds.flat().sort(compareDue);
}

/**
 * The order of the list: instants first, then what tells items apart.
 * @internal
 */
export function compareDue(left: DueKey, right: DueKey): number {
  const [a, b] = [left, right].map(({ dueAt, kind, id }) =>
    JSON.stringify([dueAt, kind, id.padStart(20, '0')]),
  );
  return Number(a > b) - Number(a < b);
}

async function attestationsDue(
  options: ReadDueItemsOptions,
): Promise<DueItem[]> {
  const items = new Array<DueItem>();
  let after: DbAttestationsRow['id'] = 0;
  for (let page = 0; page < MOST_PAGES; page++) {
    const rows = await attestationsAfter(after, options);
    items.push(...rows.flatMap(row => attestationDue(row, options)));
    if (rows.length < MOST_ROWS) {
      break;
    }
    after = rows[rows.length - 1].id;
  }
  return items;
}

function attestationsAfter(
  after: DbAttestationsRow['id'],
  options: ReadDueItemsOptions,
): Promise<Owned<DbAttestationsRow>[]> {
  return owned('attestations', 'entity_ref', options)
    .where('attestations.state', 'in-force')
    .where('attestations.id', '>', after)
    .where(ahead =>
      ahead
        .whereNull('attestations.valid_until')
        .orWhere('attestations.valid_until', '>', options.now),
    )
    .orderBy('attestations.id')
    .limit(MOST_ROWS)
    .select('attestations.*', 'entities.owner_ref');
}

function attestationDue(
  row: Owned<DbAttestationsRow>,
  { publication, now, until }: ReadDueItemsOptions,
): DueItem[] {
  const { state, validUntil, checkTitle } = attestationView(row, {
    ...{ publication, now },
    powers: NO_ATTESTATION_POWERS,
  });
  const endsAt = validUntil === null ? Infinity : Date.parse(validUntil);
  const title = `Sign-off of ${checkTitle}`;
  return state === 'in-force' && endsAt <= until
    ? [dueItem('attestation', { ...row, title }, endsAt, now)]
    : [];
}

async function exemptionsDue(options: ReadDueItemsOptions): Promise<DueItem[]> {
  const { publication, now, until } = options;
  const rows: Owned<DbExemptionsRow>[] = await owned(
    'exemptions',
    'scope_ref',
    options,
  )
    .where('exemptions.state', 'approved')
    .where('exemptions.ends_at', '>', now)
    .where('exemptions.ends_at', '<=', until)
    .whereRaw(NOT_RENEWED)
    .orderBy('exemptions.ends_at')
    .limit(MOST_ROWS)
    .select('exemptions.*', 'entities.owner_ref');
  return rows.map(row =>
    dueItem(
      'exemption',
      {
        ...{ id: row.id, entity_ref: row.scope_ref },
        // An owner that an exemption stands for owns it.
        owner_ref: row.scope_kind === 'owner' ? row.scope_ref : row.owner_ref,
        title: `Exemption of ${titleOfCheck(row, publication)}`,
      },
      row.ends_at,
      now,
    ),
  );
}

async function reviewsDue(options: ReadDueItemsOptions): Promise<DueItem[]> {
  const { publication, now, until } = options;
  const rows: Owned<
    Pick<DbReviewsRow, 'id' | 'entity_ref' | 'gate'> & { valid_until: number }
  >[] = await owned('reviews', 'entity_ref', options)
    .where('reviews.state', 'approved')
    .where('reviews.valid_until', '>', now)
    .where('reviews.valid_until', '<=', until)
    .whereRaw(STILL_DECIDES)
    .orderBy('reviews.valid_until')
    .limit(MOST_ROWS)
    .select(
      'reviews.id',
      'reviews.entity_ref',
      'reviews.gate',
      'reviews.valid_until',
      'entities.owner_ref',
    );
  return rows.map(row =>
    dueItem(
      'review',
      { ...row, title: `Approval at ${gateTitle(row.gate, publication)}` },
      row.valid_until,
      now,
    ),
  );
}

async function followUpsDue(options: ReadDueItemsOptions): Promise<DueItem[]> {
  const { now, until } = options;
  const rows: Owned<DbFollowUpsRow>[] = await owned(
    'follow_ups',
    'entity_ref',
    options,
    'follow_ups.owner',
  )
    .whereNull('follow_ups.closed_at')
    .where('follow_ups.due_at', '<=', until)
    .orderBy('follow_ups.due_at')
    .limit(MOST_ROWS)
    .select('follow_ups.*', 'entities.owner_ref');
  return rows.map(row =>
    dueItem(
      row.kind,
      { ...row, owner_ref: row.owner ?? row.owner_ref, title: row.text },
      row.due_at,
      now,
    ),
  );
}

function owned(
  table: string,
  refColumn: string,
  { knex, where }: ReadDueItemsOptions,
  owner?: string,
): Knex.QueryBuilder {
  const rows = knex(table).leftJoin(
    'entities',
    'entities.entity_ref',
    `${table}.${refColumn}`,
  );
  // An owner that an exemption is for, such as a person, need not be stored; all else that is not is gone.
  rows.where(known => {
    known.whereNotNull('entities.entity_ref');
    if (table === 'exemptions') {
      known.orWhere('exemptions.scope_kind', 'owner');
    }
  });
  where(rows, owner);
  return rows;
}

function dueItem(
  kind: DueItem['kind'],
  row: Owned<{ id: number | string; entity_ref: string; title: string }>,
  dueAt: number | string,
  now: number,
): DueItem {
  return {
    ...{ kind, id: String(row.id), entityRef: row.entity_ref },
    title: row.title,
    dueAt: isoInstant(dueAt),
    overdue: Number(dueAt) <= now,
    owner: row.owner_ref,
  };
}

function titleOfCheck(
  { standard, check_id }: Pick<DbExemptionsRow, 'standard' | 'check_id'>,
  publication: Publication | undefined,
): string {
  return (
    publication?.documents.standards
      .find(({ name }) => name === standard)
      ?.checks.find(({ id }) => id === check_id)?.title ?? check_id
  );
}

function gateTitle(name: string, publication: Publication | undefined): string {
  const gate = publication?.documents.gates.find(one => one.name === name);
  return gate?.title ?? name;
}
