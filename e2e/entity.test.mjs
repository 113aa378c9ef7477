import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPortal } from './support/openPortal.mjs';

const entityPage = '/catalog/default/component/price-engine';

test('a service owner sees the level, the next steps and what changed this week', async t => {
  const page = await openPortal(t, entityPage);
  await page
    .getByText(/^Level \d of 3/)
    .first()
    .waitFor();
  await page
    .getByText(/Next steps towards/)
    .first()
    .waitFor();
  await page.getByText('Changed this week').waitFor();
});

test('a service owner sees failures first, and unfolds the facts behind one', async t => {
  const page = await openPortal(t, `${entityPage}/readiness`);
  const security = page.getByRole('region', {
    name: /Security.*Production readiness/,
  });
  const checks = security.getByRole('listitem');
  await checks.first().waitFor();
  const statuses = await checks.evaluateAll(items =>
    items.map(item => item.innerText.trim().split(/\s/)[0]),
  );
  assert.ok(statuses.includes('Fail'));
  assert.equal(statuses.lastIndexOf('Fail'), countOf(statuses, 'Fail') - 1);
  const failure = security.getByRole('button', { name: /^Fail/ }).first();
  await failure.getByText('The owner acts').waitFor();
  await failure.click();
  const facts = security.getByRole('table', { name: 'Facts' });
  await facts.getByText('Measured').first().waitFor();
  await facts
    .getByText(/ago|now/)
    .first()
    .waitFor();
});

test('a service owner sees who owns the service, and what is missing', async t => {
  const page = await openPortal(t, `${entityPage}/readiness`);
  await page.getByText('No on-call rotation is known').first().waitFor();
  await page.getByText('checkout@fennbrook.example').first().waitFor();
});

function countOf(values, wanted) {
  return values.filter(value => value === wanted).length;
}
