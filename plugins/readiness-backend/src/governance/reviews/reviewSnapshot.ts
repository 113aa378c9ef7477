import {
  AttestationView,
  ExemptionView,
  ReviewSnapshot,
} from 'backstage-plugin-readiness-common';
import {
  evaluateEntity,
  EvaluationInput,
  explainScorecard,
  GateInput,
  RemovedStanding,
  restsOn,
  Scorecard,
  Standard,
} from 'backstage-readiness-core';
import { DbEntitiesRow } from '../../database/tables';
import { isoInstant } from '../../results/instants';
import { levelView } from '../../results/levelView';
import { optional } from '../../results/optional';
import { DecidedGate } from '../gates/GateDecider';
import { gateDecisionView } from '../gates/gateDecisionView';

const MOST_BYTES = 512 * 1024;
/** Of a text in a snapshot that would be too large otherwise. */
const SHORT_TEXT = 300;

/** What is read beside the decision. @internal */
export interface ReviewEvidence {
  readonly attestations: readonly AttestationView[];
  readonly exemptions: readonly ExemptionView[];
  readonly dependencies: ReviewSnapshot['dependencies'];
}

/**
 * Everything that a reviewer needs of the moment of the request, of bounded size. Pure.
 * @internal
 */
export function reviewSnapshot(
  decided: DecidedGate,
  row: DbEntitiesRow,
  evidence: ReviewEvidence,
): ReviewSnapshot {
  const { input } = decided;
  return bounded({
    at: isoInstant(input.input.now),
    decision: gateDecisionView(decided, null),
    scorecards: scorecardsOf(input),
    // What can be done with them, and how many entities somebody sees, is not of that moment.
    attestations: evidence.attestations.map(one => ({ ...one, actions: [] })),
    exemptions: evidence.exemptions.map(one => ({
      ...{ ...one, actions: [], entities: 1 },
    })),
    objectives: (input.objectives ?? []).map(one => ({
      ...{ slo: one.slo, objective: one.objective, state: one.state },
      title: one.slo,
      budgetRemaining: one.budgetRemainingAtLeast,
      ...optional('removed', one.removed && removedView(one.removed)),
    })),
    ownership: {
      owner: row.owner_ref,
      ownerState: row.owner_state,
      hasContact: Boolean(row.has_contact),
      hasRotation: Boolean(row.has_rotation),
    },
    dependencies: [...evidence.dependencies],
  });
}

/** Without it what was deleted would look alive. */
function removedView({ at, countsUntil }: RemovedStanding) {
  return { at: isoInstant(at), countsUntil: isoInstant(countsUntil) };
}

function scorecardsOf({
  input,
  standards,
  counted,
}: GateInput): ReviewSnapshot['scorecards'] {
  const { scorecards, tier } = evaluateEntity(
    { standards, capabilities: [] },
    input,
    { countedStandards: counted.standards, countedTier: counted.tier },
  );
  return scorecards.flatMap(scorecard => {
    const standard = standards.find(({ name }) => name === scorecard.standard);
    return standard
      ? [scorecardOf(standard, scorecard, { ...input, tier })]
      : [];
  });
}

function scorecardOf(
  standard: Standard,
  scorecard: Scorecard,
  input: EvaluationInput,
): ReviewSnapshot['scorecards'][number] {
  const { levelRank: level_rank, highestRank: highest_rank } = scorecard;
  return {
    standard: standard.name,
    title: standard.title,
    level: levelView(standard.levels, { level_rank, highest_rank }),
    score: scorecard.score,
    known: scorecard.known,
    results: explainScorecard(standard, scorecard, input).map(
      ({ checkId, status, stale, exempt, reason }, slot) => {
        const { title, category, level } = standard.checks[slot];
        return {
          ...{ checkId, title, category, level },
          ...{ status, stale, exempt, reason },
          restsOn: restsOn(
            standard.checks[slot],
            scorecard.outcomes[slot],
            input,
          ),
        };
      },
    ),
  };
}

/** What does not fit is shortened, the least needed first, and the snapshot says so. */
function bounded(snapshot: ReviewSnapshot): ReviewSnapshot {
  for (const shorten of [unchanged, withShortTexts, withoutPasses]) {
    const candidate = shorten(snapshot);
    if (Buffer.byteLength(JSON.stringify(candidate)) <= MOST_BYTES) {
      return candidate;
    }
  }
  return withoutResults(withShortTexts(snapshot));
}

function unchanged(snapshot: ReviewSnapshot): ReviewSnapshot {
  return snapshot;
}

function withShortTexts(snapshot: ReviewSnapshot): ReviewSnapshot {
  return {
    ...withResults(snapshot, results =>
      results.map(one => ({ ...one, reason: short(one.reason) })),
    ),
    attestations: snapshot.attestations.map(one => ({
      ...one,
      comment: one.comment && short(one.comment),
      evidence: {
        links: one.evidence.links.slice(0, 5),
        ...(one.evidence.text && { text: short(one.evidence.text) }),
      },
    })),
    exemptions: snapshot.exemptions.map(one => ({
      ...one,
      reason: short(one.reason),
      compensatingMeasure: short(one.compensatingMeasure),
    })),
  };
}

function withoutPasses(snapshot: ReviewSnapshot): ReviewSnapshot {
  return withResults(withShortTexts(snapshot), results =>
    results.filter(({ status }) => status !== 'pass'),
  );
}

function withoutResults(snapshot: ReviewSnapshot): ReviewSnapshot {
  const few = withResults(snapshot, () => []);
  return {
    ...few,
    attestations: few.attestations.slice(0, 100),
    exemptions: few.exemptions.slice(0, 100),
  };
}

type Results = ReviewSnapshot['scorecards'][number]['results'];

function withResults(
  snapshot: ReviewSnapshot,
  change: (results: Results) => Results,
): ReviewSnapshot {
  return {
    ...snapshot,
    shortened: true,
    scorecards: snapshot.scorecards.map(one => ({
      ...one,
      results: change(one.results),
    })),
  };
}

function short(text: string): string {
  return text.length > SHORT_TEXT ? `${text.slice(0, SHORT_TEXT)}...` : text;
}
