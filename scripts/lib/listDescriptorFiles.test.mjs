import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { listDescriptorFiles } from './listDescriptorFiles.mjs';

async function folderWith(t, names) {
  const folder = await mkdtemp(join(tmpdir(), 'descriptors-'));
  t.after(() => rm(folder, { recursive: true }));
  for (const name of names) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), '');
  }
  return folder;
}

test('a folder gives the YAML files below it, sorted, but nothing hidden or installed', async t => {
  const folder = await folderWith(t, [
    'b/catalog-info.yaml',
    'a.yml',
    'readme.md',
    '.github/workflows/build.yml',
    'b/node_modules/x/catalog-info.yaml',
  ]);
  assert.deepEqual(await listDescriptorFiles([folder]), [
    join(folder, 'a.yml'),
    join(folder, 'b/catalog-info.yaml'),
  ]);
});

test('a file that is also below a given folder counts once', async t => {
  const folder = await folderWith(t, ['a.yaml']);
  const file = join(folder, 'a.yaml');
  assert.deepEqual(await listDescriptorFiles([folder, file]), [file]);
});

test('a path without descriptors is named', async t => {
  const folder = await folderWith(t, ['readme.md']);
  await assert.rejects(listDescriptorFiles([folder]), /has no file \*\.yaml/);
  await assert.rejects(
    listDescriptorFiles([join(folder, 'missing')]),
    /There is no file or folder .*missing/,
  );
});
