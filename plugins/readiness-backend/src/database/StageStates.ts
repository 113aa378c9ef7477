import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { bulkUpsert, BulkTarget } from './bulkUpsert';
import { DbStageStatesRow } from './tables';

const TARGET: BulkTarget<DbStageStatesRow> = {
  table: 'stage_states',
  columns: { stage: 'text', state: 'text', updated_at: 'bigint' },
  key: ['stage'],
};

/**
 * What a stage remembers between its runs, whichever replica runs it.
 * @internal
 */
export interface StageState<State extends JsonObject = JsonObject> {
  readonly state: State;
  /** Epoch milliseconds. */
  readonly updatedAt: number;
}

/**
 * Remembers one JSON object per stage.
 * @internal
 */
export class StageStates {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Undefined when the stage has never written anything. */
  async read<State extends JsonObject>(
    stage: string,
  ): Promise<StageState<State> | undefined> {
    const row = await this.#knex<DbStageStatesRow>('stage_states')
      .where({ stage })
      .first();
    return row && decode<State>(row);
  }

  /** The states of all stages whose name starts with a prefix, by full name. */
  async readAll<State extends JsonObject>(
    prefix: string,
  ): Promise<Map<string, StageState<State>>> {
    const rows = await this.#knex<DbStageStatesRow>('stage_states').select();
    return new Map(
      rows
        .filter(row => row.stage.startsWith(prefix))
        .map(row => [row.stage, decode<State>(row)]),
    );
  }

  async write(stage: string, state: JsonObject, now: number): Promise<void> {
    await bulkUpsert(this.#knex, TARGET, [
      { stage, state: JSON.stringify(state), updated_at: now },
    ]);
  }
}

function decode<State extends JsonObject>(
  row: DbStageStatesRow,
): StageState<State> {
  return {
    state: JSON.parse(row.state) as State,
    updatedAt: Number(row.updated_at),
  };
}
