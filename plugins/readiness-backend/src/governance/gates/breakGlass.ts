import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { FollowUpView } from 'backstage-plugin-readiness-common';
import { Gate } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { isPostgres } from '../../database/dialect';
import {
  DbBreakGlassesRow,
  DbFollowUpsRow,
} from '../../database/governanceTables';
import { DbEntitiesRow } from '../../database/tables';
import { isoInstant } from '../../results/instants';
import { Actor, isMember } from '../Actor';
import { followUpView } from '../followUps/followUpView';
import { GovernanceEvents } from '../GovernanceEvents';

/** @internal */
export interface BreakGlassOptions {
  readonly knex: Knex;
  readonly events: GovernanceEvents;
  readonly gate: Gate;
  readonly entityRef: string;
  readonly reason: string;
  readonly actor: Actor;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Breaks the glass of a gate for an entity: for some hours a block is a warning there. What is owed afterwards is a
 * follow-up of the entity's owner, of the person where it has none.
 *
 * Contract: at most one glass of a gate is broken for an entity at a time; of two people who break it at once the second
 * one is told. The group that the document names is asked for whatever the permission policy says.
 * @internal
 */
export async function breakGlass(
  options: BreakGlassOptions,
): Promise<FollowUpView> {
  const { knex, gate, actor } = options;
  const policy = policyOf(gate);
  const permit = isMember(actor, policy.by);
  if (permit.kind === 'refused') {
    throw new NotAllowedError(permit.reason);
  }
  return knex.transaction(async tx => {
    if (isPostgres(tx)) {
      await tx.raw('lock table break_glasses in share row exclusive mode');
    }
    await requireWhole(tx, options);
    const { glass, followUp } = await write(tx, options, policy);
    await appendEvent(tx, options, { glass, followUp });
    return followUpView(followUp, { now: options.now, mayClose: false });
  });
}

type Policy = NonNullable<Gate['breakGlass']>;

function policyOf({ name, breakGlass: policy }: Gate): Policy {
  if (!policy) {
    throw new InputError(
      `The gate "${name}" has no glass to break; its document would say who may under breakGlass`,
    );
  }
  return policy;
}

async function requireWhole(
  tx: Knex,
  { gate, entityRef, now }: BreakGlassOptions,
): Promise<void> {
  const broken = await tx<DbBreakGlassesRow>('break_glasses')
    .where({ gate: gate.name, entity_ref: entityRef })
    .andWhere('until', '>', now)
    .first();
  if (broken) {
    throw new ConflictError(
      `${
        broken.by
      } has broken the glass already; it stays broken until ${isoInstant(
        broken.until,
      )}`,
    );
  }
}

async function write(
  tx: Knex.Transaction,
  { gate, entityRef, reason, actor, now }: BreakGlassOptions,
  policy: Policy,
): Promise<{ glass: DbBreakGlassesRow; followUp: DbFollowUpsRow }> {
  const entity = await tx<DbEntitiesRow>('entities')
    .where({ entity_ref: entityRef })
    .first('owner_ref');
  const of = { gate: gate.name, entity_ref: entityRef };
  const [glass]: DbBreakGlassesRow[] = await tx<DbBreakGlassesRow>(
    'break_glasses',
  )
    .insert({
      ...{ ...of, reason, by: actor.ref, at: now },
      until: now + policy.validFor,
    })
    .returning('*');
  const [followUp]: DbFollowUpsRow[] = await tx<DbFollowUpsRow>('follow_ups')
    .insert({
      ...{ ...of, kind: 'break-glass', source_id: glass.id },
      text: `Say what was done after the glass was broken: ${reason}`,
      owner: entity?.owner_ref ?? actor.ref,
      raised_by: actor.ref,
      raised_at: now,
      due_at: now + policy.followUpWithin,
    })
    .returning('*');
  return { glass, followUp };
}

function appendEvent(
  tx: Knex.Transaction,
  { events, gate, entityRef, reason, actor, now }: BreakGlassOptions,
  rows: {
    readonly glass: DbBreakGlassesRow;
    readonly followUp: DbFollowUpsRow;
  },
): Promise<void> {
  const { glass, followUp } = rows;
  return events.append(tx, {
    ...{ at: now, kind: 'glass-broken', entityRef, actor: actor.ref },
    subject: `break-glass:${glass.id}`,
    details: {
      ...{ gate: gate.name, reason },
      until: Number(glass.until),
      followUp: String(followUp.id),
      dueAt: Number(followUp.due_at),
      owner: followUp.owner,
    },
  });
}
