import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { describeScores, isScored, waitForPortal } from './waitForPortal.mjs';

const health = {
  status: 'ok',
  queue: { due: 0, oldestDueSeconds: null },
  lastSync: { at: '2126-11-22T10:00:00Z', entities: 40, result: 'synced' },
};

test('entities are scored once all of the catalog has been read since the start and the queue is empty', () => {
  const catalog = { since: Date.parse(health.lastSync.at), size: 40 };
  assert.equal(isScored(health, catalog), true);
  assert.equal(isScored(health, { ...catalog, size: 41 }), false);
  const later = catalog.since + 1;
  assert.equal(isScored(health, { ...catalog, since: later }), false);
  assert.equal(isScored({ ...health, queue: { due: 3 } }, catalog), false);
  const unread = { ...health, lastSync: { at: null, entities: null } };
  assert.equal(isScored(unread, catalog), false);
  const empty = { ...health, lastSync: { ...health.lastSync, entities: 0 } };
  assert.equal(isScored(empty, { ...catalog, size: 0 }), false);
});

test('the line that announces the portal says how many entities are in the scope of a standard, and scored', () => {
  assert.equal(
    describeScores({
      entities: 140,
      standards: [{ total: 41 }, { total: 39 }],
    }),
    '41 of 140 entities are in the scope of a standard, and scored',
  );
  assert.equal(
    describeScores({ entities: 3, standards: [] }),
    '0 of 3 entities are in the scope of a standard, and scored',
  );
  assert.equal(describeScores(undefined), 'the scores are there');
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
    const overview = { entities: 40, standards: [{ total: 30 }] };
    return {
      status: 200,
      body: { ...health, queue: { due }, ...overview, totalItems: 40 },
    };
  });
  const { signal } = new AbortController();
  assert.equal(
    await waitForPortal({ appPort, backendPort, settling: 0, signal }),
    true,
  );
  assert.deepEqual(asked, [
    '/.backstage/health/v1/readiness',
    '/api/catalog/entities/by-query?limit=0',
    '/api/readiness/health',
    '/api/catalog/entities/by-query?limit=0',
    '/api/readiness/health',
    '/api/readiness/v1/overview',
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
