import { test } from 'node:test';
import { openPortal } from './support/openPortal.mjs';

test('the portal opens signed in as guest, without a click', async t => {
  const page = await openPortal(t);
  await page.getByRole('link', { name: 'Catalog' }).first().waitFor();
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await page.getByText('user:default/guest').first().waitFor();
});
