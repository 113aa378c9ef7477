import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { FollowUpView } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { DbFollowUpsRow } from '../../database/governanceTables';
import { Publication } from '../../standards/Publication';
import { Actor } from '../Actor';
import { GovernanceEvents } from '../GovernanceEvents';
import { followUpView, mayCloseFollowUp } from './followUpView';

/**
 * Closes what was owed, in the name of a person, with what was done.
 *
 * Contract: the row is closed only while it is open; of two people who close it at the same time the second is told.
 * @internal
 */
export async function closeFollowUp(options: {
  readonly knex: Knex;
  readonly events: GovernanceEvents;
  readonly followUp: DbFollowUpsRow;
  readonly actor: Actor;
  readonly comment: string;
  readonly publication: Publication | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}): Promise<FollowUpView> {
  const { knex, events, followUp, actor, comment, publication, now } = options;
  const permit = mayCloseFollowUp(actor, followUp, publication);
  if (permit.kind === 'refused') {
    throw new NotAllowedError(permit.reason);
  }
  return knex.transaction(async tx => {
    const [closed] = await tx<DbFollowUpsRow>('follow_ups')
      .where({ id: followUp.id })
      .whereNull('closed_at')
      .update({
        closed_by: actor.ref,
        closed_at: now,
        closing_comment: comment,
      })
      .returning('*');
    if (!closed) {
      throw new ConflictError('This follow-up is closed already');
    }
    await events.append(tx, {
      ...{ at: now, kind: 'follow-up-closed', actor: actor.ref },
      entityRef: followUp.entity_ref,
      subject: `follow-up:${followUp.id}`,
      details: {
        ...{ comment, gate: followUp.gate, kind: followUp.kind },
        text: followUp.text,
      },
    });
    return followUpView(closed, { now, mayClose: false });
  });
}

/** @internal */
export async function readFollowUp(
  knex: Knex,
  id: string,
): Promise<DbFollowUpsRow | undefined> {
  return knex<DbFollowUpsRow>('follow_ups').where({ id }).first();
}

/** @internal */
export function noSuchFollowUp(id: string): NotFoundError {
  return new NotFoundError(`There is no follow-up ${id} here`);
}
