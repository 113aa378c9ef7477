// Runs all tests, or those that the arguments choose as in `backstage-cli repo test`, on SQLite and on PostgreSQL.

import { describeCounts, isSuccess } from '../lib/counts.mjs';
import { runCommand } from '../lib/runCommand.mjs';
import { runTests, watchTests } from '../lib/runTests.mjs';

await runCommand(async args => {
  if (args.some(arg => arg.startsWith('--watch'))) {
    return watchTests(args);
  }
  const counts = await runTests(args);
  process.stdout.write(`${describeCounts(counts)}\n`);
  return isSuccess(counts) ? 0 : 1;
});
