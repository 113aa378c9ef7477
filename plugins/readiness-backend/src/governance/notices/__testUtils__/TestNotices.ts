import { mockServices } from '@backstage/backend-test-utils';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { emptyTables } from '../../../__testUtils__/emptyTables';
import { entityOf, insertEntity } from '../../../__testUtils__/insertRows';
import { StageStates } from '../../../database/StageStates';
import { reviewPublication } from '../../__testUtils__/reviewPublication';

/** Notifications that remember what was handed over, with a clock that is set by hand. @internal */
export class TestNotices {
  readonly knex: Knex;
  readonly logger = mockServices.logger.mock();
  readonly sent = new Array<NotificationSendOptions>();
  now: number;
  /** A recipient that cannot be told. */
  failsFor: string | undefined;
  /** How often somebody could not be told. */
  failed = 0;
  /** Called after each message that was handed over. */
  onSent = () => {};

  /** Empties the database, but for Shop, which the group shop owns, and Bob, who is called Bob the Builder. */
  static async create(knex: Knex, now: number): Promise<TestNotices> {
    await emptyTables(knex);
    await knex('stage_states').delete();
    await insertEntity(knex, entityOf('shop'), {
      owner_ref: 'group:default/shop',
    });
    const profile = { displayName: 'Bob the Builder' };
    await insertEntity(
      knex,
      entityOf('bob', { kind: 'User', spec: { profile } }),
    );
    return new TestNotices(knex, now);
  }

  private constructor(knex: Knex, now: number) {
    this.knex = knex;
    this.now = now;
  }

  /** What telling is made from. */
  get options() {
    return {
      ...{ knex: this.knex, logger: this.logger },
      clock: { now: async () => this.now },
      states: new StageStates(this.knex),
      publications: { current: async () => reviewPublication() },
      notifications: {
        send: async (options: NotificationSendOptions) => {
          if (recipientOf(options) === this.failsFor) {
            this.failed++;
            throw new Error('Not reachable');
          }
          this.sent.push(options);
          this.onSent();
        },
      },
    };
  }

  /** An act of Bob about Shop at its gate now, unless said otherwise. */
  async happened(
    kind: string,
    details: JsonObject = {},
    columns: object = {},
  ): Promise<void> {
    await this.knex('governance_events').insert({
      ...{ at: this.now, kind, entity_ref: 'component:default/shop' },
      ...{ actor: 'user:default/bob', subject: 'review:7' },
      details: JSON.stringify({ gate: 'production-release', ...details }),
      ...columns,
    });
  }

  /** A signal that comes while so many messages have been handed over. */
  abortedAfter(messages: number): AbortSignal {
    const controller = new AbortController();
    this.onSent = () => {
      if (this.sent.length === messages) {
        controller.abort();
      }
    };
    return controller.signal;
  }

  /** Who was told what, by recipient. */
  get told(): [string, string][] {
    return this.sent
      .map((options): [string, string] => [
        recipientOf(options),
        options.payload.title ?? '',
      ])
      .sort();
  }

  get recipients(): string[] {
    return this.told.map(([recipient]) => recipient);
  }
}

function recipientOf({ recipients }: NotificationSendOptions): string {
  return recipients.type === 'entity' ? String(recipients.entityRef) : '';
}
