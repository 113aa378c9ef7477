import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './findChromium.mjs';
import { freePort } from './freePort.mjs';
import { runNodeTests } from './runNodeTests.mjs';
import { rootDir } from './paths.mjs';
import { tailOf } from './runLogged.mjs';
import { readStartOptions } from './startOptions.mjs';
import { startPortal } from './startPortal.mjs';
import { UserError } from './UserError.mjs';

const startPatience = 5 * 60_000;

/**
 * Starts the portal on free ports and fresh data, and walks through it with a browser as its users do.
 *
 * Resolves to the counts of the tests in the folder e2e.
 *
 * @param only - parts of file names: only those tests run
 */
export async function runBrowserTests(only) {
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
    // A copy, so that a test may change the standards of the portal.
    const standardsDir = join(dataDir, 'standards');
    await cp(join(rootDir, 'examples', 'standards'), standardsDir, {
      recursive: true,
    });
    const options = await portalOptions(dataDir, standardsDir);
    portal = await startPortal(options);
    await untilReady(portal, dataDir);
    return await runNodeTests(['e2e'], {
      only,
      env: {
        ...process.env,
        CHROMIUM: chromium,
        PORTAL_URL: `http://localhost:${options.appPort}`,
        PORTAL_BACKEND_URL: `http://localhost:${options.backendPort}`,
        PORTAL_DATA_DIR: dataDir,
        PORTAL_STANDARDS_DIR: standardsDir,
      },
    });
  } finally {
    portal?.stop();
    await portal?.ended;
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function untilReady(portal, dataDir) {
  const timer = setTimeout(() => portal.stop(), startPatience);
  const ready = await portal.ready;
  clearTimeout(timer);
  if (!ready) {
    const log = await readFile(join(dataDir, 'portal.log'), 'utf8');
    throw new UserError(`The portal did not become ready:\n${tailOf(log)}`);
  }
}

async function portalOptions(dataDir, standardsDir) {
  const appPort = await freePort();
  const backendPort = await freePort();
  return readStartOptions([
    ...['--data', dataDir],
    ...['--standards', standardsDir],
    ...['--app-port', `${appPort}`],
    ...['--backend-port', `${backendPort}`],
  ]);
}
