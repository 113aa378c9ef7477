import { LoggerService } from '@backstage/backend-plugin-api';
import { assertError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { Clock } from '../../clock/Clock';
import { DbReviewsRow } from '../../database/governanceTables';
import { StageStates } from '../../database/StageStates';
import { Publication, Publications } from '../../standards/Publication';
import { GateDecider } from '../gates/GateDecider';
import { GovernanceEvents } from '../GovernanceEvents';
import { Lapse, lapseOf } from './lapseOf';

const STAGE = 'review-lapses';
const PAGE = 100;
/** What is being written while it is looked for is found at the next run. */
const OVERLAP_MILLISECONDS = 5 * 60_000;

type Approval = Pick<
  DbReviewsRow,
  'id' | 'entity_ref' | 'gate' | 'tier' | 'level_reached'
>;

/** @internal */
export interface ReviewLapsesOptions {
  readonly knex: Knex;
  readonly clock: Clock;
  readonly logger: LoggerService;
  readonly states: StageStates;
  readonly publications: Publications;
  readonly decider: GateDecider;
}

/**
 * Writes down which approvals have fallen. Gates do not wait for it: they judge tier and level by themselves.
 *
 * Runs on one replica at a time. It asks the gate again for approvals of entities whose scorecard, tier or standing has
 * changed since its last run, and for those that are new. When the run began is written down after all of them were looked
 * at: killed in between, or when one of them could not be looked at, it looks at them again, and an approval that has
 * fallen is no longer one. One that cannot be looked at does not keep the others from falling.
 * @internal
 */
export class ReviewLapses {
  readonly #options: ReviewLapsesOptions;
  readonly #events = new GovernanceEvents();

  constructor(options: ReviewLapsesOptions) {
    this.#options = options;
  }

  /** Gives how many approvals have fallen. */
  async lapse({ signal }: { signal?: AbortSignal } = {}): Promise<number> {
    const { clock, states, publications } = this.#options;
    const [now, known, publication] = await Promise.all([
      clock.now(),
      states.read<{ until: number }>(STAGE),
      publications.current(),
    ]);
    if (!publication) {
      return 0;
    }
    const since = (known?.state.until ?? 0) - OVERLAP_MILLISECONDS;
    let lapsed = 0;
    let failed = false;
    for await (const approval of this.#approvals(since, now, signal)) {
      const written = await this.#lookAt(approval, publication, now);
      lapsed += written ?? 0;
      failed ||= written === undefined;
    }
    if (!failed && !signal?.aborted) {
      await states.write(STAGE, { until: now }, now);
    }
    return lapsed;
  }

  /** Undefined when it could not be done. */
  async #lookAt(
    approval: Approval,
    publication: Publication,
    now: number,
  ): Promise<number | undefined> {
    const { logger } = this.#options;
    try {
      const lapse = await this.#lapseOf(approval, publication, now);
      return lapse ? await this.#write(approval, lapse, now) : 0;
    } catch (error) {
      assertError(error);
      logger.warn(
        `Whether the approval of ${approval.entity_ref} at ${approval.gate} has fallen could not be told; it is looked at again at the next run: ${error.message}`,
      );
      return undefined;
    }
  }

  async *#approvals(
    since: number,
    now: number,
    signal: AbortSignal | undefined,
  ): AsyncIterable<Approval> {
    let after: DbReviewsRow['id'] = 0;
    while (!signal?.aborted) {
      const page = await this.#readPage(after, since, now);
      yield* page;
      if (page.length < PAGE) {
        return;
      }
      after = page[page.length - 1].id;
    }
  }

  async #readPage(
    after: DbReviewsRow['id'],
    since: number,
    now: number,
  ): Promise<Approval[]> {
    const { knex } = this.#options;
    const changed = (table: string, column: string) =>
      knex(`${table} as changed`)
        .select(knex.raw('1'))
        .whereRaw('changed.entity_ref = reviews.entity_ref')
        .where(`changed.${column}`, '>', since);
    return knex('reviews')
      .join('entities', 'entities.entity_ref', 'reviews.entity_ref')
      .where('reviews.state', 'approved')
      .where('reviews.valid_until', '>', now)
      .where('reviews.id', '>', after)
      .where(due =>
        due
          .where('reviews.decided_at', '>', since)
          .orWhereRaw('entities.tier < reviews.tier')
          .orWhereExists(changed('scorecards', 'changed_at'))
          .orWhereExists(changed('standings', 'looked_at')),
      )
      .orderBy('reviews.id')
      .limit(PAGE)
      .select(
        'reviews.id',
        'reviews.entity_ref',
        'reviews.gate',
        'reviews.tier',
        'reviews.level_reached',
      );
  }

  /** Undefined when the gate or the entity is gone: nothing is decided there any more. */
  async #lapseOf(
    approval: Approval,
    publication: Publication,
    now: number,
  ): Promise<Lapse | undefined> {
    const { knex, decider } = this.#options;
    const gate = publication.documents.gates.find(
      ({ name }) => name === approval.gate,
    );
    if (!gate) {
      return undefined;
    }
    try {
      const { decided } = await decider.decide({
        ...{ knex, gate, publication, now },
        subject: { kind: 'entity', entityRef: approval.entity_ref },
      });
      const { tier, level_reached } = approval;
      const levelReached = Boolean(level_reached);
      return lapseOf({ tier, levelReached }, decided[0].decision);
    } catch (error) {
      if (error instanceof NotFoundError) {
        return undefined;
      }
      throw error;
    }
  }

  async #write(
    { id, entity_ref, gate, level_reached }: Approval,
    lapse: Lapse,
    now: number,
  ): Promise<number> {
    const { knex } = this.#options;
    const approval = { id, state: 'approved' } as const;
    if (lapse.kind === 'holds') {
      if (lapse.levelReached !== Boolean(level_reached)) {
        await knex<DbReviewsRow>('reviews')
          .where(approval)
          .update({ level_reached: lapse.levelReached });
      }
      return 0;
    }
    return knex.transaction(async tx => {
      const written = await tx<DbReviewsRow>('reviews')
        .where(approval)
        .update({
          ...{ state: 'lapsed', lapsed_reason: lapse.reason, lapsed_at: now },
          version: tx.raw('version + 1'),
        });
      if (written > 0) {
        await this.#events.append(tx, {
          ...{ at: now, kind: 'review-lapsed', entityRef: entity_ref },
          actor: `policy:${gate}`,
          subject: `review:${id}`,
          details: { gate, reason: lapse.reason },
        });
      }
      return written;
    });
  }
}
