import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { isScored, waitForPortal } from './waitForPortal.mjs';

const health = {
  status: 'ok',
  queue: { due: 0, oldestDueSeconds: null },
  lastSync: { at: '2026-11-22T10:00:00Z', entities: 40, result: 'changed' },
};

test('entities are scored once the catalog has been read and the queue is empty', () => {
  assert.equal(isScored(health), true);
  assert.equal(isScored({ ...health, queue: { due: 3 } }), false);
  assert.equal(isScored({ ...health, status: 'starting' }), false);
  assert.equal(
    isScored({ ...health, lastSync: { ...health.lastSync, entities: null } }),
    false,
  );
});

async function serve(t, answer) {
  const server = createServer((request, response) => {
    const { status, body } = answer(request.url);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? {}));
  });
  await new Promise(resolve => server.listen(0, resolve));
  t.after(() => server.close());
  return server.address().port;
}

test('the portal is ready when frontend, backend and scores are there', async t => {
  const asked = [];
  const appPort = await serve(t, () => ({ status: 200 }));
  const backendPort = await serve(t, url => {
    asked.push(url);
    const due =
      asked.filter(path => path.endsWith('/health')).length > 1 ? 0 : 5;
    return { status: 200, body: { ...health, queue: { due } } };
  });
  const { signal } = new AbortController();
  assert.equal(await waitForPortal({ appPort, backendPort, signal }), true);
  assert.deepEqual(asked, [
    '/.backstage/health/v1/readiness',
    '/api/readiness/health',
    '/api/readiness/health',
  ]);
});

test('waiting ends when the portal does', async t => {
  const appPort = await serve(t, () => ({ status: 503 }));
  const stopped = new AbortController();
  const ready = waitForPortal({
    appPort,
    backendPort: appPort,
    signal: stopped.signal,
  });
  stopped.abort();
  assert.equal(await ready, false);
});
