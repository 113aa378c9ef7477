import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  readinessSliSourcesExtensionPoint,
  SliSource,
} from 'backstage-plugin-readiness-node';
import { raw } from './__testUtils__/definitions';
import { seriesAnswer, TestServer } from './__testUtils__/TestServer';
import readinessModulePrometheus from './index';

describe('readinessModulePrometheus', () => {
  const { signal } = new AbortController();

  /** The sources that a backend with this configuration has, and the errors that it logged. */
  async function start(prometheus: unknown, taken: readonly string[] = []) {
    const sources = new Map<string, SliSource>();
    const errors = new Array<string>();
    const logger = mockServices.logger.mock({
      error: message => errors.push(String(message)),
    });
    logger.child.mockReturnValue(logger);
    const backend = await startTestBackend({
      extensionPoints: [
        [
          readinessSliSourcesExtensionPoint,
          {
            addSliSource(source) {
              if (taken.includes(source.name)) {
                throw new Error('there is one of that name');
              }
              sources.set(source.name, source);
            },
          },
        ],
      ],
      features: [
        readinessModulePrometheus,
        createServiceFactory({
          service: coreServices.logger,
          deps: {},
          factory: () => logger,
        }),
        mockServices.rootConfig.factory({
          data: { readiness: { slo: { prometheus } } } as JsonObject,
        }),
      ],
    });
    await backend.stop();
    return { sources, errors };
  }

  function request() {
    return {
      definition: raw('up'),
      sliceSeconds: 300,
      from: 0,
      to: 300_000,
      signal,
    };
  }

  it('adds nothing where nothing is configured', async () => {
    const { sources, errors } = await start(undefined);
    expect(sources.size).toBe(0);
    expect(errors).toEqual([]);
  });

  it('adds each data source with all that is configured', async () => {
    const { sources, errors } = await start([
      { name: 'main', url: 'http://127.0.0.1:9090' },
      {
        name: 'payments',
        title: 'Payments in Mimir',
        url: 'https://mimir.example.org/prometheus',
        auth: { username: 'reader', password: 'secret' },
        headers: { 'X-Scope-OrgID': 'payments' },
        tls: { serverName: 'mimir', rejectUnauthorized: true },
        timeoutSeconds: 10,
        concurrency: 2,
        requestsPerSecond: 5,
        scrapeIntervalSeconds: 15,
        maxResponseBytes: 1_000_000,
        types: ['mimir'],
      },
      { name: 'token', url: 'http://host', auth: { token: 'secret' } },
    ]);
    expect(errors).toEqual([]);
    expect([...sources.values()]).toMatchObject([
      { name: 'main', title: 'main' },
      { name: 'payments', title: 'Payments in Mimir', types: ['mimir'] },
      { name: 'token' },
    ]);
    expect(sources.get('payments')?.plan(request())).toMatchObject({
      queries: [expect.stringContaining(':15s]')],
    });
  });

  it('starts with a data source that is wrong, which says so wherever it is used', async () => {
    const { sources, errors } = await start([
      { name: 'wrong', url: 'prometheus:9090' },
      { name: 'main', url: 'http://127.0.0.1:9090' },
    ]);
    const reason =
      'The configuration of readiness.slo.prometheus[0] (wrong) is wrong: url is no URL; write it with http:// or https:// and the prefix, such as https://metrics.example.org/prometheus';
    expect(errors).toEqual([reason]);
    const wrong = sources.get('wrong');
    expect(wrong?.plan(request())).toEqual({ kind: 'refused', reason });
    await expect(wrong?.read(request())).resolves.toEqual({
      kind: 'refused',
      reason,
    });
    expect(sources.get('main')?.plan(request()).kind).toBe('readable');
  });

  it.each([
    [{ url: 'http://host' }, "Missing required config value at 'readiness"],
    [{ name: 'a', url: 'http://host', token: 'b' }, 'token is no key of a'],
    [
      { name: 'a', url: 'http://host', auth: { user: 'b' } },
      'auth.user is no key of a data source; there are auth.username, auth.password, auth.token',
    ],
    [
      { name: 'a', url: 'http://host', auth: { username: 'b', token: 'c' } },
      'auth has a token and a username',
    ],
    [
      { name: 'a', url: 'http://host', auth: { username: 'b' } },
      "'readiness.slo.prometheus[0].auth.password'",
    ],
    [
      { name: 'a', url: 'https://host', tls: { insecure: true } },
      'tls.insecure is no key',
    ],
    [{ name: 'a', url: 'http://host', concurrency: 'many' }, 'concurrency'],
    [{ name: 'a', url: 'http://host', timeoutSeconds: -1 }, 'timeoutSeconds'],
  ])('names what is wrong with %p', async (entry, message) => {
    const { errors } = await start([entry]);
    expect(errors).toEqual([expect.stringContaining(message)]);
  });

  it('leaves out what has the name of another', async () => {
    const { sources, errors } = await start(
      [
        { name: 'main', url: 'http://first' },
        { name: 'main', url: 'http://second' },
        { name: 'other', url: 'http://third' },
      ],
      ['other'],
    );
    expect([...sources.keys()]).toEqual(['main']);
    expect(errors).toEqual([
      'readiness.slo.prometheus[1] (main) has the name of one before it, and is left out; give each data source a name of its own',
      'The data source other of readiness.slo.prometheus is left out: there is one of that name',
    ]);
  });

  it('starts when the key is no list', async () => {
    const { sources, errors } = await start({ url: 'http://host' });
    expect(sources.size).toBe(0);
    expect(errors).toEqual([
      expect.stringContaining('readiness.slo.prometheus is no list'),
    ]);
  });

  it('ends its connections when the backend stops', async () => {
    const server = await TestServer.start(response =>
      response.end(seriesAnswer([])),
    );
    const { sources } = await start([{ name: 'main', url: server.url }]);
    await expect(sources.get('main')?.read(request())).resolves.toMatchObject({
      kind: 'unavailable',
    });
    await server.stop();
    expect(server.requests).toEqual([]);
  });
});
