import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** What a run of the program left behind. */
export interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const BIN = resolve(__dirname, '../../bin/readiness');

/** Runs the program as a process of its own. */
export function runReadiness(
  args: readonly string[],
  { cwd }: { readonly cwd?: string } = {},
): Promise<Run> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [BIN, ...args], { cwd });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', text => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', text => (stderr += text));
    child.on('error', fail);
    child.on('close', exitCode => done({ exitCode, stdout, stderr }));
  });
}
