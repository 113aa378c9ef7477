import { LoggerService } from '@backstage/backend-plugin-api';
import { assertError } from '@backstage/errors';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { Clock } from '../../clock/Clock';
import { bulkUpsert } from '../../database/bulkUpsert';
import { whereInList } from '../../database/dialect';
import { DbToldRow } from '../../database/governanceTables';
import { StageStates } from '../../database/StageStates';
import { DAY_MILLISECONDS } from '../../results/instants';
import { Publications } from '../../standards/Publication';
import { readDueItems } from '../followUps/readDueItems';
import { News, newsOf } from './newsOf';
import { GovernanceNotice, noticesOf } from './noticesOf';
import { readTellingEvents } from './readTellingEvents';
import { REMINDED_AHEAD, remindersOf } from './remindersOf';

const STAGE = 'governance-notices';
const REMINDER_MILLISECONDS = 60 * 60_000;
/** Longer than anything that is reminded of lasts. */
const TOLD_MILLISECONDS = 400 * DAY_MILLISECONDS;

/** Until which act everything has been told, and when reminders were last looked for. */
type Told = { until: number; remindedAt: number };

/** @internal */
export interface GovernanceNotifierOptions {
  readonly knex: Knex;
  readonly clock: Clock;
  readonly logger: LoggerService;
  readonly states: StageStates;
  readonly publications: Publications;
  readonly notifications: Pick<NotificationService, 'send'>;
}

/**
 * Tells people what they must decide and what was decided, and reminds owners of what ends: one message for each
 * recipient and run.
 *
 * Runs on one replica at a time. What a message says is written down in `told` after it was handed over, message by
 * message, so that a failure halfway repeats nothing that came through; who comes after a recipient that cannot be told is
 * told all the same. How far the log of acts has been told is written
 * down after all of it was; when handing over fails, the rest is handed over again at the next run, for a day. Killed
 * between handing over and writing down, one message is handed over twice, under the same scope, by which notifications
 * know that it is the same.
 * @internal
 */
export class GovernanceNotifier {
  readonly #options: GovernanceNotifierOptions;
  #isFailing = false;

  constructor(options: GovernanceNotifierOptions) {
    this.#options = options;
  }

  /** Answers how many messages were handed over. */
  async tell(): Promise<number> {
    const { knex, clock, states, publications } = this.#options;
    const [now, known, publication] = await Promise.all([
      clock.now(),
      states.read<Told>(STAGE),
      publications.current(),
    ]);
    const told = known?.state ?? { until: 0, remindedAt: 0 };
    const { events, until } = await readTellingEvents({
      ...{ knex, until: told.until, publication, now },
    });
    const isDue = now - told.remindedAt >= REMINDER_MILLISECONDS;
    const reminders = isDue ? await this.#reminders(now) : [];
    const news = [...events.flatMap(newsOf), ...reminders];
    const sent = await this.#sendNew(news, now);
    if (sent !== undefined && (until > told.until || isDue)) {
      const next: Told = {
        until,
        remindedAt: isDue ? now : told.remindedAt,
      };
      await states.write(STAGE, next, now);
    }
    return sent ?? 0;
  }

  async #reminders(now: number): Promise<News[]> {
    const { knex, publications } = this.#options;
    await knex<DbToldRow>('told')
      .where('at', '<', now - TOLD_MILLISECONDS)
      .delete();
    const items = await readDueItems({
      ...{ knex, now, until: now + REMINDED_AHEAD },
      publication: await publications.current(),
      where: () => {},
    });
    return remindersOf(items, now);
  }

  /** Undefined when it failed: what came through is known, the rest is tried again. */
  async #sendNew(
    news: readonly News[],
    now: number,
  ): Promise<number | undefined> {
    const known = await this.#knownAmong(news.map(({ key }) => key));
    const notices = noticesOf(news.filter(({ key }) => !known.has(key)));
    let failure: Error | undefined;
    for (const notice of notices) {
      try {
        await this.#send(notice);
      } catch (error) {
        assertError(error);
        failure ??= error;
        continue;
      }
      // Outside: when nothing can be written down, handing over more would repeat it all at the next run.
      await this.#note(notice, now);
    }
    if (failure) {
      this.#warn(failure);
      return undefined;
    }
    this.#isFailing = false;
    return notices.length;
  }

  async #send(notice: GovernanceNotice): Promise<void> {
    const { recipient, title, description, link, severity, keys } = notice;
    await this.#options.notifications.send({
      recipients: { type: 'entity', entityRef: recipient },
      payload: {
        ...{ title, description, link, severity },
        scope: `governance-${keys[0]}`,
        topic: 'readiness-decisions',
      },
    });
  }

  async #note({ keys }: GovernanceNotice, now: number): Promise<void> {
    await bulkUpsert<DbToldRow>(
      this.#options.knex,
      { table: 'told', columns: { key: 'text', at: 'bigint' }, key: ['key'] },
      keys.map(key => ({ key, at: now })),
      'ignore',
    );
  }

  async #knownAmong(keys: readonly string[]): Promise<ReadonlySet<string>> {
    if (keys.length === 0) {
      return new Set();
    }
    const { knex } = this.#options;
    const query = knex<DbToldRow>('told').select('key');
    whereInList(query, knex, 'key', keys);
    const rows: Pick<DbToldRow, 'key'>[] = await query;
    return new Set(rows.map(row => row.key));
  }

  #warn(error: Error): void {
    if (!this.#isFailing) {
      this.#options.logger.warn(
        `People could not be told of decisions, which is tried again for a day: ${error.message}. If notifications are not installed, set readiness.governance.notifications.enabled to false`,
      );
    }
    this.#isFailing = true;
  }
}
