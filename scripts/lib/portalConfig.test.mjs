import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { rootDir } from './paths.mjs';
import { createPortalConfig } from './portalConfig.mjs';

const options = {
  appPort: 3100,
  backendPort: 7100,
  database: { client: 'better-sqlite3', connection: { directory: '/data' } },
  descriptorFiles: [],
  standardsPaths: [],
};

test('frontend and backend find each other on the chosen ports', () => {
  const { app, backend } = createPortalConfig(options);
  assert.equal(app.baseUrl, 'http://localhost:3100');
  assert.equal(backend.baseUrl, 'http://localhost:7100');
  assert.equal(backend.listen.port, 7100);
  assert.equal(backend.cors.origin, app.baseUrl);
});

test('the token is not written down, only where it comes from', () => {
  const [access] = createPortalConfig(options).backend.auth.externalAccess;
  assert.equal(access.options.token, '${READINESS_FACTS_TOKEN}');
});

test('each descriptor file has a location of its own, in place of the sample company', () => {
  const descriptorFiles = ['/a.yaml', '/b.yaml'];
  const { catalog } = createPortalConfig({ ...options, descriptorFiles });
  assert.deepEqual(catalog.locations, [
    { type: 'file', target: '/a.yaml' },
    { type: 'file', target: '/b.yaml' },
  ]);
  assert.equal(createPortalConfig(options).catalog, undefined);
});

test('other descriptors are not judged by the standards of the sample company', () => {
  const standardsOf = more =>
    createPortalConfig({ ...options, ...more }).readiness?.standards;
  const descriptorFiles = ['/a.yaml'];
  assert.equal(standardsOf({}), undefined);
  assert.deepEqual(standardsOf({ descriptorFiles }), [
    join(rootDir, 'standards'),
  ]);
  assert.deepEqual(standardsOf({ descriptorFiles, standardsPaths: ['/s'] }), [
    'shipped',
    '/s',
  ]);
});

test('no facts are made up about other descriptors', () => {
  const { sampleCompany } = createPortalConfig({
    ...options,
    descriptorFiles: ['/a.yaml'],
  });
  assert.deepEqual(sampleCompany, { enabled: false });
  assert.equal(createPortalConfig(options).sampleCompany, undefined);
});

test('app-config.yaml has a location for each file of the sample company', async () => {
  const config = await readFile(join(rootDir, 'app-config.yaml'), 'utf8');
  const targets = [...config.matchAll(/target: (\S+)/g)].map(match => match[1]);
  const files = await readdir(join(rootDir, 'examples', 'catalog'));
  assert.deepEqual(
    targets.sort(),
    files.map(file => `../../examples/catalog/${file}`).sort(),
  );
});
