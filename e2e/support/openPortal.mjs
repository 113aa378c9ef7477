import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const reportDir = fileURLToPath(
  new URL('../../e2e-test-report', import.meta.url),
);

const launchFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The portal that the tests visit; `node scripts/run.mjs e2e` starts it and sets the variables. */
export const portalUrl = required('PORTAL_URL');

/**
 * Opens a page of the portal in a browser of its own, which is closed when the test ends. A test that failed leaves a
 * picture of its page in the folder e2e-test-report.
 *
 * @param t - the context of the test
 * @param path - the page, such as `/catalog`
 * @param as - one of the sample people, by name; a guest unless said otherwise
 */
export async function openPortal(t, path = '/', { as } = {}) {
  const browser = await chromium.launch({
    executablePath: required('CHROMIUM'),
    args: launchFlags,
  });
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
  });
  page.setDefaultTimeout(30_000);
  if (as) {
    await page.addInitScript(
      name => window.localStorage.setItem('sample-person', name),
      as,
    );
  }
  t.after(async () => {
    if (!t.passed) {
      await page.screenshot({ path: `${reportDir}/${t.name}.png` });
    }
    await browser.close();
  });
  await page.goto(new URL(path, portalUrl).href);
  return page;
}

function required(variable) {
  const value = process.env[variable];
  if (!value) {
    throw new Error(
      `${variable} is not set: run these tests with 'node scripts/run.mjs e2e'`,
    );
  }
  return value;
}
