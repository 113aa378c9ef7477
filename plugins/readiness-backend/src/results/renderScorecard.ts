import {
  FactView,
  ResultView,
  ScorecardView,
} from 'backstage-plugin-readiness-common';
import {
  Check,
  decodeOutcome,
  EvaluationInput,
  explainScorecard,
  factsReadBy,
  fillPlaceholders,
  nextSteps,
  Outcome,
  Result,
  Scorecard,
  Standard,
  StoredOutcome,
} from 'backstage-readiness-core';
import { Publication } from '../standards/Publication';
import { fromMillionths, isoInstant } from './instants';
import { levelView } from './levelView';
import { GatheredScorecard } from './readEntityRow';
import { optional } from './optional';
import { CheckSlot, countStatuses, letterAt, slotsOf } from './slotsOf';

/** @internal */
export interface RenderedScorecard {
  readonly view: ScorecardView;
  /** A status that is stored is not what an evaluation would give now. */
  readonly outdated: boolean;
}

/** What a check's stored status and an evaluation at this moment say. */
interface Judged extends CheckSlot {
  readonly stored: StoredOutcome;
  readonly fresh: Outcome | undefined;
  readonly explained: Result | undefined;
  readonly agrees: boolean;
}

/**
 * Puts a stored scorecard into words. `fresh` is the scorecard that an evaluation at this moment gives, undefined when
 * the entity would not be in scope any more. Checks that the stored scorecard does not know yet are left out until it
 * does.
 * @internal
 */
export function renderScorecard(options: {
  readonly publication: Publication;
  readonly standard: Standard;
  readonly stored: GatheredScorecard;
  readonly fresh: Scorecard | undefined;
  readonly input: EvaluationInput;
}): RenderedScorecard {
  const { publication, standard, stored, fresh, input } = options;
  const slots = slotsOf(publication, standard);
  const judged = judge(options, slots);
  const isCurrent =
    fresh !== undefined &&
    judged.length === slots.length &&
    judged.every(agrees);
  const level = levelView(standard.levels, stored);
  const steps = nextSteps(
    standard,
    isCurrent
      ? { ...fresh, levelRank: level.rank, highestRank: level.highest }
      : storedScorecard(options, judged),
  );
  return {
    outdated: !isCurrent,
    view: {
      standard: standard.name,
      title: standard.title,
      level,
      levels: [...standard.levels],
      score: fromMillionths(stored.score),
      known: fromMillionths(stored.known),
      counts: countStatuses(stored.statuses, slots),
      exempted: judged.filter(one => one.stored.exempt).length,
      results: judged.map(one => resultView(one, input)),
      nextLevel: steps.nextLevel,
      nextSteps: steps.steps.map(step => ({ ...step })),
      off: offViews(standard),
      changedAt: isoInstant(stored.changed_at),
      revision: stored.revision,
    },
  };
}

/**
 * The checks of a standard that are off.
 * @internal
 */
export function offViews(standard: Standard): ScorecardView['off'] {
  return standard.off.map(({ id, title, off }) => ({
    checkId: id,
    title,
    ...optional('needs', off?.needs),
  }));
}

function agrees(one: Judged): boolean {
  return one.agrees;
}

function judge(
  options: Parameters<typeof renderScorecard>[0],
  slots: readonly CheckSlot[],
): Judged[] {
  const { standard, stored, fresh, input } = options;
  const results = fresh ? explainScorecard(standard, fresh, input) : [];
  const explained = new Map(results.map(result => [result.checkId, result]));
  return slots.flatMap(({ check, slot }) => {
    const outcome = decodeOutcome(letterAt(stored.statuses, slot));
    const now = fresh?.outcomes[standard.checks.indexOf(check)];
    return outcome
      ? [
          {
            check,
            slot,
            stored: outcome,
            fresh: now,
            explained: explained.get(check.id),
            agrees: now !== undefined && sameOutcome(outcome, now),
          },
        ]
      : [];
  });
}

function sameOutcome(a: StoredOutcome, b: StoredOutcome): boolean {
  return a.status === b.status && a.stale === b.stale && a.exempt === b.exempt;
}

/** The stored scorecard in the form of the core, for its next steps; what is not stored does not apply to them. */
function storedScorecard(
  options: Parameters<typeof renderScorecard>[0],
  judged: readonly Judged[],
): Scorecard {
  const { standard, stored } = options;
  const known = new Map(judged.map(one => [one.check.id, one]));
  const outcomes = standard.checks.map((check): Outcome => {
    const one = known.get(check.id);
    const cause: Outcome['cause'] = one?.fresh?.cause ?? { kind: 'rule-false' };
    return one
      ? { ...one.stored, cause }
      : { status: 'not-applicable', stale: false, exempt: false, cause };
  });
  const level = levelView(standard.levels, stored);
  return {
    standard: standard.name,
    standardVersion: standard.version,
    outcomes,
    level: level.name,
    levelRank: level.rank,
    highestRank: level.highest,
    score: fromMillionths(stored.score),
    known: fromMillionths(stored.known),
    counts: countStatuses(stored.statuses, judged),
    exempted: 0,
    valuesUsed: {},
  };
}

function resultView(one: Judged, input: EvaluationInput): ResultView {
  const { check, stored, explained } = one;
  return {
    checkId: check.id,
    title: check.title,
    ...optional('description', check.description),
    category: check.category,
    level: check.level,
    weight: check.weight,
    status: stored.status,
    stale: stored.stale,
    exempt: stored.exempt,
    reason:
      one.agrees && explained ? explained.reason : reasonWhileOutdated(one),
    who: one.agrees && explained ? explained.who : 'nobody',
    facts: factViews(check, explained, input),
    ...optional('fix', check.fix && fixView(check.fix, input)),
    ...optional('why', check.why),
    ...optional('effort', check.effort),
    controls: check.controls.map(control => ({ ...control })),
  };
}

function reasonWhileOutdated({ fresh, explained }: Judged): string {
  return fresh && explained
    ? `It is being evaluated again: what is known now gives ${fresh.status} (${explained.reason})`
    : 'It is being evaluated again: the standard does not apply any more';
}

function factViews(
  check: Check,
  explained: Result | undefined,
  input: EvaluationInput,
): FactView[] {
  const used = new Map(
    (explained?.facts ?? []).map(fact => [fact.factId, fact]),
  );
  return factsReadBy(check).map(factId => {
    const fact = used.get(factId);
    if (!fact) {
      return { factId, state: 'absent' };
    }
    const provenance = input.facts.get(factId)?.provenance;
    return {
      factId,
      ...(fact.none ? {} : optional('value', fact.value)),
      state: fact.none ? 'none' : 'value',
      observedAt: isoInstant(fact.observedAt),
      source: fact.source,
      ...optional('provenance', provenance),
    };
  });
}

/** How to meet a check, with the fields of the entity filled in. @internal */
export function fixView(
  fix: NonNullable<Check['fix']>,
  { entity }: EvaluationInput,
): ResultView['fix'] {
  const filled = (text: string | undefined) =>
    text === undefined ? undefined : fillPlaceholders(text, entity);
  return {
    ...optional('text', filled(fix.text)),
    ...optional('url', filled(fix.url)),
    ...optional('template', fix.template),
  };
}
