import type { SliReadAnswer } from 'backstage-plugin-readiness-node';
import { requestsOf } from '../__testUtils__/checkedObjective';
import { SourceReader } from './SourceReader';

const READ: SliReadAnswer = { kind: 'read', readings: [], warnings: [] };
const DOWN: SliReadAnswer = { kind: 'unavailable', reason: 'It is down' };
const REQUEST = {
  definition: requestsOf('shop'),
  sliceSeconds: 300,
  from: 0,
  to: 300_000,
  signal: new AbortController().signal,
};

/** Gives these answers one after the other, then the last one for good. */
function answering(...answers: readonly SliReadAnswer[]) {
  let asked = 0;
  const reader = new SourceReader({
    read: async () => answers[Math.min(asked++, answers.length - 1)],
  });
  return { reader, asked: () => asked };
}

async function readTimes(reader: SourceReader, times: number) {
  const answers = new Array<SliReadAnswer>();
  for (let index = 0; index < times; index++) {
    answers.push(await reader.read(REQUEST));
  }
  return answers;
}

describe('SourceReader', () => {
  it('asks no more after five failures in a row, and answers with the last', async () => {
    const { reader, asked } = answering(DOWN);

    const answers = await readTimes(reader, 20);

    expect(asked()).toBe(5);
    expect(answers.every(answer => answer === DOWN)).toBe(true);
  });

  it('goes on while answers come in between', async () => {
    const { reader, asked } = answering(DOWN, DOWN, DOWN, DOWN, READ, DOWN);

    await readTimes(reader, 9);

    expect(asked()).toBe(9);
  });

  it('takes a refused query for an answer: only its author can mend it', async () => {
    const refused: SliReadAnswer = { kind: 'refused', reason: 'It is wrong' };
    const { reader, asked } = answering(refused);

    await readTimes(reader, 9);

    expect(asked()).toBe(9);
  });

  it('takes what a source throws for unavailable', async () => {
    const reader = new SourceReader({
      read: async () => {
        throw new Error('broken pipe');
      },
    });

    await expect(reader.read(REQUEST)).resolves.toEqual({
      kind: 'unavailable',
      reason: 'Error: broken pipe',
    });
  });
});
