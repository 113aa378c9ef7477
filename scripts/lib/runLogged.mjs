import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/**
 * Runs a program with its output in a file, and hands each line to `onLine` meanwhile.
 *
 * Resolves to `{ code, log }`, where `log` is all that it printed; never rejects because of the exit code.
 */
export async function runLogged(program, args, options) {
  const { logFile, onLine = () => {}, ...spawnOptions } = options;
  const log = createWriteStream(logFile);
  const child = spawn(program, args, {
    ...spawnOptions,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.pipe(log, { end: false });
    createInterface({ input: stream }).on('line', onLine);
  }
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  await new Promise(resolve => log.end(resolve));
  return { code: code ?? 1, log: await readFile(logFile, 'utf8') };
}

/** The last lines of a log, indented, to show why something failed. */
export function tailOf(log, count = 20) {
  const lines = log.trimEnd().split('\n').slice(-count);
  return lines.map(line => `  ${line}`).join('\n');
}
