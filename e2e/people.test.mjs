import { test } from 'node:test';
import { openPortal } from './support/openPortal.mjs';

test('a visitor becomes one of the sample people, and a guest again', async t => {
  const page = await openPortal(t, '/settings');
  await page.getByRole('button', { name: 'You are Guest' }).click();
  await page.getByRole('menuitem', { name: /Luca Moretti/ }).click();
  await page.getByText('user:default/luca.moretti').first().waitFor();
  await page.getByRole('button', { name: 'You are Luca Moretti' }).click();
  await page.getByRole('menuitem', { name: /Guest/ }).click();
  await page.getByText('user:default/guest').first().waitFor();
});

test('a person whom nobody knows is let in as guest', async t => {
  const page = await openPortal(t, '/settings');
  await page.evaluate(() =>
    window.localStorage.setItem('sample-person', 'nobody'),
  );
  await page.reload();
  await page.getByRole('button', { name: 'Continue as guest' }).click();
  await page.getByText('user:default/guest').first().waitFor();
});
