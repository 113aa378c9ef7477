import { JsonValue } from '@backstage/types';
import { GateDecisionView } from 'backstage-plugin-readiness-common';
import { Gate, GateContext } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { isPostgres } from '../../database/dialect';
import { DbGateDecisionsRow } from '../../database/governanceTables';
import { Publication } from '../../standards/Publication';
import { Idempotency } from '../Idempotency';
import { DecisionMarks, decisionMarks } from './decisionMarks';
import { DecidedGate, GateDecider, LiveDecisions } from './GateDecider';
import { gateDecisionView } from './gateDecisionView';
import { gateSnapshot } from './gateSnapshot';
import { GateSubject } from './GateSubject';

/** Somebody asks a gate. @internal */
export interface AskedGate {
  readonly gate: Gate;
  readonly subject: GateSubject;
  readonly context: GateContext;
  /** Ref of a person, or `service:<name>`. */
  readonly askedBy: string;
  readonly idempotencyKey: string | undefined;
  /** What is asked for, as it was sent. */
  readonly request: JsonValue;
  readonly publication: Publication;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Asks gates and stores what they answer, append-only.
 *
 * Contract: one decision for each idempotency key, with its evidence, all of it in one transaction. A hold that was set
 * before a decision is stored is in that decision: decisions share a lock on the table of holds until they are stored, and
 * who sets or lifts a hold waits for them. On SQLite transactions take turns.
 * @internal
 */
export class GateDecisions {
  readonly #knex: Knex;
  readonly #decider: GateDecider;
  readonly #idempotency: Idempotency;

  constructor(options: {
    knex: Knex;
    decider: GateDecider;
    idempotency: Idempotency;
  }) {
    this.#knex = options.knex;
    this.#decider = options.decider;
    this.#idempotency = options.idempotency;
  }

  async ask(asked: AskedGate): Promise<GateDecisionView> {
    const { askedBy, idempotencyKey: key, request, now } = asked;
    return this.#knex.transaction(tx =>
      this.#idempotency.run(tx, { caller: askedBy, key, request, now }, () =>
        this.#decide(tx, asked),
      ),
    );
  }

  async #decide(
    tx: Knex.Transaction,
    asked: AskedGate,
  ): Promise<GateDecisionView> {
    if (isPostgres(tx)) {
      await tx.raw('lock table holds in share mode');
    }
    const live = await this.#decider.decide({ ...asked, knex: tx });
    const [decided] = live.decided;
    const [{ id }]: Pick<DbGateDecisionsRow, 'id'>[] =
      await tx<DbGateDecisionsRow>('gate_decisions')
        .insert(rowOf(decided, live, asked))
        .returning('id');
    return gateDecisionView(decided, String(id), marksOf(live, asked));
  }
}

function marksOf(
  { row }: LiveDecisions,
  { subject }: AskedGate,
): DecisionMarks {
  return decisionMarks({
    descriptor: subject.kind === 'descriptor',
    inCatalog: row !== undefined,
  });
}

function rowOf(
  decided: DecidedGate,
  live: LiveDecisions,
  asked: AskedGate,
): Omit<DbGateDecisionsRow, 'id'> {
  const { askedBy, subject, publication, now } = asked;
  const view = gateDecisionView(decided, null, marksOf(live, asked));
  return {
    at: now,
    gate: view.gate,
    entity_ref: view.entityRef,
    answer: view.answer,
    asked_by: askedBy,
    descriptor: subject.kind === 'descriptor',
    context: JSON.stringify(view.context),
    claims: JSON.stringify(view.claims.map(({ kind }) => kind)),
    claimed_change: view.context.change ?? null,
    decision: JSON.stringify(view),
    snapshot: gateSnapshot(decided, live, publication),
    revision: publication.revision,
  };
}
