import { parseArgs } from 'node:util';
import { InputError } from '@backstage/errors';
import { Engine, ENGINES } from './database/BenchDatabase';

/** What is measured. @internal */
export interface BenchOptions {
  readonly entities: number;
  readonly engines: readonly Engine[];
  /** How often a run over all entities is repeated; its median counts. */
  readonly runs: number;
  /** Where the figures are written as JSON. */
  readonly json: string | undefined;
  readonly parts: readonly Part[];
}

const PARTS = ['evaluation', 'api'] as const;

/** A half of the benchmark that can be run alone, under a profiler for example. @internal */
export type Part = (typeof PARTS)[number];

/** @internal */
export const USAGE = `npm run bench -- [options]

  --entities <number>                 size of the synthetic catalog (10000)
  --engine postgres | sqlite | both   which databases (both)
  --only evaluation | api             one half of the figures (both halves)
  --runs <number>                     runs over all entities, of which the median counts (3; 1 from 50000 entities on)
  --json <file>                       also writes the figures to a file`;

/** Reads the command line. @internal */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      entities: { type: 'string', default: '10000' },
      engine: { type: 'string', default: 'both' },
      only: { type: 'string' },
      runs: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const entities = wholeNumber('entities', values.entities);
  return {
    entities,
    engines: values.engine === 'both' ? ENGINES : oneOf(ENGINES, values.engine),
    runs: wholeNumber('runs', values.runs ?? (entities < 50_000 ? '3' : '1')),
    json: values.json,
    parts: values.only === undefined ? PARTS : oneOf(PARTS, values.only),
  };
}

function oneOf<T extends string>(allowed: readonly T[], value: string): T[] {
  const found = allowed.filter(item => item === value);
  if (found.length === 0) {
    throw new InputError(
      `"${value}" is none of ${allowed.join(', ')}\n\n${USAGE}`,
    );
  }
  return found;
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    throw new InputError(`--${name} takes a number from 1 on\n\n${USAGE}`);
  }
  return value;
}
