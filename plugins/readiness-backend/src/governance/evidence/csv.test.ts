import { csvLine } from './csv';

describe('csvLine', () => {
  it.each([
    [['a', 1, true, null, undefined], 'a,1,true,,'],
    [['a,b', 'a"b', 'a\nb'], '"a,b","a""b","a\nb"'],
    [[{ a: [1] }], '"{""a"":[1]}"'],
    [['=1', '+1', '-1', '@a'], `"'=1","'+1","'-1","'@a"`],
    [['\t=1', '\r=1'], `"'\t=1","'\r=1"`],
    [['a=1', '1-2'], 'a=1,1-2'],
    [[-1], '-1'],
  ])('%j', (cells, line) => {
    expect(csvLine(cells)).toBe(`${line}\r\n`);
  });
});
