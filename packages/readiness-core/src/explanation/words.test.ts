import { ENTITY } from '../evaluation/__testUtils__/fixtures';
import { fillPlaceholders } from './fillPlaceholders';
import { formatAge, formatValue } from './formatValue';

describe('fillPlaceholders', () => {
  it.each([
    ['no placeholder', 'no placeholder'],
    ['${{ entity.metadata.name }}', 'orders'],
    [
      '${{entity.spec.type}}-${{ entity.ref }}',
      'service-component:default/orders',
    ],
    ['${{ entity.metadata.annotations.acme.com/rota }}', 'orders-primary'],
    ['<${{ entity.spec.absent }}>', '<>'],
    ['<${{ entity.spec }}>', '<>'],
    ['<${{ entity.constructor.name }}>', '<>'],
    ['<${{ entity.__proto__ }}>', '<>'],
    ['${{ user.name }}', '${{ user.name }}'],
    ['${{ entity.metadata.name', '${{ entity.metadata.name'],
  ])('makes of %s: %s', (text, expected) => {
    expect(fillPlaceholders(text, ENTITY)).toBe(expected);
  });

  it('does not fill again what it has filled in', () => {
    const name = '${{ entity.kind }} $&';
    const entity = { ...ENTITY, metadata: { name } };
    expect(fillPlaceholders('${{ entity.metadata.name }}', entity)).toBe(name);
  });
});

describe('formatValue', () => {
  it.each<[number, string | undefined, string]>([
    [0.9712, 'ratio', '97.12 %'],
    [1, 'ratio', '100 %'],
    [0.1 + 0.2, undefined, '0.3'],
    [3, 'ms', '3 ms'],
    [-0, undefined, '0'],
    [1e21, undefined, '1e+21'],
    [1.5e308, 'ratio', '1.5e+308 ratio'],
  ])('writes %p in %p as %s', (value, unit, expected) => {
    expect(formatValue(value, unit)).toBe(expected);
  });
});

describe('formatAge', () => {
  it.each([
    [0, '0 minutes'],
    [-5_000, '0 minutes'],
    [60_000, '1 minute'],
    [3_599_999, '59 minutes'],
    [3_600_000, '1 hour'],
    [86_399_999, '23 hours'],
    [86_400_000, '1 day'],
    [3 * 86_400_000, '3 days'],
  ])('writes %d ms as %s', (milliseconds, expected) => {
    expect(formatAge(milliseconds)).toBe(expected);
  });
});
