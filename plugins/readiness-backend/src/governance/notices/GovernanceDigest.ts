import { Knex } from 'knex';
import { Clock } from '../../clock/Clock';
import { DbGovernanceEventsRow } from '../../database/governanceTables';
import { StageStates } from '../../database/StageStates';
import { Publications } from '../../standards/Publication';
import { digestPeriod } from './digestPeriod';
import { News } from './News';
import { newsOf } from './newsOf';
import { NoticeSender, NoticeSenderOptions } from './NoticeSender';
import { digestKey, digestsOf } from './noticesOf';
import { readDigestRows } from './readDigestRows';
import { readNamedDueItems } from './readNamedDueItems';
import { endedNewsOf } from './remindersOf';
import { tellingEventsOf } from './tellingEventsOf';

const STAGE = 'governance-digest';

/** A digest that is being handed over: the last act that it is of, and when it was begun. */
type Begun = { through: number; at: number };

/** The last act that a digest was of, when that one was begun, and the one that is being handed over. */
type State = { from: number; at: number; next?: Begun };

/** @internal */
export interface GovernanceDigestOptions extends NoticeSenderOptions {
  readonly knex: Knex;
  readonly clock: Clock;
  readonly states: StageStates;
  readonly publications: Publications;
  /** Length of a period, in milliseconds. */
  readonly every: number;
}

/**
 * Tells those who need not act what was decided, and what has ended by itself, in one digest for each recipient and period.
 *
 * Runs on one replica at a time, and is always in one of two states, which `stage_states` remembers:
 *
 * - **waiting** (`from`, `at`): until a period begins that is later than the one of `at`. Then a digest is begun: which
 *   acts it is of is written down before anything is handed over.
 * - **handing over** (`next` as well): each run hands over what has not come through yet, of the same acts, so that nobody
 *   gets a second digest because another recipient could not be told. When all of it has, it waits again. A period that
 *   begins meanwhile makes it a digest of all acts until now.
 *
 * Contract: what was told at once, or in a digest, is never told again: one key stands for each act and recipient (see
 * NoticeSender). However long no run came through, the next digest is of all that happened since. An act that is committed
 * after the digest that its id belongs to comes with the next one. A clock that jumps ahead begins one digest, and one that
 * is set back begins none before the next period.
 * @internal
 */
export class GovernanceDigest {
  readonly #options: GovernanceDigestOptions;
  readonly #sender: NoticeSender;

  constructor(options: GovernanceDigestOptions) {
    this.#options = options;
    this.#sender = new NoticeSender(options);
  }

  /** Answers how many digests were handed over. */
  async tell(): Promise<number> {
    const { knex, clock, states } = this.#options;
    const now = await clock.now();
    const begun = await this.#begun(now);
    if (!begun) {
      return 0;
    }
    const { from, at: since, next } = begun;
    const { rows, through } = await readDigestRows(knex, {
      ...{ from, since, through: next.through },
    });
    const news = [
      ...(await this.#ended(since, next.at)),
      ...(await this.#decided(rows)),
    ];
    const sent = await this.#sendNew(news, String(next.at), now);
    if (sent !== undefined) {
      await states.write(STAGE, { from: through, at: next.at }, now);
    }
    return sent ?? 0;
  }

  /** The digest that is to be handed over now; undefined when none is. */
  async #begun(now: number): Promise<Required<State> | undefined> {
    const { states, every } = this.#options;
    const state = (await states.read<State>(STAGE))?.state;
    if (!state || state.at > now) {
      const from = state?.from ?? (await this.#newestAct());
      await states.write(STAGE, { from, at: now }, now);
      return undefined;
    }
    const { from, at, next } = state;
    if (digestPeriod(now, every) <= digestPeriod(next?.at ?? at, every)) {
      return next && { from, at, next };
    }
    const begun = { from, at, next: await this.#beginning(now) };
    await states.write(STAGE, begun, now);
    return begun;
  }

  async #beginning(now: number): Promise<Begun> {
    return { through: await this.#newestAct(), at: now };
  }

  async #newestAct(): Promise<number> {
    const newest = await this.#options
      .knex<DbGovernanceEventsRow>('governance_events')
      .orderBy('id', 'desc')
      .first('id');
    return Number(newest?.id ?? 0);
  }

  async #decided(rows: readonly DbGovernanceEventsRow[]): Promise<News[]> {
    const { knex, publications } = this.#options;
    const events = await tellingEventsOf(rows, {
      knex,
      publication: await publications.current(),
    });
    return events.flatMap(newsOf).filter(({ urgency }) => urgency === 'know');
  }

  async #ended(since: number, until: number): Promise<News[]> {
    const { knex, publications } = this.#options;
    const items = await readNamedDueItems({
      ...{ knex, now: since, until },
      publication: await publications.current(),
    });
    return endedNewsOf(items);
  }

  async #sendNew(
    news: readonly News[],
    period: string,
    now: number,
  ): Promise<number | undefined> {
    const told = await this.#sender.toldAmong(
      news.flatMap(({ key, recipient }) => [key, digestKey(period, recipient)]),
    );
    const untold = news.filter(
      ({ key, recipient }) =>
        !told.has(key) && !told.has(digestKey(period, recipient)),
    );
    return this.#sender.send(digestsOf(untold, period), now);
  }
}
