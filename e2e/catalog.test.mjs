import { test } from 'node:test';
import { openPortal } from './support/openPortal.mjs';

test('the catalog lists the services of the sample company, and opens one', async t => {
  const page = await openPortal(t, '/catalog?filters[user]=all');
  const service = page.getByRole('table').getByRole('link').first();
  await service.waitFor();
  const name = await service.innerText();
  await service.click();
  await page.getByRole('heading', { name }).first().waitFor();
  await page
    .getByText('Has subcomponents')
    .or(page.getByText('About'))
    .first()
    .waitFor();
});
