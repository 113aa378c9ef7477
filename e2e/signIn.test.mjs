import { test } from 'node:test';
import { openPortal } from './support/openPortal.mjs';

test('the portal opens signed in as guest, without a click', async t => {
  const page = await openPortal(t, '/settings');
  await page.getByText('user:default/guest').first().waitFor();
});
