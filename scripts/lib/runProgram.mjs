import { spawn } from 'node:child_process';
import { rootDir } from './paths.mjs';

/** Runs a program at the root of the checkout, with our own terminal; resolves to its exit code. */
export function runProgram(program, args, options = {}) {
  const child = spawn(program, args, {
    cwd: rootDir,
    stdio: 'inherit',
    ...options,
  });
  const forward = signal => child.kill(signal);
  process.on('SIGTERM', forward);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', code => {
      process.off('SIGTERM', forward);
      resolve(code ?? 1);
    });
  });
}
