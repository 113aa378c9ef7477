import { LoggerService } from '@backstage/backend-plugin-api';
import { assertError } from '@backstage/errors';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { Clock } from '../../clock/Clock';
import { DbSloChangesRow } from '../../database/sloTables';
import { StageStates } from '../../database/StageStates';
import { DbEntitiesRow } from '../../database/tables';
import { Publications } from '../../standards/Publication';
import { definitionOf } from '../views/objectiveRow';
import { verdictOf } from '../policy/verdictOf';
import { Notice, NoticeRow, noticesOf } from './noticesOf';

const STAGE = 'slo-notices';
const MOST_CHANGES = 1_000;
/** Nobody is told what is older than this: it has either passed or been seen. */
const NEWS_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Until which change everything has been told. */
type Told = { until: number };

interface ChangeRow
  extends DbSloChangesRow,
    Pick<DbEntitiesRow, 'owner_ref' | 'entity' | 'tier'> {
  definition: string;
}

/** @internal */
export interface SloNotifierOptions {
  readonly knex: Knex;
  readonly clock: Clock;
  readonly logger: LoggerService;
  readonly states: StageStates;
  readonly publications: Publications;
  readonly notifications: Pick<NotificationService, 'send'>;
}

/**
 * Tells owners when the state of an error budget changes, once, in one message for each owner and run.
 *
 * Runs on one replica at a time. How far the log of changes has been told is written down after the messages were handed
 * over. When that fails, or the replica dies in between, all of it is handed over again at the next run, for a day: the
 * messages then carry the same scope, by which notifications know that they are the same.
 * @internal
 */
export class SloNotifier {
  readonly #options: SloNotifierOptions;
  #isFailing = false;

  constructor(options: SloNotifierOptions) {
    this.#options = options;
  }

  /** Answers how many messages were handed over. */
  async tell(): Promise<number> {
    const { clock, states, logger } = this.#options;
    const now = await clock.now();
    const told = await states.read<Told>(STAGE);
    const changes = await this.#changesAfter(told?.state.until ?? 0, now);
    if (changes.length === 0) {
      return 0;
    }
    const notices = noticesOf(await this.#withWords(changes));
    try {
      await this.#send(notices, `slo-changes-${changes[0].id}`);
    } catch (error) {
      assertError(error);
      if (!this.#isFailing) {
        logger.warn(
          `Owners could not be told of ${changes.length} changes of error budgets, which is tried again for a day: ${error.message}. If notifications are not installed, set readiness.slo.notifications.enabled to false`,
        );
      }
      this.#isFailing = true;
      return 0;
    }
    this.#isFailing = false;
    const until = Number(changes[changes.length - 1].id);
    await states.write(STAGE, { until }, now);
    return notices.length;
  }

  async #send(notices: readonly Notice[], scope: string): Promise<void> {
    for (const { owner, title, description, link, severity } of notices) {
      await this.#options.notifications.send({
        recipients: { type: 'entity', entityRef: owner },
        payload: {
          ...{ title, description, link, severity, scope },
          topic: 'error-budget',
        },
      });
    }
  }

  async #changesAfter(id: number, now: number): Promise<ChangeRow[]> {
    return this.#options
      .knex('slo_changes')
      .join('entities', 'entities.entity_ref', 'slo_changes.entity_ref')
      .join('slo_objectives', join =>
        join
          .on('slo_objectives.entity_ref', 'slo_changes.entity_ref')
          .andOn('slo_objectives.slo', 'slo_changes.slo')
          .andOn('slo_objectives.objective', 'slo_changes.objective'),
      )
      .join('slos', 'slos.slo_id', 'slo_objectives.slo_id')
      .where('slo_changes.id', '>', id)
      .where('slo_changes.at', '>', now - NEWS_MILLISECONDS)
      .orderBy('slo_changes.id')
      .limit(MOST_CHANGES)
      .select(
        'slo_changes.*',
        'entities.owner_ref',
        'entities.entity',
        'entities.tier',
        'slos.definition',
      );
  }

  async #withWords(changes: readonly ChangeRow[]): Promise<NoticeRow[]> {
    const publication = await this.#options.publications.current();
    return changes.map(change => {
      const definition = definitionOf(change);
      const verdict =
        change.to_state &&
        verdictOf({ ...change, state: change.to_state }, publication);
      return {
        ...change,
        title: definition.displayName ?? definition.name,
        asked:
          verdict && verdict.kind === 'follows'
            ? verdict.follows.map(({ message }) => message)
            : [],
      };
    });
  }
}
