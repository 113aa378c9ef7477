import { createHash } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';
import { Knex } from 'knex';
import { DbIdempotencyKeysRow } from '../database/governanceTables';

/** @internal */
export interface IdempotentRequest {
  readonly caller: string;
  /** Absent: the request is carried out each time. */
  readonly key: string | undefined;
  /** What is asked for: another request under the same key is refused. */
  readonly request: JsonValue;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Lets callers send a request again without it being carried out again.
 *
 * Contract: the row of the key is written first, in the transaction that carries the request out, and its primary key
 * makes a second request with the same key wait for the first one (PostgreSQL) or take its turn after it (SQLite). If
 * the first one commits, the second finds its answer; if it fails, the row is gone with it and the second is carried out.
 * @internal
 */
export class Idempotency {
  async run<T>(
    tx: Knex.Transaction,
    options: IdempotentRequest,
    act: () => Promise<T>,
  ): Promise<T> {
    const { caller, key, now } = options;
    if (key === undefined) {
      return act();
    }
    const request = hashOf(options.request);
    const claimed = await tx<DbIdempotencyKeysRow>('idempotency_keys')
      .insert({ caller, key, request, answer: null, at: now })
      .onConflict(['caller', 'key'])
      .ignore()
      .returning('key');
    if (claimed.length === 0) {
      return this.#earlier<T>(tx, { caller, key, request });
    }
    const answer = await act();
    await tx<DbIdempotencyKeysRow>('idempotency_keys')
      .where({ caller, key })
      .update({ answer: JSON.stringify(answer) });
    return answer;
  }

  async #earlier<T>(
    tx: Knex.Transaction,
    { caller, key, request }: { caller: string; key: string; request: string },
  ): Promise<T> {
    const row = await tx<DbIdempotencyKeysRow>('idempotency_keys')
      .where({ caller, key })
      .first();
    if (!row?.answer || row.request !== request) {
      throw new ConflictError(
        `The idempotency key "${key}" was used for another request; use a new key for each request`,
      );
    }
    return JSON.parse(row.answer);
  }
}

function hashOf(value: JsonValue): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
