import { GateAnswer } from 'backstage-readiness-core';
import { Knex } from 'knex';
import {
  DbStandingChangesRow,
  DbStandingsRow,
} from '../../database/governanceTables';
import { Publication } from '../../standards/Publication';
import { GovernanceEvents } from '../GovernanceEvents';
import { lookAtStanding, StandingFinding } from './lookAtStanding';
import { scopesIn } from './scopesIn';
import { countedOwner } from './Standing';
import { scopesText, standingOf } from './standingRow';
import { LookedAtRow, StandingStore } from './StandingStore';

/** By what entities are looked at. @internal */
export interface StandingSetting {
  readonly publication: Publication;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Epoch milliseconds: what the catalog showed before was there when the watch began. */
  readonly newsAfter: number;
}

/**
 * Compares a row with what is stored of it.
 * @internal
 */
export function findingOf(
  row: LookedAtRow,
  stored: {
    readonly standing: DbStandingsRow | undefined;
    readonly open: readonly DbStandingChangesRow[];
  },
  { publication, newsAfter }: StandingSetting,
): StandingFinding {
  const { tier, lifecycle } = row;
  return lookAtStanding({
    before: stored.standing && standingOf(stored.standing),
    look: { entity: JSON.parse(row.entity), tier, lifecycle },
    documents: scopesIn(publication),
    open: stored.open,
    isBaseline: Number(row.first_seen_at) <= newsAfter,
  });
}

/**
 * Writes what a look at some entities finds, within one transaction.
 * @internal
 */
export class StandingWriter {
  readonly #store: StandingStore;
  readonly #events = new GovernanceEvents();

  constructor(store: StandingStore) {
    this.#store = store;
  }

  async write(
    tx: Knex.Transaction,
    entityRefs: readonly string[],
    setting: StandingSetting & {
      /** What gates say of entities that went to production; one that is missing is left for the next look. */
      readonly answers: ReadonlyMap<
        string,
        Readonly<Record<string, GateAnswer>>
      >;
    },
  ): Promise<{ opened: number; undone: number }> {
    const standings = await this.#store.lock(tx, entityRefs);
    const rows = await this.#store.readEntities(tx, entityRefs);
    const open = byEntity(await this.#store.readOpen(tx, entityRefs));
    const total = { opened: 0, undone: 0 };
    const written = new Array<DbStandingsRow>();
    for (const row of rows) {
      const ref = row.entity_ref;
      const standing = standings.get(ref);
      const stored = { standing, open: open.get(ref) ?? [] };
      const finding = findingOf(row, stored, setting);
      const answers = setting.answers.get(ref);
      if (finding.becameProduction && !answers) {
        continue;
      }
      await this.#writeChanges(
        tx,
        { row, standing, finding, answers },
        setting,
      );
      total.opened += finding.opened.length;
      total.undone += finding.undone.length;
      const next = rowOf(row, stored.standing, finding, setting.now);
      if (!standing || !isSame(standing, next)) {
        written.push(next);
      }
    }
    await this.#store.write(tx, written);
    return total;
  }

  /** Gives how many open changes that ends. */
  async noteGone(
    tx: Knex.Transaction,
    entityRefs: readonly string[],
    now: number,
  ): Promise<number> {
    const standings = await this.#store.lock(tx, entityRefs);
    const open = await this.#store.readOpen(tx, entityRefs);
    await this.#store.undo(
      tx,
      open.map(({ id }) => id),
      now,
    );
    await this.#store.write(
      tx,
      [...standings.values()].map(row => ({ ...row, gone_since: now })),
    );
    return open.length;
  }

  async #writeChanges(
    tx: Knex.Transaction,
    found: {
      readonly row: LookedAtRow;
      readonly standing: DbStandingsRow | undefined;
      readonly finding: StandingFinding;
      readonly answers: Readonly<Record<string, GateAnswer>> | undefined;
    },
    { now }: StandingSetting,
  ): Promise<void> {
    const { finding, answers } = found;
    const { entity_ref, lifecycle } = found.row;
    const undone = finding.undone.map(({ id }) => id);
    await this.#store.undo(tx, undone, now);
    for (const { kind, subject, from, to } of finding.opened) {
      const id = await this.#store.add(tx, {
        ...{ entity_ref, kind, subject, at: now, state: 'open' },
        ...{ from_value: from, to_value: to },
      });
      await this.#events.append(tx, {
        ...{ at: now, kind: 'standing-changed', entityRef: entity_ref },
        actor: 'policy:standings',
        subject: `standing-change:${id}`,
        details: { kind, subject, from, to },
      });
    }
    if (finding.becameProduction) {
      await this.#store.add(tx, {
        ...{ entity_ref, kind: 'lifecycle', at: now, state: 'noted' },
        from_value: found.standing?.lifecycle ?? null,
        to_value: lifecycle,
        details: JSON.stringify(answers),
      });
    }
  }
}

function rowOf(
  row: LookedAtRow,
  before: DbStandingsRow | undefined,
  { standing, isSettled }: StandingFinding,
  now: number,
): DbStandingsRow {
  return {
    entity_ref: row.entity_ref,
    tier: standing.tier,
    lifecycle: standing.lifecycle,
    scopes: scopesText(standing),
    looked_at: now,
    etag: row.etag,
    declared_tier: row.tier,
    owner_ref: countedOwner(before, row, isSettled),
    gone_since: null,
  };
}

function isSame(left: DbStandingsRow, right: DbStandingsRow): boolean {
  return (
    left.tier === right.tier &&
    left.lifecycle === right.lifecycle &&
    left.scopes === right.scopes &&
    left.etag === right.etag &&
    left.declared_tier === right.declared_tier &&
    left.owner_ref === right.owner_ref &&
    left.gone_since === right.gone_since
  );
}

function byEntity(
  changes: readonly DbStandingChangesRow[],
): Map<string, DbStandingChangesRow[]> {
  const groups = new Map<string, DbStandingChangesRow[]>();
  for (const change of changes) {
    const group = groups.get(change.entity_ref) ?? [];
    groups.set(change.entity_ref, [...group, change]);
  }
  return groups;
}
