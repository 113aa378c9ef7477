import { test } from 'node:test';
import { openPortal } from './support/openPortal.mjs';

test('the portal starts with readiness and leads to the services without a valid owner', async t => {
  const page = await openPortal(t, '/');
  await page.getByRole('heading', { name: 'Adoption' }).first().waitFor();
  await page.getByText('Golden path pipeline').first().waitFor();
  await page.getByRole('link', { name: 'Ownership' }).click();
  const gap = page.getByRole('row', { name: /Owner does not exist/ });
  await gap.getByRole('link').first().click();
  await page.getByText('legacy-invoicing').first().waitFor();
});

test('a service shows its readiness in its catalog page', async t => {
  const page = await openPortal(t, '/catalog/default/component/checkout-api');
  await page.getByText('Readiness').first().waitFor();
  await page.getByText('Production readiness').first().waitFor();
});
