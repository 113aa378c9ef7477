import { ConflictError, NotFoundError } from '@backstage/errors';
import { HoldView } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { DbHoldsRow } from '../../database/governanceTables';
import { isoInstant } from '../../results/instants';
import { GovernanceEvents } from '../GovernanceEvents';

/** @internal */
export interface NewHoldRow {
  /** Null: all gates. */
  readonly gate: string | null;
  readonly reason: string;
  /** Epoch milliseconds; null: until somebody lifts it. */
  readonly until: number | null;
  readonly by: string;
  readonly now: number;
}

/** @internal */
export interface HoldLift {
  readonly id: string;
  readonly comment: string | undefined;
  readonly by: string;
  readonly now: number;
}

/**
 * Stops of gates by people.
 *
 * Contract: setting and lifting wait until decisions that are being stored are stored (see GateDecisions). Of two who lift
 * the same hold the first one does.
 * @internal
 */
export class Holds {
  readonly #knex: Knex;
  readonly #events: GovernanceEvents;

  constructor(options: { knex: Knex; events: GovernanceEvents }) {
    this.#knex = options.knex;
    this.#events = options.events;
  }

  async set(hold: NewHoldRow): Promise<HoldView> {
    const { gate, reason, until, by, now } = hold;
    return this.#knex.transaction(async tx => {
      const [row]: DbHoldsRow[] = await tx<DbHoldsRow>('holds')
        .insert({ gate, reason, by, at: now, until })
        .returning('*');
      await this.#events.append(tx, {
        ...{ at: now, kind: 'hold-set', entityRef: null, actor: by },
        subject: `hold:${row.id}`,
        details: { gate, reason, until },
      });
      return holdView(row, true);
    });
  }

  async lift({ id, comment, by, now }: HoldLift): Promise<HoldView> {
    return this.#knex.transaction(async tx => {
      const [row]: DbHoldsRow[] = await tx<DbHoldsRow>('holds')
        .where({ id })
        .whereNull('lifted_at')
        .andWhere(open => open.whereNull('until').orWhere('until', '>', now))
        .update({
          lifted_by: by,
          lifted_at: now,
          lift_comment: comment ?? null,
        })
        .returning('*');
      if (!row) {
        throw await overOrUnknown(tx, id);
      }
      await this.#events.append(tx, {
        ...{ at: now, kind: 'hold-lifted', entityRef: null, actor: by },
        subject: `hold:${id}`,
        details: {
          gate: row.gate,
          reason: row.reason,
          comment: comment ?? null,
        },
      });
      return holdView(row, false);
    });
  }
}

/** @internal */
export function holdView(row: DbHoldsRow, mayLift: boolean): HoldView {
  const { id, gate, reason, by, at, until } = row;
  return {
    ...{ id: String(id), gate, reason, by },
    at: isoInstant(at),
    until: until === null ? null : isoInstant(until),
    actions: mayLift ? ['lift'] : [],
  };
}

async function overOrUnknown(tx: Knex, id: string): Promise<Error> {
  const row = await tx<DbHoldsRow>('holds').where({ id }).first();
  if (!row) {
    return new NotFoundError(`There is no hold ${id}`);
  }
  return new ConflictError(
    row.lifted_by === null
      ? `The hold ended by itself at ${isoInstant(row.until ?? 0)}`
      : `${row.lifted_by} has lifted the hold already`,
  );
}
