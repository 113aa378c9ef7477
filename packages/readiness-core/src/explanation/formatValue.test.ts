import { formatAge, formatValue } from './formatValue';

describe('formatValue', () => {
  it.each([
    [0.951, 'ratio', '95.1 %'],
    [4, 'count', '4'],
    [1.5, 'multiple', '1.5 ×'],
    [12, 'days', '12 days'],
    [2.006, undefined, '2.01'],
    [2, '', '2'],
  ])('writes %p in %p as %p', (value, unit, expected) => {
    expect(formatValue(value, unit)).toBe(expected);
  });
});

describe('formatAge', () => {
  it.each([
    [0, '0 minutes'],
    [60_000, '1 minute'],
    [3 * 3_600_000 + 1, '3 hours'],
    [86_400_000, '1 day'],
  ])('writes %p milliseconds as %p', (milliseconds, expected) => {
    expect(formatAge(milliseconds)).toBe(expected);
  });
});
