import { Knex } from 'knex';
import { Clock } from '../../clock/Clock';
import { DbGovernanceEventsRow } from '../../database/governanceTables';
import { StageStates } from '../../database/StageStates';
import { isoInstant } from '../../results/instants';
import { Publications } from '../../standards/Publication';
import { digestPeriod } from './digestPeriod';
import {
  afterFailure,
  BegunDigest,
  DigestState,
  HandingOver,
  isResting,
} from './digestState';
import { News } from './News';
import { newsOf } from './newsOf';
import { NoticeSender, NoticeSenderOptions, Sending } from './NoticeSender';
import { digestKey, digestsOf } from './noticesOf';
import { readDigestRows } from './readDigestRows';
import { readNamedDueItems } from './readNamedDueItems';
import { endedNewsOf } from './remindersOf';
import { tellingEventsOf } from './tellingEventsOf';

const STAGE = 'governance-digest';

const FAILING =
  'Digests of decisions could not be handed over to everybody, which is tried again once an hour for a week';

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
 *   begins meanwhile makes it a digest of all acts until now. After a run that could not hand over all (`failing`), it
 *   rests for an hour, or until a period begins; what has failed for a week is given up (see `afterFailure`), so that it
 *   always moves on.
 *
 * Contract: what was told at once, or in a digest, is never told again: one key stands for each act and recipient (see
 * NoticeSender). However long no run came through, the next digest is of all that happened since. An act that is committed
 * after the digest that its id belongs to comes with the next one. A clock that jumps ahead begins one digest, and one that
 * is set back begins none before the next period. A run whose signal is aborted begins no further message and writes down
 * nothing more; the next one goes on.
 * @internal
 */
export class GovernanceDigest {
  readonly #options: GovernanceDigestOptions;
  readonly #sender: NoticeSender;

  constructor(options: GovernanceDigestOptions) {
    this.#options = options;
    this.#sender = new NoticeSender(options, FAILING);
  }

  /** Answers how many digests were handed over. */
  async tell({ signal }: { signal?: AbortSignal } = {}): Promise<number> {
    const { knex, clock } = this.#options;
    const now = await clock.now();
    const begun = signal?.aborted ? undefined : await this.#begun(now);
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
    const period = String(next.at);
    const { sent, end } = await this.#sendNew(news, period, { now, signal });
    if (end === 'complete') {
      await this.#write({ from: through, at: next.at }, now);
    } else if (end === 'failed') {
      await this.#noteFailure(begun, through, now);
    }
    return sent;
  }

  async #noteFailure(
    begun: HandingOver,
    through: number,
    now: number,
  ): Promise<void> {
    const { state, hasGivenUp } = afterFailure(begun, through, now);
    await this.#write(state, now);
    if (hasGivenUp) {
      this.#options.logger.warn(
        `Digests of decisions could not be handed over to everybody for a week; those that were left, of what was decided before ${isoInstant(
          state.at,
        )}, are given up`,
      );
    }
  }

  async #write(state: DigestState, now: number): Promise<void> {
    await this.#options.states.write(STAGE, state, now);
  }

  /** The digest that is to be handed over now; undefined when none is. */
  async #begun(now: number): Promise<HandingOver | undefined> {
    const { states, every } = this.#options;
    const state = (await states.read<DigestState>(STAGE))?.state;
    if (!state || state.at > now) {
      const from = state?.from ?? (await this.#newestAct());
      await this.#write({ from, at: now }, now);
      return undefined;
    }
    const { at, next } = state;
    if (digestPeriod(now, every) <= digestPeriod(next?.at ?? at, every)) {
      return next && !isResting(state, now) ? { ...state, next } : undefined;
    }
    const begun = { ...state, next: await this.#beginning(now) };
    await this.#write(begun, now);
    return begun;
  }

  async #beginning(now: number): Promise<BegunDigest> {
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
    run: { now: number; signal?: AbortSignal },
  ): Promise<Sending> {
    const told = await this.#sender.toldAmong(
      news.flatMap(({ key, recipient }) => [key, digestKey(period, recipient)]),
    );
    const untold = news.filter(
      ({ key, recipient }) =>
        !told.has(key) && !told.has(digestKey(period, recipient)),
    );
    return this.#sender.send(digestsOf(untold, period), run);
  }
}
