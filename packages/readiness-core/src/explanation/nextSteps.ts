import { Check, Standard } from '../documents/types';
import { isMet } from '../evaluation/levelOf';
import { Scorecard } from '../evaluation/types';

/** One check that is not met, and what meeting it would bring. @public */
export interface NextStep {
  readonly checkId: string;
  readonly title: string;
  readonly level: string;
  /** Needed for the next level. */
  readonly forNextLevel: boolean;
  /** What the score would gain, 0 to 1. */
  readonly gain: number;
  /** Expected work in minutes, when the author gave it. */
  readonly effort?: number;
}

/** @public */
export interface NextSteps {
  /** The next level that work can reach; null when nothing is left to do, which exemptions may bring about too. */
  readonly nextLevel: string | null;
  /** How many steps the next level needs. */
  readonly remaining: number;
  /** Most valuable first: for the next level before others, then gain for the effort. */
  readonly steps: readonly NextStep[];
}

/** Half a working day, for checks whose author gave no effort. */
const ASSUMED_EFFORT = 240;

/**
 * What brings a service to the next level, most valuable first.
 * @public
 */
export function nextSteps(standard: Standard, scorecard: Scorecard): NextSteps {
  const possible = sum(
    standard.checks.filter((_, slot) => applies(scorecard, slot)),
  );
  const open = standard.checks.filter(
    (_, slot) => applies(scorecard, slot) && !isMet(scorecard.outcomes[slot]),
  );
  const nextRank = nextRankOf(standard, scorecard, open);
  const steps = open
    .map(check => stepOf(check, standard, nextRank, possible))
    .sort(byValue);
  return {
    nextLevel: nextRank === undefined ? null : standard.levels[nextRank - 1],
    remaining: steps.filter(step => step.forNextLevel).length,
    steps,
  };
}

function applies(scorecard: Scorecard, slot: number): boolean {
  return scorecard.outcomes[slot].status !== 'not-applicable';
}

/** The lowest level above the present one that something of applies to. */
function nextRankOf(
  standard: Standard,
  { levelRank, highestRank, outcomes }: Scorecard,
  open: readonly Check[],
): number | undefined {
  if (levelRank >= highestRank || open.length === 0) {
    return undefined;
  }
  const lowestOpen = Math.min(
    ...open.map(check => standard.levels.indexOf(check.level) + 1),
  );
  const ranks = standard.checks
    .filter((_, slot) => outcomes[slot].status !== 'not-applicable')
    .map(check => standard.levels.indexOf(check.level) + 1)
    .filter(rank => rank > levelRank && rank >= lowestOpen);
  return Math.min(...ranks);
}

function stepOf(
  check: Check,
  standard: Standard,
  nextRank: number | undefined,
  possible: number,
): NextStep {
  const rank = standard.levels.indexOf(check.level) + 1;
  return {
    checkId: check.id,
    title: check.title,
    level: check.level,
    forNextLevel: nextRank !== undefined && rank <= nextRank,
    gain: Math.round((check.weight / possible) * 1e6) / 1e6,
    effort: check.effort,
  };
}

function byValue(a: NextStep, b: NextStep): number {
  return (
    Number(b.forNextLevel) - Number(a.forNextLevel) ||
    valueOf(b) - valueOf(a) ||
    (a.checkId < b.checkId ? -1 : 1)
  );
}

function valueOf({ gain, effort }: NextStep): number {
  return gain / Math.max(effort ?? ASSUMED_EFFORT, 1);
}

function sum(checks: readonly Check[]): number {
  return checks.reduce((total, check) => total + check.weight, 0);
}
