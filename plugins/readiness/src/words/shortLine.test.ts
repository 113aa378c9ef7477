import { shortLine } from './shortLine';

describe('shortLine', () => {
  it('leaves a short line as it is', () => {
    expect(shortLine('2 checks added')).toBe('2 checks added');
  });

  it('makes one line of several', () => {
    expect(shortLine('2 checks added\n1 check removed\n')).toBe(
      '2 checks added 1 check removed',
    );
  });

  it('leaves 120 characters and shortens 121', () => {
    expect(shortLine('a'.repeat(120))).toBe('a'.repeat(120));
    expect(shortLine('a'.repeat(121))).toBe(`${'a'.repeat(119)}…`);
  });

  it('cuts after a whole word', () => {
    expect(shortLine('check added, '.repeat(20))).toBe(
      `${'check added, '.repeat(9).trim()}…`,
    );
  });
});
