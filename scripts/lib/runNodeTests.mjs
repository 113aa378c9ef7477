import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { countTapReport, noCounts } from './counts.mjs';
import { rootDir } from './paths.mjs';

/**
 * Runs the files `*.test.mjs` below folders of the checkout with Node's own test runner, one after the other.
 *
 * Resolves to their counts; the report is shown meanwhile.
 *
 * @param options.only - parts of names: only the files that have one of them run
 * @param options.env - the environment of the tests
 */
export async function runNodeTests(folders, options = {}) {
  const { only = [], env = process.env } = options;
  const files = (await Promise.all(folders.map(testFilesBelow)))
    .flat()
    .filter(
      file => only.length === 0 || only.some(part => file.includes(part)),
    );
  if (files.length === 0) {
    return noCounts;
  }
  const child = spawn(
    process.execPath,
    ['--test', '--test-concurrency=1', '--test-reporter=tap', ...files],
    {
      cwd: rootDir,
      stdio: ['ignore', 'pipe', 'inherit'],
      env,
    },
  );
  let report = '';
  child.stdout.on('data', chunk => {
    report += chunk;
    process.stdout.write(chunk);
  });
  await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return countTapReport(report);
}

async function testFilesBelow(folder) {
  const entries = await readdir(join(rootDir, folder), { recursive: true });
  return entries
    .filter(entry => entry.endsWith('.test.mjs'))
    .sort()
    .map(entry => join(folder, entry));
}
