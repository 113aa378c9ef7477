import { chromium } from 'playwright-core';

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
 * Opens a page of the portal in a browser of its own, which is closed when the test ends.
 *
 * @param t - the context of the test
 * @param path - the page, such as `/catalog`
 */
export async function openPortal(t, path = '/') {
  const browser = await chromium.launch({
    executablePath: required('CHROMIUM'),
    args: launchFlags,
  });
  t.after(() => browser.close());
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
  });
  page.setDefaultTimeout(30_000);
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
