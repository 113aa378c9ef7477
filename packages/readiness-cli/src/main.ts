import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { cleanUpOnSignal } from './cleanUpOnSignal';
import { runProgram } from './runProgram';

/**
 * Runs the program with the arguments of this process. The process ends by itself, with the exit code of the command,
 * once all output has been taken.
 *
 * @param packageRoot - the directory of this package; code that has been built lies at another depth than sources
 * @public
 */
export async function main(packageRoot: string): Promise<void> {
  process.stdout.on('error', ignoreClosedPipe);
  process.exitCode = await runProgram(process.argv.slice(2), {
    cwd: process.cwd(),
    packageRoot,
    env: process.env,
    now: () => Date.now(),
    wait: milliseconds => setTimeout(milliseconds),
    random: () => Math.random(),
    uniqueKey: () => randomUUID(),
    cleanUpOnSignal: cleanUp => cleanUpOnSignal(cleanUp, process),
    stdout: text => process.stdout.write(text),
    stderr: text => process.stderr.write(text),
  });
}

/** The reader of a pipe may go before the end, as `head` does; the exit code stays that of the command. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') {
    throw error;
  }
}
