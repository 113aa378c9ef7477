import { ConfigReader } from '@backstage/config';
import { SLO_LIMITS } from 'backstage-readiness-core';
import { readSloSettings } from './SloSettings';

function limitsOf(limits: Record<string, string | number>) {
  return readSloSettings(new ConfigReader({ readiness: { slo: { limits } } }))
    .limits;
}

describe('readSloSettings', () => {
  it('judges within the limits of the core where nothing is said', () => {
    expect(readSloSettings(new ConfigReader({})).limits).toEqual(SLO_LIMITS);
  });

  it('takes each limit from the configuration', () => {
    const limits = {
      staleAfter: '30m',
      noDataAfter: 'PT6H',
      minimumCoverage: 0.95,
      atRiskBelow: 0,
    };
    expect(limitsOf(limits)).toEqual({
      ...SLO_LIMITS,
      staleAfterSeconds: 1800,
      noDataAfterSeconds: 21_600,
      minimumCoverage: 0.95,
      atRiskBelow: 0,
    });
  });

  it.each(['minimumCoverage', 'atRiskBelow'])(
    'refuses a %s that is no share, and says what would be one',
    key => {
      expect(() => limitsOf({ [key]: 90 })).toThrow(
        `readiness.slo.limits.${key} is 90; it is a share from 0 to 1, such as 0.9 for 90 %`,
      );
    },
  );
});
