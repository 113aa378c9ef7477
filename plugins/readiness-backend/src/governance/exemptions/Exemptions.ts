import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  ExemptionDecision,
  ExemptionScope,
  NewExemption,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { DbExemptionsRow } from '../../database/governanceTables';
import { retryOnDeadlock } from '../../database/retryOnDeadlock';
import { EvaluationQueue } from '../../evaluation/EvaluationQueue';
import { Publication } from '../../standards/Publication';
import { Actor, isMember, mayDecide } from '../Actor';
import { GovernanceEvents } from '../GovernanceEvents';
import { isTakenAlready } from '../isTakenAlready';
import { exemptionEvent } from './exemptionEvent';
import { NAMES_ENTITY, ScopedEntity } from './exemptionScope';
import { judgeRequest } from './exemptionTerms';
import { exemptionState } from './exemptionView';
import { insertExemption, lockBefore, newRow, sinceOf } from './newExemption';

/** Who acts, when, on what is published. @internal */
export interface ExemptionAct {
  readonly actor: Actor;
  readonly publication: Publication | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

const DECISIONS = {
  approve: { state: 'approved', kind: 'exemption-approved' },
  reject: { state: 'rejected', kind: 'exemption-rejected' },
  revoke: { state: 'revoked', kind: 'exemption-revoked' },
  withdraw: { state: 'withdrawn', kind: 'exemption-withdrawn' },
} as const;

/**
 * Exemptions: what one asks for and how it ends. A row is in one of these states:
 *
 * - **requested**: waits for a decision; it exempts nothing.
 * - **approved**: exempts from `starts_at` until `ends_at`, and then ends by itself: nothing has to be written.
 * - **rejected**, **withdrawn**, **revoked**: over for good.
 *
 * Contract: every decision carries the version that its person saw and raises it, in one conditional statement: of two
 * who decide at the same time one wins, and the other gets ConflictError. At most one request waits for each scope and
 * check, and each exemption is continued by at most one: unique indexes hold that. A request for what was approved
 * before continues that one whether it says so or not, so that renewals are counted. The event, and the request for an
 * evaluation of what is named, are in the transaction of the act.
 * @internal
 */
export class Exemptions {
  readonly #knex: Knex;
  readonly #queue: Pick<EvaluationQueue, 'requestIn' | 'wake'>;
  readonly #events: GovernanceEvents;

  constructor(options: {
    knex: Knex;
    queue: Pick<EvaluationQueue, 'requestIn' | 'wake'>;
    events: GovernanceEvents;
  }) {
    this.#knex = options.knex;
    this.#queue = options.queue;
    this.#events = options.events;
  }

  async find(id: string): Promise<DbExemptionsRow | undefined> {
    return this.#knex<DbExemptionsRow>('exemptions').where({ id }).first();
  }

  /** Asks for an exemption; approved at once where the policy says so. Gives its id. */
  async request(
    body: NewExemption,
    on: { readonly scope: ExemptionScope; entities: readonly ScopedEntity[] },
    act: ExemptionAct,
  ): Promise<string> {
    const { publication, now } = act;
    requireWords(body);
    const judged = await judgeRequest(this.#knex, {
      ...{ body, ...on, publication, now },
    });
    return this.#transaction(async tx => {
      const before = await lockBefore(tx, body, on.scope, now);
      const row = await insertExemption(
        tx,
        newRow({ body, on, judged, before, act }),
      );
      const event = { row, now, actor: act.actor.ref };
      await this.#events.append(
        tx,
        exemptionEvent({ ...event, kind: 'exemption-requested' }),
      );
      if (row.state === 'approved') {
        const actor = `policy:${judged.terms.policy}`;
        await this.#events.append(
          tx,
          exemptionEvent({ ...event, actor, kind: 'exemption-approved' }),
        );
        await this.#evaluate(tx, row, now);
      }
      return String(row.id);
    });
  }

  async decide(
    row: DbExemptionsRow,
    { decision, comment, version }: ExemptionDecision,
    act: ExemptionAct,
  ): Promise<void> {
    const { actor, now } = act;
    requirePermit(row, decision, actor);
    requireOpen(row, decision, now);
    const { state, kind } = DECISIONS[decision];
    await this.#transaction(async tx => {
      const [decided] = await tx<DbExemptionsRow>('exemptions')
        .where({ id: row.id, state: row.state, version })
        .update({
          ...{ state, version: version + 1, decided_by: actor.ref },
          ...{ decided_at: now, decision_comment: comment?.trim() || null },
          ...(decision === 'approve' && {
            starts_at: now,
            since: await sinceOf(tx, row, now),
          }),
        })
        .returning('*');
      if (!decided) {
        throw hasChanged();
      }
      await this.#events.append(
        tx,
        exemptionEvent({ row: decided, kind, actor: actor.ref, now, comment }),
      );
      if (decision === 'approve' || decision === 'revoke') {
        await this.#evaluate(tx, decided, now);
      }
    });
  }

  /** All that is named, of any tier: what is not covered is confirmed without being evaluated. */
  async #evaluate(
    tx: Knex.Transaction,
    { id }: DbExemptionsRow,
    now: number,
  ): Promise<void> {
    const rows: { entity_ref: string }[] = await tx('entities')
      .select('entities.entity_ref')
      .whereExists(
        tx('exemptions')
          .select(tx.raw('1'))
          .where('exemptions.id', id)
          .whereRaw(NAMES_ENTITY),
      );
    await this.#queue.requestIn(
      tx,
      rows.map(row => row.entity_ref),
      now,
    );
  }

  async #transaction<T>(
    work: (tx: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    const result = await retryOnDeadlock(() =>
      this.#knex.transaction(work),
    ).catch(error => {
      throw isTakenAlready(error) ? isAskedAlready() : error;
    });
    this.#queue.wake();
    return result;
  }
}

/** Separation of duties; the permission is asked for before. */
function requirePermit(
  { requested_by: by, approver }: DbExemptionsRow,
  decision: ExemptionDecision['decision'],
  actor: Actor,
): void {
  if (decision === 'withdraw') {
    return;
  }
  const permit =
    decision === 'revoke'
      ? isMember(actor, approver)
      : mayDecide(actor, { by, approver });
  if (permit.kind === 'refused') {
    throw new NotAllowedError(permit.reason);
  }
}

function requireOpen(
  row: DbExemptionsRow,
  decision: ExemptionDecision['decision'],
  now: number,
): void {
  const state = exemptionState(row, now);
  if (state !== (decision === 'revoke' ? 'approved' : 'requested')) {
    throw new ConflictError(
      `This exemption is ${state}, so nobody can ${decision} it; load it again`,
    );
  }
  if (decision === 'approve' && Number(row.ends_at) <= now) {
    throw new ConflictError(
      'The time that was asked for is over; reject it, or ask for a new one',
    );
  }
}

function requireWords(body: NewExemption): void {
  for (const name of ['reason', 'compensatingMeasure'] as const) {
    if (body[name].trim().length < 10) {
      throw new InputError(
        `${name} must say in at least 10 characters what is meant`,
      );
    }
  }
}

function hasChanged(): ConflictError {
  return new ConflictError(
    'Somebody else has decided this exemption in the meantime; load it again',
  );
}

function isAskedAlready(): ConflictError {
  return new ConflictError(
    'An exemption of this check is asked for already; wait for its decision, or withdraw it first',
  );
}
