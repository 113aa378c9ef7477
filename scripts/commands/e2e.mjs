// Walks through the portal with a browser; arguments choose files of the folder e2e by a part of their name.

import { describeCounts, isSuccess } from '../lib/counts.mjs';
import { runBrowserTests } from '../lib/runBrowserTests.mjs';
import { runCommand } from '../lib/runCommand.mjs';

await runCommand(async args => {
  const counts = await runBrowserTests(args);
  process.stdout.write(`${describeCounts(counts)}\n`);
  return isSuccess(counts) ? 0 : 1;
});
