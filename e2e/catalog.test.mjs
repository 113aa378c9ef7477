import { test } from 'node:test';
import { openPortal } from './support/openPortal.mjs';

test('the catalog lists the services of the sample company and opens one', async t => {
  const page = await openPortal(t, '/catalog?filters[user]=all');
  await page.getByRole('link', { name: 'checkout-api' }).first().click();
  await page.getByRole('heading', { name: 'checkout-api' }).first().waitFor();
  await page.getByText('Takes the order.').first().waitFor();
});
