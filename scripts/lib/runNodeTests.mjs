import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { countTapReport } from './counts.mjs';
import { rootDir } from './paths.mjs';

/**
 * Runs the files `*.test.mjs` below folders of the checkout with Node's own test runner, one after the other.
 *
 * Resolves to their counts; the report is shown meanwhile.
 */
export async function runNodeTests(folders, options = {}) {
  const files = (await Promise.all(folders.map(testFilesBelow))).flat();
  const child = spawn(
    process.execPath,
    ['--test', '--test-concurrency=1', '--test-reporter=tap', ...files],
    {
      cwd: rootDir,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: options.env ?? process.env,
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
