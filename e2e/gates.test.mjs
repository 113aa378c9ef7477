import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openPortal } from './support/openPortal.mjs';
import { runReadiness } from './support/runReadiness.mjs';

const entityRef = 'component:default/gift-registry';
const entityPage = '/catalog/default/component/gift-registry/readiness';
const luca = { as: 'luca.moretti' };
const amara = { as: 'amara.diallo' };

/** For so long the exemption of this story holds: long enough to walk through it, short enough to wait for its end. */
const EXEMPT_MILLISECONDS = 150_000;

async function askGate() {
  const { exitCode, stdout, stderr } = await runReadiness(
    ...['gate', 'new-service', '--entity', entityRef, '--format', 'json'],
  );
  assert.ok(exitCode < 2, stderr);
  const { answer, requirements } = JSON.parse(stdout);
  const missing = requirements
    .filter(({ outcome }) => outcome === 'not-met')
    .flatMap(({ id, missing: checks }) =>
      checks.length > 0 ? checks.map(({ checkId }) => checkId) : [id],
    );
  return { exitCode, answer, missing: missing.sort() };
}

/** Asks until the gate misses exactly this: what people decide counts within moments, not at once. */
async function untilMissing(expected, patience = 30_000) {
  const until = Date.now() + patience;
  for (;;) {
    const { exitCode, answer, missing } = await askGate();
    const blocks = expected.length > 0;
    if (missing.join() === [...expected].sort().join()) {
      assert.equal(answer, blocks ? 'block' : 'allow');
      assert.equal(exitCode, blocks ? 1 : 0);
      return;
    }
    assert.ok(
      Date.now() < until,
      `The gate misses ${missing}, not ${expected}`,
    );
    await delay(1_000);
  }
}

/** Calls the API with the session of the page. */
async function callApi(page, path, init = {}) {
  return page.evaluate(
    async ([backend, target, method, body]) => {
      const person = window.localStorage.getItem('sample-person');
      const session = await fetch(`${backend}/api/auth/sample-people/refresh`, {
        headers: {
          'x-sample-person': person,
          'x-requested-with': 'XMLHttpRequest',
        },
        credentials: 'include',
      });
      const { backstageIdentity } = await session.json();
      const response = await fetch(`${backend}/api/readiness/v1${target}`, {
        method,
        headers: {
          authorization: `Bearer ${backstageIdentity.token}`,
          'content-type': 'application/json',
        },
        body,
      });
      if (!response.ok) {
        throw new Error(
          `${target}: ${response.status} ${await response.text()}`,
        );
      }
      const bytes = new Uint8Array(await response.arrayBuffer());
      return Array.from(bytes);
    },
    [
      process.env.PORTAL_BACKEND_URL,
      path,
      init.method ?? 'GET',
      init.body && JSON.stringify(init.body),
    ],
  );
}

test('a new service goes from not ready to an open gate, and back when its exemption ends', async t => {
  await untilMissing(['risks-discussed', 'review', 'status-page-linked']);

  await t.test('its owner signs off with evidence', async s => {
    const page = await openPortal(s, entityPage, luca);
    await page.getByText('May I ship today?').waitFor();
    await page
      .getByRole('button', { name: /Somebody else went through/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Sign off' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Met/ }).check();
    await dialog
      .getByRole('textbox', { name: /Address|URL|Link/ })
      .first()
      .fill('https://wiki.fennbrook.example/risks/gift-registry');
    await dialog.getByRole('button', { name: 'Sign off' }).click();
    await dialog.waitFor({ state: 'detached' });
    await untilMissing(['review', 'status-page-linked']);
  });

  await t.test('another person approves an exemption with an end', async s => {
    const page = await openPortal(s, entityPage, luca);
    await callApi(page, '/exemptions', {
      method: 'POST',
      body: {
        scope: { kind: 'entity', ref: entityRef },
        standard: 'launch',
        checkId: 'status-page-linked',
        reason: 'The status page gets its component next week',
        compensatingMeasure: 'Support tells customers by hand until then',
        endsAt: new Date(Date.now() + EXEMPT_MILLISECONDS).toISOString(),
      },
    });
    const reviewer = await openPortal(s, '/readiness/exemptions', amara);
    await reviewer.getByText('gift-registry').first().waitFor();
    await reviewer
      .getByRole('button', { name: /^Approve(?!d)/ })
      .first()
      .click();
    const dialog = reviewer.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Approve(?!d)/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await untilMissing(['review']);
  });

  await t.test(
    'its owner asks for a review, and a reviewer approves',
    async s => {
      const page = await openPortal(s, entityPage, luca);
      await page
        .getByRole('button', { name: /Ask for a review/ })
        .first()
        .click();
      const request = page.getByRole('dialog');
      await request.getByRole('button', { name: /Ask for/ }).click();
      await request.waitFor({ state: 'detached' });

      const reviewer = await openPortal(s, '/readiness/reviews', amara);
      await reviewer
        .getByRole('link', { name: /gift-registry/ })
        .first()
        .click();
      await reviewer.getByRole('button', { name: 'Approve' }).first().click();
      const decision = reviewer.getByRole('dialog');
      await decision.getByRole('button', { name: 'Approve' }).click();
      await decision.waitFor({ state: 'detached' });
      await untilMissing([]);
    },
  );

  await t.test('the end of the exemption closes the gate again', async () => {
    const until = Date.now() + EXEMPT_MILLISECONDS + 60_000;
    for (;;) {
      // The approval falls too, a little later.
      const { exitCode, missing } = await askGate();
      if (exitCode === 1 && missing.includes('status-page-linked')) {
        return;
      }
      assert.ok(Date.now() < until, 'The gate stays open');
      await delay(1_000);
    }
  });

  await t.test('the export of the story verifies', async s => {
    const page = await openPortal(s, entityPage, amara);
    const bytes = await callApi(
      page,
      `/evidence?entity=${encodeURIComponent(entityRef)}`,
    );
    const folder = await mkdtemp(join(tmpdir(), 'readiness-evidence-'));
    s.after(() => rm(folder, { recursive: true, force: true }));
    const archive = join(folder, 'evidence.zip');
    await writeFile(archive, Uint8Array.from(bytes));
    const sound = await runReadiness('evidence', 'verify', archive);
    assert.equal(sound.exitCode, 0, sound.stderr);
    bytes[Math.floor(bytes.length / 2)] ^= 1;
    await writeFile(archive, Uint8Array.from(bytes));
    const broken = await runReadiness('evidence', 'verify', archive);
    assert.notEqual(broken.exitCode, 0);
  });
});
