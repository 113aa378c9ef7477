// Starts the portal on free ports and fresh data, and walks through it with a browser as its users do.
// Arguments choose files of the folder e2e by a part of their name.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeCounts, isSuccess } from '../lib/counts.mjs';
import { findChromium } from '../lib/findChromium.mjs';
import { freePort } from '../lib/freePort.mjs';
import { runCommand } from '../lib/runCommand.mjs';
import { runNodeTests } from '../lib/runNodeTests.mjs';
import { readStartOptions } from '../lib/startOptions.mjs';
import { startPortal } from '../lib/startPortal.mjs';
import { UserError } from '../lib/UserError.mjs';

await runCommand(async args => {
  const chromium = findChromium(process.env);
  if (!chromium) {
    throw new UserError(
      'The browser tests need Chromium or Chrome, and there is none on the path. ' +
        'Install it (on Debian: apt-get install chromium), or name its program in the variable CHROMIUM.',
    );
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'readiness-e2e-'));
  let portal;
  try {
    const options = await portalOptions(dataDir);
    portal = await startPortal(options);
    if (!(await portal.ready)) {
      throw new UserError('The portal ended before it was ready.');
    }
    const counts = await runNodeTests(['e2e'], {
      only: args,
      env: {
        ...process.env,
        CHROMIUM: chromium,
        PORTAL_URL: `http://localhost:${options.appPort}`,
        PORTAL_BACKEND_URL: `http://localhost:${options.backendPort}`,
        PORTAL_DATA_DIR: dataDir,
      },
    });
    process.stdout.write(`${describeCounts(counts)}\n`);
    return isSuccess(counts) ? 0 : 1;
  } finally {
    portal?.stop();
    await portal?.ended;
    await rm(dataDir, { recursive: true, force: true });
  }
});

async function portalOptions(dataDir) {
  const appPort = await freePort();
  const backendPort = await freePort();
  return readStartOptions([
    ...['--data', dataDir],
    ...['--app-port', `${appPort}`],
    ...['--backend-port', `${backendPort}`],
  ]);
}
