import { Knex } from 'knex';
import { Clock } from '../../clock/Clock';
import { StageStates } from '../../database/StageStates';
import { Publication, Publications } from '../../standards/Publication';
import { News } from './News';
import { newsOf } from './newsOf';
import { NoticeSender, NoticeSenderOptions } from './NoticeSender';
import { noticesOf } from './noticesOf';
import { readNamedDueItems } from './readNamedDueItems';
import { readNewRows } from './readNewRows';
import { REMINDED_AHEAD, remindersOf } from './remindersOf';
import { tellingEventsOf } from './tellingEventsOf';

const STAGE = 'governance-notices';
const REMINDER_MILLISECONDS = 60 * 60_000;

/** Until which act everything has been told, and when reminders were last looked for. */
type Told = { until: number; remindedAt: number };

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
 * is written down after all of it was. When handing over fails, the rest is handed over again at the next run, for a week.
 * A clock that was set back neither silences reminders nor repeats them.
 * @internal
 */
export class GovernanceNotifier {
  readonly #options: GovernanceNotifierOptions;
  readonly #sender: NoticeSender;

  constructor(options: GovernanceNotifierOptions) {
    this.#options = options;
    this.#sender = new NoticeSender(options);
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
    const { rows, until } = await readNewRows({
      ...{ knex, until: told.until, now },
    });
    const isDue =
      now - told.remindedAt >= REMINDER_MILLISECONDS || now < told.remindedAt;
    const news = [
      ...(await this.#newsOfActs(rows, publication)),
      ...(isDue ? await this.#reminders(publication, now) : []),
    ];
    const sent = await this.#sendNew(news, now);
    if (sent !== undefined && (until > told.until || isDue)) {
      const remindedAt = isDue ? now : told.remindedAt;
      await states.write(STAGE, { until, remindedAt }, now);
    }
    return sent ?? 0;
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
    now: number,
  ): Promise<number | undefined> {
    const told = await this.#sender.toldAmong(news.map(({ key }) => key));
    return this.#sender.send(
      noticesOf(news.filter(({ key }) => !told.has(key))),
      now,
    );
  }
}
