// Starts the demo portal: frontend and backend, on data that survives a restart.

import { runCommand } from '../lib/runCommand.mjs';
import { readStartOptions } from '../lib/startOptions.mjs';
import { startPortal } from '../lib/startPortal.mjs';

await runCommand(async args => {
  const portal = await startPortal(readStartOptions(args));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => portal.stop());
  }
  return portal.ended;
});
