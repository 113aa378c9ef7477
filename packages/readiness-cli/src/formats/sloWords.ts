import {
  BurnRateWindow,
  ObjectiveStatus,
  SloState,
} from 'backstage-readiness-core';
import { CheckedObjective } from '../slo/types';

/** Worst first: what is known to be bad, then what nobody knows, then what is fine. */
const STATES: readonly SloState[] = [
  'exhausted',
  'at-risk',
  'error',
  'stale',
  'no-data',
  'no-traffic',
  'ok',
];

const STATE_WORDS: Readonly<Record<SloState, string>> = {
  exhausted: 'Budget exhausted',
  'at-risk': 'At risk',
  error: 'Error',
  stale: 'Stale',
  'no-data': 'No data',
  'no-traffic': 'No traffic',
  ok: 'OK',
};

const BURN_RATE_WINDOWS: readonly BurnRateWindow[] = [
  '5m',
  '30m',
  '1h',
  '2h',
  '6h',
  '1d',
  '3d',
  'window',
];

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** @internal */
export function stateInWords({ status }: CheckedObjective): string {
  return STATE_WORDS[status.state];
}

/** By state, then by what is left of the budget, then as they were. @internal */
export function worstObjectivesFirst(
  objectives: readonly CheckedObjective[],
): readonly CheckedObjective[] {
  return [...objectives].sort(
    (left, right) =>
      STATES.indexOf(left.status.state) - STATES.indexOf(right.status.state) ||
      leftOf(left) - leftOf(right),
  );
}

/** What nobody knows comes last. */
function leftOf({ status }: CheckedObjective): number {
  return status.budgetRemaining ?? Number.MAX_VALUE;
}

/** `2 exhausted, 1 error, 3 ok`. @internal */
export function countsInWords(objectives: readonly CheckedObjective[]): string {
  return STATES.flatMap(state => {
    const count = objectives.filter(
      ({ status }) => status.state === state,
    ).length;
    return count > 0 ? [`${count} ${state}`] : [];
  }).join(', ');
}

/** `checkout-availability, objective-1`. @internal */
export function nameInWords({
  definition,
  objective,
}: CheckedObjective): string {
  return `${definition.name}, ${objective.name}`;
}

/** `99.9431 %`, rounded down so that 100 % means all. @internal */
export function ratioInWords(ratio: number | null): string {
  return ratio === null ? 'unknown' : `${roundDown(ratio * 100, 4)} %`;
}

/** `40 % (17 min 17 s)`; what was spent beyond the budget is said as such. @internal */
export function budgetInWords({
  budgetRemaining,
  budgetRemainingSeconds,
}: ObjectiveStatus): string {
  if (budgetRemaining === null) {
    return 'unknown';
  }
  const time =
    budgetRemainingSeconds === null
      ? ''
      : ` (${durationInWords(Math.abs(budgetRemainingSeconds))})`;
  return budgetRemaining < 0
    ? `overspent by ${roundDown(-budgetRemaining * 100, 1)} %${time}`
    : `${roundDown(budgetRemaining * 100, 1)} %${time}`;
}

/** `20x over 5m, 5.15x over 6h`; windows without data are left out. @internal */
export function burnRatesInWords(
  { burnRates }: ObjectiveStatus,
  windows: readonly BurnRateWindow[] = BURN_RATE_WINDOWS,
): string {
  const parts = windows.flatMap(window => {
    const rate = burnRates[window];
    return rate === null ? [] : [burnRateInWords(rate, window)];
  });
  return parts.length === 0 ? 'unknown' : parts.join(', ');
}

function burnRateInWords(rate: number, window: BurnRateWindow): string {
  const over = window === 'window' ? 'the window' : window;
  return `${Number(rate.toPrecision(3))}x over ${over}`;
}

/** The two greatest units: `1 d 3 h`, `43 min 12 s`, `0 s`. @internal */
export function durationInWords(seconds: number): string {
  const first = UNITS.findIndex(([, length]) => seconds >= length);
  if (first === -1) {
    return '0 s';
  }
  const [, least] = UNITS[Math.min(first + 1, UNITS.length - 1)];
  let rest = Math.floor(seconds / least) * least;
  const parts = new Array<string>();
  for (const [unit, length] of UNITS.slice(first, first + 2)) {
    const amount = Math.floor(rest / length);
    rest -= amount * length;
    if (amount > 0) {
      parts.push(`${amount} ${unit}`);
    }
  }
  return parts.join(' ');
}

/** What binary fractions leave over, such as 99.89999999999999, does not round down a whole step. */
function roundDown(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.floor(value * factor + 1e-6) / factor;
}
