import assert from 'node:assert/strict';
import { test } from 'node:test';
import { yarnSettings } from './yarnSettings.mjs';

const registry = 'https://mirror.example.com/npm/';

test("Yarn installs from npm's registry", () => {
  assert.deepEqual(
    yarnSettings({ npmSettings: { registry }, env: {}, yarnrc: '' }),
    { YARN_NPM_REGISTRY_SERVER: 'https://mirror.example.com/npm' },
  );
});

test('a registry in the environment or in a yarnrc file wins', () => {
  const env = { YARN_NPM_REGISTRY_SERVER: 'https://other.example.com' };
  assert.deepEqual(
    yarnSettings({ npmSettings: { registry }, env, yarnrc: '' }),
    {},
  );
  const yarnrc = 'npmRegistryServer: https://other.example.com';
  assert.deepEqual(
    yarnSettings({ npmSettings: { registry }, env: {}, yarnrc }),
    {},
  );
});

test('a registry over plain HTTP is allowed by its host', () => {
  const npmSettings = { registry: 'http://mirror.example.com:4873/' };
  assert.deepEqual(yarnSettings({ npmSettings, env: {}, yarnrc: '' }), {
    YARN_NPM_REGISTRY_SERVER: 'http://mirror.example.com:4873',
    YARN_UNSAFE_HTTP_WHITELIST: 'mirror.example.com',
  });
});

test('proxies and certificates of npm hold for Yarn too', () => {
  const npmSettings = {
    registry,
    'https-proxy': 'http://proxy.example.com:8080',
    cafile: '/etc/ssl/company.pem',
    'strict-ssl': false,
  };
  assert.deepEqual(yarnSettings({ npmSettings, env: {}, yarnrc: '' }), {
    YARN_NPM_REGISTRY_SERVER: 'https://mirror.example.com/npm',
    YARN_HTTPS_PROXY: 'http://proxy.example.com:8080',
    YARN_HTTPS_CA_FILE_PATH: '/etc/ssl/company.pem',
    YARN_ENABLE_STRICT_SSL: 'false',
  });
});
