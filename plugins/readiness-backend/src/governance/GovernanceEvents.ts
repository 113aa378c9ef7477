import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import {
  DbGovernanceEventsRow,
  GovernanceEventKind,
} from '../database/governanceTables';

/** One act of a person, or of policy in their place. @internal */
export interface NewGovernanceEvent {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: GovernanceEventKind;
  readonly entityRef: string | null;
  /** Ref of a person, `service:<name>` or `policy:<name>`. */
  readonly actor: string;
  /** Such as `exemption:12`. */
  readonly subject: string;
  readonly details: JsonObject;
}

/**
 * The log of what people decided: append-only, written in the transaction of the act, and what notifications and
 * exports of evidence are made from.
 * @internal
 */
export class GovernanceEvents {
  async append(tx: Knex.Transaction, event: NewGovernanceEvent): Promise<void> {
    const { entityRef, details, ...rest } = event;
    await tx<DbGovernanceEventsRow>('governance_events').insert({
      ...rest,
      entity_ref: entityRef,
      details: JSON.stringify(details),
    });
  }
}
