import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPortal } from './support/openPortal.mjs';

test('a platform lead sees the rate, the target and the direction of each capability', async t => {
  const page = await openPortal(t, '/readiness');
  await page.getByText('Golden path pipeline').first().waitFor();
  for (const figure of [
    /^\d+% of \d+$/,
    /^Target \d+% by /,
    /points in 30 days$/,
    /\d left in 90 days/,
  ]) {
    await page.getByText(figure).first().waitFor();
  }
});

test('a platform lead follows a count to the services behind it, and narrows them to one owner', async t => {
  const page = await openPortal(t, '/readiness');
  const link = page.getByRole('link', { name: /^\d+ not adopted$/ }).first();
  const shown = Number.parseInt(await link.innerText(), 10);
  await link.click();
  await page.getByText(`${shown} entities`).first().waitFor();
  const list = new URL(page.url());
  assert.equal(list.searchParams.get('adoption'), 'not-adopted');

  list.searchParams.append('owner', 'group:default/carriers');
  await page.goto(list.href);
  const owners = page.getByRole('row').getByRole('link', { name: 'carriers' });
  await owners.first().waitFor();
  const rows = (await page.getByRole('row').count()) - 1;
  assert.equal(await owners.count(), rows);
  assert.ok(rows < shown);
});

test('a platform lead sees levels, the most failed checks and the movers of each standard', async t => {
  const page = await openPortal(t, '/readiness/standards');
  await page.getByText('Most failed checks').first().waitFor();
  await page
    .getByRole('link', { name: /^Not yet foundation: \d+/ })
    .first()
    .waitFor();
  await page
    .getByText(/from \w+ to \w+ · .* ago/)
    .first()
    .waitFor();
});
