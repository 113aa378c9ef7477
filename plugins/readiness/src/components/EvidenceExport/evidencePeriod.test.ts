import {
  DEFAULT_PERIOD,
  isAhead,
  isBackwards,
  periodQuery,
} from './evidencePeriod';

const NOW = Date.parse('2026-11-22T12:00:00.000Z');

describe('periodQuery', () => {
  it('counts days back from now, to the instant', () => {
    expect(periodQuery({ ...DEFAULT_PERIOD, kind: '30' }, NOW)).toEqual({
      from: '2026-10-23T12:00:00.000Z',
    });
  });

  it.each([
    ['2026-01-01', '2026-03-31', true],
    ['2026-01-01', '2026-01-01', true],
    ['2026-01-02', '2026-01-01', false],
    ['2026-11-22', '2026-11-22', true],
    ['2026-11-23', '2026-11-24', false],
    ['', '2026-01-01', false],
    ['2026-01-01', '', false],
  ])('of the days "%s" to "%s" is there: %s', (from, to, there) => {
    const query = periodQuery({ kind: 'dates', from, to }, NOW);
    expect(query).toEqual(there ? { from, to } : undefined);
  });
});

describe('isAhead', () => {
  it.each([
    ['2026-11-22', '2026-11-22T23:59:59.999Z', false],
    ['2026-11-23', '2026-11-22T23:59:59.999Z', true],
    ['2026-11-23', '2026-11-23T00:00:00.000Z', false],
    ['', '2026-11-22T12:00:00.000Z', false],
  ])('of %j at %s, by days in UTC: %s', (from, now, ahead) => {
    expect(isAhead({ from }, Date.parse(now))).toBe(ahead);
  });
});

describe('isBackwards', () => {
  it('is told once both days are there', () => {
    expect(isBackwards({ from: '2026-01-02', to: '' })).toBe(false);
    expect(isBackwards({ from: '2026-01-02', to: '2026-01-01' })).toBe(true);
  });
});
