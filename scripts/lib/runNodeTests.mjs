import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countTapReport, noCounts } from './counts.mjs';
import { rootDir } from './paths.mjs';
import { runProgram } from './runProgram.mjs';

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
  const directory = await mkdtemp(join(tmpdir(), 'readiness-report-'));
  const report = join(directory, 'report.tap');
  try {
    const code = await runProgram(
      process.execPath,
      ['--test', '--test-concurrency=1', ...reportTo(report), ...files],
      { env },
    );
    const counts = countTapReport(await readFile(report, 'utf8'));
    return code !== 0 && counts.failed === 0
      ? { ...counts, failed: 1 }
      : counts;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function reportTo(file) {
  return [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${file}`,
  ];
}

async function testFilesBelow(folder) {
  const entries = await readdir(join(rootDir, folder), { recursive: true });
  return entries
    .filter(entry => entry.endsWith('.test.mjs'))
    .sort()
    .map(entry => join(folder, entry));
}
