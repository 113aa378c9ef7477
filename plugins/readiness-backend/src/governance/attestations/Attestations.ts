import { NotAllowedError } from '@backstage/errors';
import { NewAttestation } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { DbAttestationsRow } from '../../database/governanceTables';
import { retryOnDeadlock } from '../../database/retryOnDeadlock';
import { EvaluationQueue } from '../../evaluation/EvaluationQueue';
import { Publication } from '../../standards/Publication';
import { Actor, mayDecide } from '../Actor';
import { GovernanceEvents } from '../GovernanceEvents';
import { isTakenAlready } from '../isTakenAlready';
import { attestationEvent, DoneAttestation } from './attestationEvent';
import {
  attestationCheck,
  needsReview,
  storedAttestationCheck,
} from './attestationRequirement';
import {
  CheckKey,
  endVersion,
  hasChanged,
  isOver,
  lockCheck,
  newestId,
  ofCheck,
  standsAlone,
  STANDING,
} from './attestationRows';
import { attestationState } from './attestationView';
import { NewVersion, readVersion } from './readVersion';

/** Who acts, when, on what is published. @internal */
export interface AttestationAct {
  readonly actor: Actor;
  readonly publication: Publication | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What a person does with a version. @internal */
export interface AttestationDecision {
  readonly decision: 'confirm' | 'refuse' | 'withdraw' | 'reconfirm';
  readonly comment?: string;
}

/**
 * Sign-offs: every version is a row, which only ever ends. A version is in one of these states:
 *
 * - **awaiting-review**: another person must confirm it; it does not count. A newer version replaces it.
 * - **in-force**: it decides, until it ends by itself or another version takes its place.
 * - **refused**, **withdrawn**, **replaced**: over for good. A version that was replaced never comes back.
 *
 * Contract: of each check of an entity at most one version is in force and at most one waits, which is newer; unique
 * indexes hold that. Each act locks these two rows first, so that acts on a check take turns, and then looks whether
 * the check is as the person saw it: of two who act on the same at the same time one wins, and the other gets
 * ConflictError. The event and the request for an evaluation are in the transaction of the act.
 * @internal
 */
export class Attestations {
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

  async find(id: string): Promise<DbAttestationsRow | undefined> {
    return this.#knex<DbAttestationsRow>('attestations').where({ id }).first();
  }

  /** Signs a check off. */
  async make(
    entityRef: string,
    body: NewAttestation,
    act: AttestationAct,
  ): Promise<DbAttestationsRow> {
    return this.#addVersion(readVersion(entityRef, body, act), act);
  }

  async decide(
    row: DbAttestationsRow,
    decision: AttestationDecision,
    act: AttestationAct,
  ): Promise<DbAttestationsRow> {
    switch (decision.decision) {
      case 'confirm':
      case 'refuse':
        return this.#review(row, decision, act);
      case 'withdraw':
        return this.#withdraw(row, decision, act);
      default:
        return this.#reconfirm(row, decision, act);
    }
  }

  /** Signs the same off again, for another period, by whoever does it now. */
  async #reconfirm(
    row: DbAttestationsRow,
    { comment }: AttestationDecision,
    act: AttestationAct,
  ): Promise<DbAttestationsRow> {
    const { entity_ref, standard, check_id, answer, evidence } = row;
    attestationCheck(act.publication, standard, check_id);
    if (row.state !== 'in-force') {
      throw isOver(row);
    }
    return this.#addVersion(
      {
        ...{ entity_ref, standard, check_id, answer, evidence },
        comment: comment?.trim() || row.comment,
        // An end that the person chose was for that time; the period of the check ends the new version.
        valid_until: null,
      },
      act,
      row,
    );
  }

  async #addVersion(
    version: NewVersion,
    act: AttestationAct,
    renews?: DbAttestationsRow,
  ): Promise<DbAttestationsRow> {
    const { requirement } = attestationCheck(
      act.publication,
      version.standard,
      version.check_id,
    );
    const waits = needsReview(version.answer, requirement);
    const seen = await newestId(this.#knex, version);
    return this.#act(version, act, async tx => {
      const isAsSeen = (await newestId(tx, version)) === seen;
      if (!isAsSeen || (renews && !(await standsAlone(tx, renews)))) {
        throw hasChanged(version);
      }
      await ofCheck(tx, version)
        .whereIn('state', waits ? ['awaiting-review'] : STANDING)
        .update({ state: 'replaced' });
      const [row] = await tx<DbAttestationsRow>('attestations')
        .insert({
          ...version,
          state: waits ? 'awaiting-review' : 'in-force',
          ...{ attested_by: act.actor.ref, attested_at: act.now },
        })
        .returning('*');
      return {
        row,
        kind: 'attestation-made',
        details: renews ? { reconfirms: String(renews.id) } : {},
      };
    });
  }

  async #review(
    row: DbAttestationsRow,
    { decision, comment }: AttestationDecision,
    act: AttestationAct,
  ): Promise<DbAttestationsRow> {
    const by = { by: row.attested_by, approver: null };
    const permit = mayDecide(act.actor, by);
    if (permit.kind === 'refused') {
      throw new NotAllowedError(permit.reason);
    }
    const requirement = storedAttestationCheck(
      act.publication,
      row,
    )?.requirement;
    if (attestationState(row, requirement, act.now) !== 'awaiting-review') {
      throw isOver(row);
    }
    const confirmed = decision === 'confirm';
    return this.#act(row, act, async tx => {
      if (confirmed) {
        await ofCheck(tx, row)
          .where('state', 'in-force')
          .whereNot('id', row.id)
          .update({ state: 'replaced' });
      }
      return {
        row: await endVersion(tx, row, {
          state: confirmed ? 'in-force' : 'refused',
          ...{ reviewed_by: act.actor.ref, reviewed_at: act.now },
          review_comment: comment?.trim() || null,
        }),
        kind: confirmed ? 'attestation-confirmed' : 'attestation-refused',
        details: comment?.trim() ? { comment: comment.trim() } : {},
      };
    });
  }

  async #withdraw(
    row: DbAttestationsRow,
    { comment }: AttestationDecision,
    act: AttestationAct,
  ): Promise<DbAttestationsRow> {
    if (!STANDING.includes(row.state)) {
      throw isOver(row);
    }
    return this.#act(row, act, async tx => ({
      row: await endVersion(tx, row, { state: 'withdrawn' }),
      kind: 'attestation-withdrawn',
      details: comment ? { comment } : {},
    }));
  }

  async #act(
    check: CheckKey,
    { actor, now }: AttestationAct,
    work: (tx: Knex.Transaction) => Promise<DoneAttestation>,
  ): Promise<DbAttestationsRow> {
    const row = await retryOnDeadlock(() =>
      this.#knex.transaction(async tx => {
        await lockCheck(tx, check);
        const done = await work(tx);
        await this.#events.append(tx, attestationEvent(done, actor, now));
        await this.#queue.requestIn(tx, [check.entity_ref], now);
        return done.row;
      }),
    ).catch(error => {
      throw isTakenAlready(error) ? hasChanged(check) : error;
    });
    this.#queue.wake();
    return row;
  }
}
