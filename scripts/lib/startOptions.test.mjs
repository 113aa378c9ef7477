import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultDataDir } from './paths.mjs';
import { readStartOptions } from './startOptions.mjs';

test('without arguments the portal runs on its usual ports, with the data of the checkout', () => {
  assert.deepEqual(readStartOptions([], '/home/someone'), {
    catalogPaths: [],
    standardsPaths: [],
    configFiles: [],
    dataDir: defaultDataDir,
    appPort: 3000,
    backendPort: 7007,
    verbose: false,
  });
});

test('paths are taken from the folder in which the command was typed', () => {
  const options = readStartOptions(
    ['--catalog', 'a', '--catalog', '/b', '--data', '../data'],
    '/home/someone',
  );
  assert.deepEqual(options.catalogPaths, ['/home/someone/a', '/b']);
  assert.equal(options.dataDir, '/home/data');
});

test('a wrong argument is answered with the usage', () => {
  for (const args of [
    ['--catalogue', 'a'],
    ['--app-port', 'x'],
    ['--app-port', '0'],
    ['stray'],
  ]) {
    assert.throws(() => readStartOptions(args), /Usage: npm start/);
  }
});
