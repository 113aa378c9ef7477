import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { assertError } from '@backstage/errors';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { Clock } from '../clock/Clock';
import { StageStates } from '../database/StageStates';
import { Publications } from '../standards/Publication';
import { GateDecider } from './gates/GateDecider';
import { GateSettings } from './gates/GateSettings';
import { GovernanceDigest } from './notices/GovernanceDigest';
import { GovernanceNotifier } from './notices/GovernanceNotifier';
import { readNoticeSettings } from './notices/NoticeSettings';
import { ReviewLapses } from './reviews/ReviewLapses';
import { GateAnswers, StandingWatch } from './standings/StandingWatch';

/** What the stages about decisions of people are made from. @internal */
export interface GovernanceStagesOptions {
  readonly knex: Knex;
  readonly config: Config;
  readonly logger: LoggerService;
  readonly clock: Clock;
  readonly states: StageStates;
  readonly publications: Publications;
  readonly gateSettings: GateSettings;
  /** For how long changes are kept, in milliseconds. */
  readonly changesMs: number;
  /** Absent: nobody is told anything. */
  readonly notifications?: Pick<NotificationService, 'send'>;
}

/**
 * The stages about what people decide: what descriptors change, which approvals have fallen, and who is to be told at
 * once or in a digest. They run one after the other, so that what the first finds is told at once. One that fails does not keep the others from
 * running; the run then fails with the first error.
 * @internal
 */
export function createGovernanceStages(options: GovernanceStagesOptions) {
  const { gateSettings, changesMs, notifications, config, ...rest } = options;
  const decider = new GateDecider(gateSettings);
  const watch = new StandingWatch({
    ...rest,
    gates: gateAnswers(options, decider),
    goneForMs: changesMs,
  });
  const lapses = new ReviewLapses({ ...rest, decider });
  const { isTelling, digestEvery: every } = readNoticeSettings(config);
  const telling =
    notifications && isTelling ? { ...rest, notifications } : undefined;
  const notifier = telling && new GovernanceNotifier(telling);
  const digest =
    telling && every ? new GovernanceDigest({ ...telling, every }) : undefined;
  return {
    ...{ watch, lapses, notifier, digest },
    async run({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
      await runEach(
        [
          () => watch.watch({ signal }),
          () => lapses.lapse({ signal }),
          async () => notifier?.tell({ signal }),
          async () => digest?.tell({ signal }),
        ],
        options.logger,
      );
    },
  };
}

/** Runs all of them, then fails with the first error; later ones are logged. */
async function runEach(
  stages: readonly (() => Promise<unknown>)[],
  logger: LoggerService,
): Promise<void> {
  let first: Error | undefined;
  for (const stage of stages) {
    try {
      await stage();
    } catch (error) {
      assertError(error);
      if (first) {
        logger.warn(
          `A stage about decisions of people failed too: ${error.message}`,
        );
      }
      first ??= error;
    }
  }
  if (first) {
    throw first;
  }
}

function gateAnswers(
  { knex, publications }: GovernanceStagesOptions,
  decider: GateDecider,
): GateAnswers {
  return {
    async answersOf(entityRef, now) {
      const publication = await publications.current();
      if (!publication) {
        return {};
      }
      const { decided } = await decider.decide({
        ...{ knex, publication, now },
        subject: { kind: 'entity', entityRef },
      });
      return Object.fromEntries(
        decided.map(({ gate, decision }) => [gate.name, decision.answer]),
      );
    },
  };
}
