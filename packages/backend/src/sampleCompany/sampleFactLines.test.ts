import { readFileSync } from 'fs';
import { resolve } from 'path';
import { sampleFactLines } from './sampleFactLines';

describe('sampleFactLines', () => {
  it('gives the file in examples/facts, which examples/README.md says how to write', () => {
    const file = resolve(
      __dirname,
      '../../../../examples/facts/sample-facts.jsonl',
    );
    const today = new Date('2026-11-20T06:00:00Z');
    expect(sampleFactLines(today).split('\n')).toEqual(
      readFileSync(file, 'utf8').split('\n'),
    );
  });
});
