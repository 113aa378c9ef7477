import fc from 'fast-check';
import { contentHash } from './contentHash';

describe('contentHash', () => {
  it('is stable across releases', () => {
    expect(contentHash({ a: 1, b: ['x', null, true] })).toBe(
      contentHash({ b: ['x', null, true], a: 1 }),
    );
    expect(contentHash('readiness')).toMatch(/^[0-9a-f]{14}$/);
  });

  it('leaves out what is undefined', () => {
    expect(contentHash({ a: 1, b: undefined })).toBe(contentHash({ a: 1 }));
  });

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), content => {
        const reversed = Object.fromEntries(Object.entries(content).reverse());
        expect(contentHash(reversed)).toBe(contentHash(content));
      }),
      { numRuns: 2_000 },
    );
  });

  it('tells contents apart that JSON tells apart', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
        expect(contentHash([left, right]) === contentHash([right, left])).toBe(
          contentHash(left) === contentHash(right),
        );
      }),
      { numRuns: 2_000 },
    );
  });
});
