import {
  decideGate,
  Gate,
  GateContext,
  GateDecision,
  GateInput,
  ReviewStanding,
} from 'backstage-readiness-core';
import { Knex } from 'knex';
import { optional } from '../../results/optional';
import { Publication } from '../../standards/Publication';
import { readReviewStanding } from '../reviews/readReviewStanding';
import { gateConcerns } from './gateConcerns';
import { GateSettings } from './GateSettings';
import { GateSubject } from './GateSubject';
import { Known, readKnown } from './readKnown';
import { readStops, Stops } from './readStops';

/** @internal */
export interface GateQuestion {
  /** A transaction, where the answer is stored with it. */
  readonly knex: Knex;
  /** Callers have seen to it that who asks may see the entity. */
  readonly subject: GateSubject;
  /** Absent: every gate that concerns the entity. */
  readonly gate?: Gate;
  readonly context?: GateContext;
  readonly publication: Publication;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What one gate decided, and from what. @internal */
export interface DecidedGate {
  readonly gate: Gate;
  readonly input: GateInput;
  readonly decision: GateDecision;
}

/** Answers of gates about one entity, with everything behind them. @internal */
export interface LiveDecisions extends Known {
  /** In the order of the documents. */
  readonly decided: readonly DecidedGate[];
}

/**
 * Decides at gates, live: from the facts, sign-offs, exemptions, objectives, standings, reviews and stops that are stored
 * at this moment, by the published documents. Nothing of it is stored here.
 *
 * Contract: the entity and its facts are of one moment (one query). What is read beside them is of a moment shortly after
 * it: each part was true while the gate decided, and whoever changes one of them afterwards changes the next answer. That
 * a hold is not overlooked by a decision that is stored is seen to where it is stored. The number of queries does not
 * depend on how much is known: one more for each gate that asks for a review.
 * @internal
 */
export class GateDecider {
  readonly #settings: GateSettings;

  constructor(settings: GateSettings) {
    this.#settings = settings;
  }

  /** @throws NotFoundError for an entity that is not stored */
  async decide(question: GateQuestion): Promise<LiveDecisions> {
    const { knex, publication, now } = question;
    const settings = this.#settings;
    const known = await readKnown({ ...question, settings });
    const { entityRef } = known;
    const stops = await readStops(knex, { entityRef, now });
    const gates = question.gate
      ? [question.gate]
      : publication.documents.gates.filter(gate => gateConcerns(gate, known));
    const decided = new Array<DecidedGate>();
    // One after the other, because all of it may be in one transaction.
    for (const gate of gates) {
      const review = await reviewOf(gate, known, question);
      const input = inputOf(gate, { known, stops, review }, question);
      const decision = decideGate(gate, input);
      decided.push({ gate, input, decision });
    }
    return { ...known, decided };
  }
}

const NO_REVIEW: ReviewStanding = { kind: 'none' };

async function reviewOf(
  gate: Gate,
  { entityRef, hidden }: Known,
  { knex, now }: GateQuestion,
): Promise<ReviewStanding> {
  return gate.review && !hidden
    ? readReviewStanding(knex, { entityRef, gate: gate.name, now })
    : NO_REVIEW;
}

function inputOf(
  { name }: Gate,
  behind: {
    readonly known: Known;
    readonly stops: Stops;
    readonly review: ReviewStanding;
  },
  { publication, context = {} }: GateQuestion,
): GateInput {
  const { known, stops, review } = behind;
  const { standards, errorBudgetPolicies, exemptionPolicies } =
    publication.documents;
  const { row, input, counted, objectives, belongsTo, hidden } = known;
  return {
    ...{ input, standards, errorBudgetPolicies, exemptionPolicies },
    ...{ objectives, counted },
    ...{ review, belongsTo, context },
    holds: stops.holdsOf(name),
    ...optional('breakGlass', hidden ? undefined : stops.glassOf(name)),
    ...optional('firstSeenAt', row && Number(row.first_seen_at)),
  };
}
