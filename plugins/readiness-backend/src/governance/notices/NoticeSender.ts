import { LoggerService } from '@backstage/backend-plugin-api';
import { assertError } from '@backstage/errors';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { bulkUpsert } from '../../database/bulkUpsert';
import { whereInList } from '../../database/dialect';
import { DbToldRow } from '../../database/governanceTables';
import { GovernanceNotice } from './noticesOf';

/** @internal */
export interface NoticeSenderOptions {
  readonly knex: Knex;
  readonly logger: LoggerService;
  readonly notifications: Pick<NotificationService, 'send'>;
}

/** How handing over ended. @internal */
export interface Sending {
  /** Messages that were handed over. */
  readonly sent: number;
  /**
   * `failed`: one could not be handed over. `stopped`: the signal came before all were. What came through is known; the rest
   * is to be tried again.
   */
  readonly end: 'complete' | 'failed' | 'stopped';
}

/**
 * Hands messages over, and remembers in `told` what they said.
 *
 * Contract: what a message says is written down after it was handed over, message by message, so that a failure halfway
 * repeats nothing that came through; who comes after a recipient that cannot be told is told all the same. After the signal
 * no message is begun, so that another replica may go on. Killed between handing over and writing down, one message is
 * handed over twice, under the same scope, by which notifications know that it is the same.
 * @internal
 */
export class NoticeSender {
  readonly #options: NoticeSenderOptions;
  readonly #failing: string;
  #isFailing = false;

  /** `failing` says in the log what could not be done, and how it is tried again. */
  constructor(options: NoticeSenderOptions, failing: string) {
    this.#options = options;
    this.#failing = failing;
  }

  async send(
    notices: readonly GovernanceNotice[],
    { now, signal }: { readonly now: number; readonly signal?: AbortSignal },
  ): Promise<Sending> {
    let sent = 0;
    let failure: Error | undefined;
    for (const notice of notices) {
      if (signal?.aborted) {
        break;
      }
      try {
        await this.#handOver(notice);
      } catch (error) {
        assertError(error);
        failure ??= error;
        continue;
      }
      // Outside: when nothing can be written down, handing over more would repeat it all at the next run.
      await this.#note(notice, now);
      sent++;
    }
    this.#log(failure, sent);
    if (signal?.aborted) {
      return { sent, end: 'stopped' };
    }
    return { sent, end: failure ? 'failed' : 'complete' };
  }

  /** Which of these have been told. */
  async toldAmong(keys: readonly string[]): Promise<ReadonlySet<string>> {
    if (keys.length === 0) {
      return new Set();
    }
    const { knex } = this.#options;
    const query = knex<DbToldRow>('told').select('key');
    whereInList(query, knex, 'key', keys);
    const rows: Pick<DbToldRow, 'key'>[] = await query;
    return new Set(rows.map(row => row.key));
  }

  async #handOver(notice: GovernanceNotice): Promise<void> {
    const { recipient, excluded, title, description } = notice;
    const { link, severity, scope, topic } = notice;
    await this.#options.notifications.send({
      recipients: {
        ...{ type: 'entity', entityRef: recipient },
        ...(excluded.length > 0 && { excludeEntityRef: [...excluded] }),
      },
      payload: { title, description, link, severity, scope, topic },
    });
  }

  async #note({ keys }: GovernanceNotice, now: number): Promise<void> {
    await bulkUpsert<DbToldRow>(
      this.#options.knex,
      { table: 'told', columns: { key: 'text', at: 'bigint' }, key: ['key'] },
      [...new Set(keys)].map(key => ({ key, at: now })),
      'ignore',
    );
  }

  /** Once, until all comes through again. */
  #log(failure: Error | undefined, sent: number): void {
    if (failure && !this.#isFailing) {
      this.#options.logger.warn(
        `${this.#failing}: ${
          failure.message
        }. If notifications are not installed, set readiness.governance.notifications.enabled to false`,
      );
    }
    // A run that had nothing to hand over shows nothing.
    this.#isFailing = failure !== undefined || (this.#isFailing && sent === 0);
  }
}
