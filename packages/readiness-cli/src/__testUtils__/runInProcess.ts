import { resolve } from 'node:path';
import { runProgram } from '../runProgram';
import { Run } from './runReadiness';

/** The instant at which the tests happen. */
export const NOW = Date.parse('2027-03-01T12:00:00Z');

/** Runs the program inside of this process, at `NOW` unless another time is named. */
export async function runInProcess(
  args: readonly string[],
  {
    cwd = process.cwd(),
    env = {},
    now = NOW,
    waits = [],
    cleanUps = new Set(),
  }: {
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly now?: number;
    /** Gets the milliseconds that the program waits, which pass at once. */
    readonly waits?: number[];
    /** Has what a signal would run, as long as it would. */
    readonly cleanUps?: Set<() => void>;
  } = {},
): Promise<Run> {
  let stdout = '';
  let stderr = '';
  const exitCode = await runProgram(args, {
    cwd,
    packageRoot: resolve(__dirname, '../..'),
    env,
    now: () => now,
    wait: async milliseconds => {
      waits.push(milliseconds);
    },
    random: () => 0.5,
    uniqueKey: () => 'unique-key',
    cleanUpOnSignal: cleanUp => {
      cleanUps.add(cleanUp);
      return () => cleanUps.delete(cleanUp);
    },
    stdout: text => {
      stdout += text;
    },
    stderr: text => {
      stderr += text;
    },
  });
  return { exitCode, stdout, stderr };
}
