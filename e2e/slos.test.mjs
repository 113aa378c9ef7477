import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPortal } from './support/openPortal.mjs';

const exhausted = '/catalog/default/component/price-engine/readiness';

test('a platform lead sees where all objectives stand, the least budget first, and critical services without any', async t => {
  const page = await openPortal(t, '/readiness/slos');
  await page.getByText(/^\d+ objectives of \d+ entities$/).waitFor();
  const worst = page.getByRole('row', { name: /overspent/ }).first();
  await worst.getByRole('link', { name: 'price-engine' }).waitFor();
  await worst.getByText('The gate blocks').waitFor();
  await page.getByText('An undeclared tier counts as tier 0.').waitFor();
  await page.getByRole('link', { name: 'event-relay' }).first().waitFor();
});

test('a platform lead follows a state to its objectives', async t => {
  const page = await openPortal(t, '/readiness/slos/objectives?state=no-data');
  await page.getByRole('link', { name: 'parcel-tracking' }).first().waitFor();
  const rows = (await page.getByRole('row').count()) - 1;
  assert.equal(rows, 1);
});

test('a service owner sees what is left of a budget, how it went down and what follows', async t => {
  const page = await openPortal(t, exhausted);
  const objectives = page.getByRole('list', { name: 'Objectives' });
  await objectives.getByText('Exhausted', { exact: true }).first().waitFor();
  await objectives
    .getByText(/^-\d+%: overspent/)
    .first()
    .waitFor();
  await objectives.getByText(/^What follows now: Only changes/).waitFor();
  await objectives.getByRole('button', { name: /^Details of/ }).click();
  await objectives.getByText('Burn rate by window').waitFor();
  await objectives.getByText(/pushed slices of price-engine/).waitFor();
});

test('a service owner acknowledges what the error-budget policy asks for', async t => {
  const page = await openPortal(t, exhausted);
  await page.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('A fix is on its way');
  await dialog
    .getByRole('button', { name: 'Acknowledge', exact: true })
    .click();
  await page
    .getByText(/A fix is on its way/)
    .first()
    .waitFor();
});
