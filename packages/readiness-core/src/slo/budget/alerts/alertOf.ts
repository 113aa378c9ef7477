import { ObjectiveStatus, SloAlertCondition } from '../../types';
import { FixedBurnRateWindow } from '../figures/burnRateWindows';
import { BurnRateOptions } from '../figures/burnRatesOf';
import { snapTo } from '../numbers/snapTo';
import { alertPairsOf } from './alertPairsOf';
import { conditionReason } from './conditionReason';

/** @internal */
export interface AlertOptions {
  readonly burn: BurnRateOptions;
  readonly burnRates: Readonly<Record<FixedBurnRateWindow, number | null>>;
  readonly conditions: readonly SloAlertCondition[];
  /** Length of the objective's window. */
  readonly windowSeconds: number;
  /** End of the last data. */
  readonly until: number;
}

interface Spoken {
  readonly alert: 'page' | 'ticket';
  readonly reason: string;
}

const PAGING = ['page', 'critical'];

/** Which alerts speak: the pairs of the Workbook's table and the conditions of the document. @internal */
export function alertOf(
  options: AlertOptions,
): Pick<ObjectiveStatus, 'alert' | 'alertReasons'> {
  const spoken = [...spokenPairs(options), ...spokenConditions(options)];
  const paged = spoken.some(({ alert }) => alert === 'page');
  return {
    alert: paged ? 'page' : spoken[0]?.alert ?? null,
    alertReasons: spoken.map(({ reason }) => reason),
  };
}

function spokenPairs({
  burn,
  burnRates,
  windowSeconds,
}: AlertOptions): Spoken[] {
  const { target } = burn.objective;
  return alertPairsOf({ target, windowSeconds })
    .filter(
      ({ long, short, factor }) =>
        isOver(burnRates[long], factor) && isOver(burnRates[short], factor),
    )
    .map(({ alert, long, short, factor }) => ({
      alert,
      reason: `${factor}x over ${long} and ${short}`,
    }));
}

function spokenConditions({ burn, conditions, until }: AlertOptions): Spoken[] {
  return conditions.flatMap(condition => {
    const reason = conditionReason(burn, condition, until);
    const paging = PAGING.includes(condition.severity.trim().toLowerCase());
    return reason ? [{ alert: paging ? 'page' : 'ticket', reason }] : [];
  });
}

function isOver(burnRate: number | null, factor: number): boolean {
  return burnRate !== null && snapTo(burnRate, factor) > factor;
}
