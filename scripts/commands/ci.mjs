// Runs everything that must hold before a change lands, all of it even after a failure, and says what ran.

import { join } from 'node:path';
import { backstageCli } from '../lib/backstageCli.mjs';
import {
  describeCounts,
  isSuccess,
  noCounts,
  sumCounts,
} from '../lib/counts.mjs';
import { rootDir } from '../lib/paths.mjs';
import { runBrowserTests } from '../lib/runBrowserTests.mjs';
import { runCommand } from '../lib/runCommand.mjs';
import { runProgram } from '../lib/runProgram.mjs';
import { runTests } from '../lib/runTests.mjs';
import { describeDuration, say } from '../lib/say.mjs';
import { Stopped } from '../lib/Stopped.mjs';
import { UserError } from '../lib/UserError.mjs';

const bin = name => join(rootDir, 'node_modules', name);

// Fields whose name says all need no sentence of their own.
const apiReportOptions = ['-o', 'ae-wrong-input-file-type,ae-undocumented'];

const steps = [
  {
    title: 'formatting',
    run: () => check([bin('prettier/bin-prettier.js'), '--check', '.']),
  },
  {
    title: 'lint',
    run: () => check([backstageCli, 'repo', 'lint', '--max-warnings', '0']),
  },
  {
    // The declarations that it writes go into the builds.
    title: 'types',
    run: () => check([bin('typescript/bin/tsc'), '--incremental', 'false']),
  },
  {
    // They are made from the declarations of the step before.
    title: 'API reports',
    run: () =>
      check([
        bin('@backstage/repo-tools/bin/backstage-repo-tools'),
        'api-reports',
        '--ci',
        ...apiReportOptions,
      ]),
  },
  { title: 'tests', run: () => runTests([]) },
  {
    title: 'builds',
    run: () => check([backstageCli, 'repo', 'build', '--all']),
  },
  { title: 'browser tests', run: () => runBrowserTests([]) },
];

await runCommand(async () => {
  const results = [];
  for (const step of steps) {
    results.push(await runStep(step));
  }
  say('\nWhat ran:');
  for (const { title, counts, duration } of results) {
    say(
      `  ${title}: ${describeCounts(counts)} (${describeDuration(duration)})`,
    );
  }
  const all = sumCounts(results.map(({ counts }) => counts));
  process.stdout.write(`${describeCounts(all)}\n`);
  return results.every(({ counts }) => isSuccess(counts)) ? 0 : 1;
});

async function runStep({ title, run }) {
  say(`\n=== ${title} ===`);
  const started = Date.now();
  const counts = await countFailure(run);
  return { title, counts, duration: Date.now() - started };
}

/** A step that could not run at all counts as one failure; the next steps go on. */
async function countFailure(run) {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Stopped) {
      throw error;
    }
    console.error(error instanceof UserError ? error.message : error);
    return { ...noCounts, failed: 1 };
  }
}

/** A check without tests of its own counts as one. */
async function check(args) {
  const code = await runProgram(process.execPath, args);
  return code === 0 ? { ...noCounts, passed: 1 } : { ...noCounts, failed: 1 };
}
