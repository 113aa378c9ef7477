import { SloLimits } from '../types';

/** The limits that hold where nothing else is said. @public */
export const SLO_LIMITS: SloLimits = {
  minimumCoverage: 0.9,
  atRiskBelow: 0.1,
  staleAfterSeconds: 900,
  noDataAfterSeconds: 86_400,
  lowTrafficBelow: 10,
};
