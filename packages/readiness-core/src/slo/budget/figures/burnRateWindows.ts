import { BurnRateWindow } from '../../types';

/** A window of a burn rate that is the same for all objectives. @public */
export type FixedBurnRateWindow = Exclude<BurnRateWindow, 'window'>;

/** The windows over which burn rates are given, in seconds. @public */
export const BURN_RATE_SECONDS: Readonly<Record<FixedBurnRateWindow, number>> =
  {
    '5m': 300,
    '30m': 1_800,
    '1h': 3_600,
    '2h': 7_200,
    '6h': 21_600,
    '1d': 86_400,
    '3d': 259_200,
  };
