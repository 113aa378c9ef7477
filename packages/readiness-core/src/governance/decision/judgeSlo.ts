import { BudgetGate } from '../../documents/types';
import { budgetPolicyFor } from '../../slo/policy/budgetPolicyFor';
import { SloState } from '../../slo/types';
import { GateRequirement } from '../documentTypes';
import {
  GateObjective,
  GateRequirementResult,
  RemovedStanding,
} from '../types';
import { GateCase } from './GateCase';
import { capitalised, instantText, someOf, withoutStop } from './wording';

type SloRequirement = Extract<GateRequirement, { kind: 'slo' }>;

/** What one objective asks of the gate. */
interface Verdict {
  readonly answer: BudgetGate;
  readonly exhausted: boolean;
  readonly reason: string;
  readonly removed?: RemovedStanding;
}

const NO_SLO = result('nothing-required', 'It has no SLO, so no budget counts');

const UNKNOWN: ReadonlySet<SloState> = new Set(['no-data', 'stale', 'error']);

/**
 * What the error budgets of an entity ask of a gate: each objective by its worst case, the strictest counts. One that was
 * removed counts as it stood then, or an owner could pass by removing it.
 * @internal
 */
export function judgeSlo(
  { budget }: SloRequirement,
  gateCase: GateCase,
): GateRequirementResult {
  const objectives = countingObjectives(gateCase);
  if (objectives === null) {
    return NO_SLO;
  }
  if (objectives.length === 0) {
    return {
      ...result('not-met', 'It has an SLO of which no objective can be told'),
      fix: 'Mend the SLO document, or wait until it has been read',
    };
  }
  const failing = [...objectives]
    .sort(byName)
    .map(objective => verdictOf(objective, budget, gateCase))
    .filter(({ answer }) => answer !== 'allow');
  return failing.length === 0
    ? passed(objectives, budget)
    : failed(failing, gateCase);
}

/** Null when there is none. */
function countingObjectives({
  given,
  now,
  deadline,
}: GateCase): readonly GateObjective[] | null {
  const { objectives } = given;
  if (objectives === null || objectives.length === 0) {
    return objectives;
  }
  const counting = objectives.filter(
    ({ removed }) => removed === undefined || removed.countsUntil > now,
  );
  counting.forEach(({ removed }) => deadline.note(removed?.countsUntil));
  return counting.length === 0 ? null : counting;
}

function verdictOf(
  objective: GateObjective,
  budget: SloRequirement['budget'],
  gateCase: GateCase,
): Verdict {
  const verdict =
    budget === 'by-policy'
      ? byPolicy(objective, gateCase)
      : notExhausted(objective);
  const { removed } = objective;
  return removed
    ? {
        ...verdict,
        removed,
        reason: `${withoutStop(
          verdict.reason,
        )} (it was removed on ${instantText(
          removed.at,
        )}, and counts as it stood then until ${instantText(
          removed.countsUntil,
        )})`,
      }
    : verdict;
}

function failed(
  failing: readonly Verdict[],
  gateCase: GateCase,
): GateRequirementResult {
  const strictestFirst = [...failing].sort(
    (left, right) =>
      Number(right.answer === 'block') - Number(left.answer === 'block'),
  );
  const reason = capitalised(
    someOf(
      // Once each: what is not named may be the same of several.
      [...new Set(strictestFirst.map(({ reason: text }) => withoutStop(text)))],
      '; ',
    ),
  );
  const onlyExhausted = failing.every(({ exhausted }) => exhausted);
  if (onlyExhausted && claimsReliabilityFix(gateCase)) {
    return result(
      'excused',
      `${reason}; the change claims to mend reliability, with the incident as its evidence`,
    );
  }
  const onlyWarns = failing.every(({ answer }) => answer === 'warn');
  return {
    ...result('not-met', reason),
    fix: fixOf(failing, onlyExhausted && Boolean(gateCase.gate.reliabilityFix)),
    ...(onlyWarns ? { onlyWarns } : {}),
  };
}

/** A claim: the link is shown and never fetched. @internal */
export function claimsReliabilityFix({ gate, given }: GateCase): boolean {
  const incident = given.context.reliabilityFix?.incident ?? '';
  return (
    gate.reliabilityFix !== undefined && /^https?:\/\/[^/?#\s]/i.test(incident)
  );
}

function fixOf(failing: readonly Verdict[], excusable: boolean): string {
  const isRemoved = failing.map(({ removed }) => removed !== undefined);
  return [
    ...(isRemoved.includes(false)
      ? [
          excusable
            ? 'Wait until the budget has recovered'
            : 'Wait until the budget has recovered and can be told again',
        ]
      : []),
    ...(isRemoved.includes(true)
      ? ['Bring back what was removed, or wait until it no longer counts']
      : []),
    ...(excusable
      ? ['A change that mends reliability may pass with a link to its incident']
      : []),
  ].join('. ');
}

function notExhausted(objective: GateObjective): Verdict {
  const { state, budgetRemainingAtLeast } = objective;
  const name = nameOf(objective);
  if (state === 'no-traffic') {
    // As error-budget policies have it, or a new service could never go live.
    return {
      answer: 'warn',
      exhausted: false,
      reason: `there was no traffic in the window of ${name}, so nobody can tell how much of its budget is left`,
    };
  }
  if (UNKNOWN.has(state) || budgetRemainingAtLeast === null) {
    return {
      answer: 'block',
      exhausted: false,
      reason: `nobody can tell how much of the budget of ${name} is left (${state})`,
    };
  }
  return {
    answer: isExhausted(objective) ? 'block' : 'allow',
    exhausted: true,
    reason: `the budget of ${name} is exhausted, at least when all that is not known was bad`,
  };
}

function byPolicy(
  objective: GateObjective,
  { given, input }: GateCase,
): Verdict {
  const state = worstState(objective);
  const verdict = budgetPolicyFor(given.errorBudgetPolicies, {
    entity: input.entity,
    tier: input.tier,
    state,
  });
  return {
    answer: verdict.gate,
    exhausted: state === 'exhausted',
    reason: `${nameOf(objective)}: ${verdict.reason}`,
  };
}

/** What is not known of the window counts as bad. */
function worstState(objective: GateObjective): SloState {
  const { state, budgetRemainingAtLeast } = objective;
  if (UNKNOWN.has(state) || state === 'no-traffic') {
    return state;
  }
  if (isExhausted(objective)) {
    return 'exhausted';
  }
  return budgetRemainingAtLeast === null ? 'no-data' : state;
}

function isExhausted({
  state,
  budgetRemainingAtLeast,
}: GateObjective): boolean {
  return (
    state === 'exhausted' ||
    (budgetRemainingAtLeast !== null && budgetRemainingAtLeast <= 0)
  );
}

function passed(
  objectives: readonly GateObjective[],
  budget: SloRequirement['budget'],
): GateRequirementResult {
  const live = objectives.filter(({ removed }) => removed === undefined);
  return live.length === 0 ? NO_SLO : result('met', metReason(live, budget));
}

function metReason(
  { length }: readonly GateObjective[],
  budget: SloRequirement['budget'],
): string {
  if (budget === 'by-policy') {
    return 'No error-budget policy asks for anything now';
  }
  return length === 1
    ? 'Its error budget is not exhausted'
    : `None of its ${length} error budgets is exhausted`;
}

function nameOf({ slo, objective }: GateObjective): string {
  return slo === objective ? slo : `${slo}/${objective}`;
}

function byName(left: GateObjective, right: GateObjective): number {
  return orderOf(left) < orderOf(right) ? -1 : 1;
}

function orderOf(objective: GateObjective): string {
  const { slo, objective: name, state, budgetRemainingAtLeast } = objective;
  return JSON.stringify([slo, name, state, budgetRemainingAtLeast]);
}

function result(
  outcome: GateRequirementResult['outcome'],
  reason: string,
): GateRequirementResult {
  return {
    id: 'slo',
    kind: 'slo',
    ...{ outcome, reason },
    approvers: [],
    missing: [],
  };
}
