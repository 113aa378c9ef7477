import { spawn } from 'node:child_process';
import { rootDir } from './paths.mjs';
import { Stopped } from './Stopped.mjs';

/**
 * Runs a program at the root of the checkout, with our own terminal; resolves to its exit code.
 *
 * Rejects with {@link Stopped} if this process is told to stop meanwhile, once the program has ended.
 */
export function runProgram(program, args, options = {}) {
  const child = spawn(program, args, {
    cwd: rootDir,
    stdio: 'inherit',
    ...options,
  });
  let stopped = false;
  const forward = signal => {
    stopped = true;
    child.kill(signal);
  };
  process.on('SIGTERM', forward);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', code => {
      process.off('SIGTERM', forward);
      if (stopped) {
        reject(new Stopped());
      } else {
        resolve(code ?? 1);
      }
    });
  });
}
