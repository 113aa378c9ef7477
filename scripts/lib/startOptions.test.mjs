import assert from 'node:assert/strict';
import { dirname } from 'node:path';
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

test('other descriptors have their own data, the same at each start', () => {
  const dataDirOf = args => readStartOptions(args, '/home/someone').dataDir;
  const own = dataDirOf(['--catalog', 'a']);
  assert.equal(dirname(own), defaultDataDir);
  assert.equal(dataDirOf(['--catalog', '/home/someone/a']), own);
  assert.notEqual(dataDirOf(['--catalog', 'b']), own);
  assert.equal(dataDirOf(['--catalog', 'a', '--data', '/data']), '/data');
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
