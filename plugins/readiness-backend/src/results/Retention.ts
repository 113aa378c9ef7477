import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { Knex } from 'knex';
import { Clock } from '../clock/Clock';
import {
  DecisionRetention,
  pruneDecisions,
} from '../governance/pruneDecisions';
import { DbChangesRow, DbFactsRow, DbRollUpsRow } from '../database/tables';

const DAY = 86_400_000;
/** Rows that one statement deletes, so that none holds locks for long. */
const BATCH = 1000;

/** How long what grows with time is kept, in milliseconds. @internal */
export interface RetentionSettings extends DecisionRetention {
  readonly changes: number;
  readonly rollUps: number;
  /** Facts of entities that the catalog does not have. */
  readonly heldFacts: number;
}

/**
 * Reads `readiness.retention`.
 * @internal
 */
export function readRetention(
  config: Config,
  facts: { readonly holdFor: number },
): RetentionSettings {
  const retention = config.getOptionalConfig('readiness.retention');
  const read = (key: string, days: number) =>
    retention?.has(key)
      ? durationToMilliseconds(readDurationFromConfig(retention, { key }))
      : days * DAY;
  return {
    changes: read('changes', 400),
    rollUps: read('rollUps', 800),
    heldFacts: facts.holdFor,
    decisions: read('decisions', 800),
    idempotencyKeys: 7 * DAY,
    told: 400 * DAY,
  };
}

/**
 * Deletes what is older than it is kept, in small statements that find their rows by an index.
 * @internal
 */
export class Retention {
  readonly #knex: Knex;
  readonly #clock: Clock;
  readonly #settings: RetentionSettings;

  constructor(options: {
    knex: Knex;
    clock: Clock;
    settings: RetentionSettings;
  }) {
    this.#knex = options.knex;
    this.#clock = options.clock;
    this.#settings = options.settings;
  }

  async prune({ signal }: { signal: AbortSignal }): Promise<void> {
    const now = await this.#clock.now();
    const { changes, rollUps, heldFacts } = this.#settings;
    await repeat(signal, () => this.#pruneChanges(now - changes));
    await this.#knex<DbRollUpsRow>('roll_ups')
      .where('day', '<', new Date(now - rollUps).toISOString().slice(0, 10))
      .delete();
    await repeat(signal, () => this.#pruneHeldFacts(now - heldFacts));
    await pruneDecisions(this.#knex, { kept: this.#settings, now, signal });
  }

  async #pruneChanges(before: number): Promise<number> {
    const old = this.#knex<DbChangesRow>('changes')
      .select('id')
      .where('at', '<', before)
      .orderBy('at')
      .limit(BATCH);
    return this.#knex<DbChangesRow>('changes').whereIn('id', old).delete();
  }

  async #pruneHeldFacts(before: number): Promise<number> {
    const refs = await this.#knex<DbFactsRow>('facts')
      .leftJoin('entities', 'entities.entity_ref', 'facts.entity_ref')
      .whereNull('entities.entity_ref')
      .andWhere('facts.updated_at', '<', before)
      .distinct<{ entity_ref: string }[]>('facts.entity_ref')
      .limit(BATCH);
    return this.#knex<DbFactsRow>('facts')
      .whereIn(
        'entity_ref',
        refs.map(row => row.entity_ref),
      )
      .andWhere('updated_at', '<', before)
      .delete();
  }
}

async function repeat(
  signal: AbortSignal,
  deleteBatch: () => Promise<number>,
): Promise<void> {
  while (!signal.aborted && (await deleteBatch()) >= BATCH) {
    // What is left is deleted by the next statement.
  }
}
