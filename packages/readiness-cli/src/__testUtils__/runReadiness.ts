import { ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** What a run of the program left behind. */
export interface Run {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and how the program runs. */
export interface RunOptions {
  readonly cwd?: string;
  /** On top of the environment of the tests. */
  readonly env?: Readonly<Record<string, string>>;
  /** A command that runs the command which its arguments go on with. */
  readonly through?: readonly string[];
}

const BIN = resolve(__dirname, '../../bin/readiness');

/** Runs the program as a process of its own. */
export function runReadiness(
  args: readonly string[],
  options: RunOptions = {},
): Promise<Run> {
  return startReadiness(args, options).ended;
}

/** Starts the program as a process of its own, which may be told to end. */
export function startReadiness(
  args: readonly string[],
  { cwd, env, through = [] }: RunOptions = {},
): { readonly child: ChildProcess; readonly ended: Promise<Run> } {
  const [command, ...rest] = [...through, process.execPath, BIN, ...args];
  const child = spawn(command, rest, { cwd, env: { ...process.env, ...env } });
  const ended = new Promise<Run>((done, fail) => {
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', text => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', text => (stderr += text));
    child.on('error', fail);
    child.on('close', exitCode => done({ exitCode, stdout, stderr }));
  });
  return { child, ended };
}
