import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { openPortal } from './support/openPortal.mjs';

const file = join(
  process.env.PORTAL_STANDARDS_DIR,
  'production-readiness.yaml',
);

const check = rule => `
    - id: chat-channel-linked
      title: The chat channel of the team is linked
      category: ownership
      level: foundation
      rule: ${rule}
      message: { fail: No link of type chat is in the descriptor }
      fix: { text: Add the channel to metadata.links with the type chat. }
      effort: 15m
      why: Questions should find the team without a detour.
`;

/** Looks again until the page shows a text: a page does not learn by itself that a document has changed. */
async function reloadUntil(page, text) {
  for (;;) {
    const shown = await page
      .getByText(text)
      .first()
      .waitFor({ timeout: 5000 })
      .then(
        () => true,
        error => {
          if (error.name !== 'TimeoutError') {
            throw error;
          }
          return false;
        },
      );
    if (shown) {
      return;
    }
    await page.reload();
  }
}

test(
  'a check that is added to a standard counts without a restart, and a mistake is shown with its line',
  { timeout: 120_000 },
  async t => {
    const before = await readFile(file, 'utf8');
    t.after(() => writeFile(file, before));
    const page = await openPortal(
      t,
      '/catalog/default/component/route-planner/readiness',
    );
    await page.getByText('Production readiness').first().waitFor();

    await appendFile(file, check('link("chat") != ""'));
    await reloadUntil(page, 'No link of type chat is in the descriptor');

    await writeFile(file, `${before}${check('lnk("chat"')}`);
    await page.goto(new URL('/readiness/documents', page.url()).href);
    const line =
      `${before}${check('')}`
        .split('\n')
        .findLastIndex(text => text.includes('rule: ')) + 1;
    await reloadUntil(page, `production-readiness.yaml, line ${line}`);
    await page.getByText('check chat-channel-linked').first().waitFor();
  },
);
