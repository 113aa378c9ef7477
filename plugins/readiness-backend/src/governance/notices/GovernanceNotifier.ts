import { Knex } from 'knex';
import { Clock } from '../../clock/Clock';
import { StageStates } from '../../database/StageStates';
import { Publication, Publications } from '../../standards/Publication';
import { News } from './News';
import { newsOf } from './newsOf';
import { NoticeSender, NoticeSenderOptions, Sending } from './NoticeSender';
import { noticesOf } from './noticesOf';
import { readNamedDueItems } from './readNamedDueItems';
import { readNewRows } from './readNewRows';
import { REMINDED_AHEAD, remindersOf } from './remindersOf';
import { tellingEventsOf } from './tellingEventsOf';

const STAGE = 'governance-notices';
const REMINDER_MILLISECONDS = 60 * 60_000;

const FAILING =
  'People could not be told of decisions and dates that need them; what was decided is tried again every minute for a week, dates once an hour';

/**
 * Until which act everything has been told, when the log was read until there, and when reminders were last looked for.
 */
type Told = { until: number; readAt?: number; remindedAt: number };

/** @internal */
export interface GovernanceNotifierOptions extends NoticeSenderOptions {
  readonly knex: Knex;
  readonly clock: Clock;
  readonly states: StageStates;
  readonly publications: Publications;
}

/**
 * Tells people at once what they must do something about, and reminds owners of what ends: one message for each recipient
 * and run. Who need not act learns of it in a digest (see GovernanceDigest).
 *
 * Runs on one replica at a time. What was handed over is known (see NoticeSender); how far the log of acts has been told
 * is written down after all of it was, with when it was read: what is committed later, although its id is lower, is told
 * however long the next run keeps waiting. When handing over fails, what was decided is handed over again at the next run,
 * for a week, and reminders an hour later, because what ends is a lot to read. A run whose signal is aborted begins no
 * further message and writes down nothing; the next one goes on. A clock that was set back neither silences reminders nor
 * repeats them.
 * @internal
 */
export class GovernanceNotifier {
  readonly #options: GovernanceNotifierOptions;
  readonly #sender: NoticeSender;

  constructor(options: GovernanceNotifierOptions) {
    this.#options = options;
    this.#sender = new NoticeSender(options, FAILING);
  }

  /** Answers how many messages were handed over. */
  async tell({ signal }: { signal?: AbortSignal } = {}): Promise<number> {
    if (signal?.aborted) {
      return 0;
    }
    const { clock, states } = this.#options;
    const [now, known] = await Promise.all([
      clock.now(),
      states.read<Told>(STAGE),
    ]);
    const told = known?.state ?? { until: 0, remindedAt: 0 };
    const isDue =
      now - told.remindedAt >= REMINDER_MILLISECONDS || now < told.remindedAt;
    const { news, until } = await this.#news(told, { now, isDue });
    const { sent, end } = await this.#sendNew(news, { now, signal });
    const remindedAt = isDue ? now : told.remindedAt;
    if (end === 'complete' && (until > told.until || isDue)) {
      await states.write(STAGE, { until, readAt: now, remindedAt }, now);
    } else if (end === 'failed' && isDue) {
      await states.write(STAGE, { ...told, remindedAt }, now);
    }
    return sent;
  }

  async #news(
    { until, readAt }: Told,
    { now, isDue }: { now: number; isDue: boolean },
  ): Promise<{ news: News[]; until: number }> {
    const { knex, publications } = this.#options;
    const [publication, read] = await Promise.all([
      publications.current(),
      readNewRows({ knex, until, readAt, now }),
    ]);
    const news = [
      ...(await this.#newsOfActs(read.rows, publication)),
      ...(isDue ? await this.#reminders(publication, now) : []),
    ];
    return { news, until: read.until };
  }

  async #newsOfActs(
    rows: Parameters<typeof tellingEventsOf>[0],
    publication: Publication | undefined,
  ): Promise<News[]> {
    const { knex } = this.#options;
    const events = await tellingEventsOf(rows, { knex, publication });
    return events.flatMap(newsOf).filter(({ urgency }) => urgency === 'act');
  }

  async #reminders(
    publication: Publication | undefined,
    now: number,
  ): Promise<News[]> {
    const { knex } = this.#options;
    const items = await readNamedDueItems({
      ...{ knex, publication, now, until: now + REMINDED_AHEAD },
    });
    return remindersOf(items, now);
  }

  async #sendNew(
    news: readonly News[],
    run: { now: number; signal?: AbortSignal },
  ): Promise<Sending> {
    const told = await this.#sender.toldAmong(news.map(({ key }) => key));
    return this.#sender.send(
      noticesOf(news.filter(({ key }) => !told.has(key))),
      run,
    );
  }
}
