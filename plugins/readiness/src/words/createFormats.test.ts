import { createFormats } from './createFormats';

const now = Date.parse('2026-11-22T12:00:00Z');
const english = createFormats({ language: 'en', now });

describe('createFormats', () => {
  it.each([
    [0, '0%'],
    [0.003, '0.3%'],
    [0.0004, '<0.1%'],
    [0.424, '42%'],
    [0.996, '99.6%'],
    [0.99999, '>99.9%'],
    [1, '100%'],
  ])('never rounds the share %d to all or nothing: %s', (share, text) => {
    expect(english.share(share)).toBe(text);
  });

  it.each([
    [0.7512, '75.1%'],
    [0.75, '75%'],
    [0.0004, '<0.1%'],
    [0.99999, '>99.9%'],
  ])('tells the share %d more precisely: %s', (share, text) => {
    expect(english.preciseShare(share)).toBe(text);
  });

  it.each([
    [0.999, undefined, '99.9%'],
    [0.9995, undefined, '99.95%'],
    [0.99999, undefined, '99.999%'],
    [0.999999999, undefined, '99.9999999%'],
    [1, undefined, '100%'],
    [0, undefined, '0%'],
    [0.000001, undefined, '0.0001%'],
    [0.99899999, 0.999, '99.899999%'],
    [0.999, 0.999, '99.9%'],
  ])(
    'tells the ratio %d beside %d apart from all, nothing and that: %s',
    (ratio, beside, text) => {
      expect(english.ratio(ratio, beside)).toBe(text);
    },
  );

  it('tells how far away an instant is, ahead or behind', () => {
    expect(english.distance('2026-11-24T12:00:00Z')).toBe('in 2 days');
    expect(english.distance('2026-11-20T12:00:00Z')).toBe('2 days ago');
  });

  it('speaks the language of the app', () => {
    const german = createFormats({ language: 'de', now });
    expect(german.share(0.424)).toBe('42\u00a0%');
    expect(german.number(1234.5)).toBe('1.234,5');
    expect(german.age('2026-11-19T12:00:00Z')).toBe('vor 3 Tagen');
    expect(german.date('2026-12-31')).toBe('31. Dez. 2026');
  });

  it('counts an age from the given present', () => {
    expect(english.age('2026-11-22T11:00:00Z')).toBe('1 hour ago');
  });

  it('says nothing of the future where a clock is ahead', () => {
    expect(english.age('2026-11-22T12:00:30Z')).toBe('1 second ago');
  });

  it('tells points without a sign, because a word says the direction', () => {
    expect(english.points(-0.0345)).toBe('3.5');
  });

  it('shows a time that is none as it was written', () => {
    expect(english.age('soon')).toBe('soon');
  });
});
