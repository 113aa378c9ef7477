import { Knex } from 'knex';
import { retryOnDeadlock } from '../../database/retryOnDeadlock';
import { DbSloChangesRow, DbSlisRow } from '../../database/sloTables';
import { SliDayStore } from '../slices/SliDayStore';
import { StatusWrite, statusWrite } from '../status/statusWrite';
import { ObjectiveStore } from '../status/ObjectiveStore';
import { CountedSli } from '../status/SliCounter';
import { SliQueue } from './SliQueue';

/** An SLI that was counted, and how its row goes on. @internal */
export interface CompletedSli extends CountedSli {
  readonly row: DbSlisRow;
}

/** What was stored. @internal */
export interface StoredReadings {
  readonly slis: number;
  /** Objectives whose row differed. */
  readonly changed: number;
  /** Entities of the SLIs that were stored. */
  readonly entityRefs: readonly string[];
}

/**
 * Stores a batch of readings in one transaction: what differs of the days and of the objectives, the changes of state, and
 * when the SLIs are due next. What somebody else holds by then is left out.
 * @internal
 */
export class SliCommit {
  readonly #knex: Knex;
  readonly #queue: SliQueue;
  readonly #days: SliDayStore;
  readonly #objectives: ObjectiveStore;

  constructor(options: {
    knex: Knex;
    queue: SliQueue;
    days: SliDayStore;
    objectives: ObjectiveStore;
  }) {
    this.#knex = options.knex;
    this.#queue = options.queue;
    this.#days = options.days;
    this.#objectives = options.objectives;
  }

  async store(
    ticket: string,
    slis: readonly CompletedSli[],
    now: number,
  ): Promise<StoredReadings> {
    return retryOnDeadlock(() =>
      this.#knex.transaction(async tx => {
        const ids = slis.map(({ row }) => row.sli_id);
        const held = await this.#queue.stillHeld(tx, ticket, ids);
        const mine = slis.filter(({ row }) => held.has(row.sli_id));
        const writes = mine.flatMap(sli => writesOf(sli, now));
        await this.#days.write(tx, mine.flatMap(changedDays));
        await this.#objectives.write(
          tx,
          writes.map(({ row }) => row),
          writes.flatMap(({ change }) => change ?? []),
        );
        await this.#queue.complete(
          tx,
          mine.map(({ row }) => row),
        );
        return {
          slis: mine.length,
          changed: writes.length,
          entityRefs: entityRefsOf(mine),
        };
      }),
    );
  }
}

type ChangedStatus = Extract<StatusWrite, { kind: 'changed' }>;

function writesOf(sli: CompletedSli, now: number): ChangedStatus[] {
  return sli.objectives.flatMap(({ objective, status }) => {
    const write = statusWrite(objective.row, objective.row, status, {
      now,
      cause: causeOf(sli),
    });
    return write.kind === 'changed' ? [write] : [];
  });
}

/** Why a state changed: the source failed, it told something new, or time went by. */
function causeOf({ reading, days }: CompletedSli): DbSloChangesRow['cause'] {
  if (reading.outcome.kind !== 'read') {
    return 'source';
  }
  return days.size > 0 ? 'reading' : 'time';
}

function changedDays({ sli, days }: CompletedSli) {
  return Array.from(days, ([day, { readings, totals }]) => ({
    ...{ day, readings, totals },
    sliId: sli.sliId,
    sliceSeconds: sli.settling.sliceSeconds,
  }));
}

function entityRefsOf(slis: readonly CompletedSli[]): string[] {
  return [
    ...new Set(
      slis.flatMap(({ objectives }) =>
        objectives.map(({ objective }) => objective.row.entity_ref),
      ),
    ),
  ].sort();
}
