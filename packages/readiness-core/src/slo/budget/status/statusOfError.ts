import { ObjectiveStatus } from '../../types';
import { NO_FIGURES } from '../figures/figuresOf';
import { tidyNumber } from '../numbers/tidyNumber';
import { ObjectiveStatusOptions } from '../types';
import { windowAt } from '../windows/windowAt';

/** @internal */
export const NO_BURN_RATES: ObjectiveStatus['burnRates'] = {
  '5m': null,
  '30m': null,
  '1h': null,
  '2h': null,
  '6h': null,
  '1d': null,
  '3d': null,
  window: null,
};

/** Where an objective stands that cannot be counted. @internal */
export function statusOfError(
  { slo, objective, now }: ObjectiveStatusOptions,
  reason: string,
): ObjectiveStatus {
  const window = windowAt(slo.window, now);
  const at = tidyNumber(now) ?? 0;
  return {
    state: 'error',
    reason,
    target: tidyNumber(objective.target) ?? 0,
    windowStart: window.kind === 'window' ? window.start : at,
    windowEnd: window.kind === 'window' ? window.end : at,
    countedUntil: null,
    ...NO_FIGURES,
    burnRates: NO_BURN_RATES,
    secondsToExhaustion: null,
    lastsUntilReset: false,
    alert: null,
    alertReasons: [],
    lowTraffic: false,
    met: null,
  };
}
