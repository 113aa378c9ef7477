import { ServerResponse } from 'http';
import { ServerOptions } from 'https';
import { createDeferred } from '@backstage/types';
import { AUTHORITY, CLIENT, SERVER } from './__fixtures__/certificates';
import { badTotal, raw, threshold } from './__testUtils__/definitions';
import {
  SeenRequest,
  seriesAnswer,
  TestServer,
} from './__testUtils__/TestServer';
import { PrometheusSource } from './PrometheusSource';
import { PrometheusSourceOptions } from './PrometheusSourceOptions';

const SLICE = 300_000;
const FROM = 1_800_000_000_000 - (1_800_000_000_000 % SLICE);
const SECRET = 'correct-horse';

describe('PrometheusSource', () => {
  const started = new Array<{ stop(): Promise<void> }>();
  const { signal } = new AbortController();

  afterEach(async () => {
    await Promise.all(started.splice(0).map(each => each.stop()));
  });

  async function serve(
    answer: (response: ServerResponse, request: SeenRequest) => void,
    tls?: ServerOptions,
  ): Promise<TestServer> {
    const server = await TestServer.start(answer, tls);
    started.push(server);
    return server;
  }

  function connect(
    url: string,
    options: Partial<PrometheusSourceOptions> = {},
  ): PrometheusSource {
    const source = PrometheusSource.create({ name: 'main', url, ...options });
    started.push({ stop: () => source.close() });
    return source;
  }

  /** What a read of two slices is answered. */
  async function read(
    source: PrometheusSource,
    definition = badTotal('bad_total', 'all_total'),
    others: { to?: number; signal?: AbortSignal } = {},
  ) {
    return source.read({
      definition,
      threshold: { operator: 'lt', limit: 0.5 },
      sliceSeconds: 300,
      from: FROM,
      to: FROM + 2 * SLICE,
      signal,
      ...others,
    });
  }

  /** What a read is answered when the server does this. */
  async function answered(
    answer: (response: ServerResponse, request: SeenRequest) => void,
    options: Partial<PrometheusSourceOptions> = {},
  ) {
    const server = await serve(answer);
    return read(connect(server.url, options));
  }

  const at = (slice: number) => (FROM + slice * SLICE) / 1000;

  describe('asking', () => {
    it('asks for one point at the end of each slice, below the prefix, with credentials and headers', async () => {
      const server = await serve(response =>
        response.end(seriesAnswer([[at(1), '1']])),
      );
      const source = connect(`${server.url}/prefix/`, {
        auth: { kind: 'basic', username: 'reader', password: SECRET },
        headers: { 'X-Scope-OrgID': 'payments' },
        timeoutSeconds: 7,
      });
      await read(source, raw('a+b{c="d&e"}'));
      expect(server.requests).toEqual([
        expect.objectContaining({
          method: 'POST',
          path: '/prefix/api/v1/query_range',
          form: {
            query: expect.stringContaining('a+b{c="d&e"}'),
            start: String(at(1)),
            end: String(at(2)),
            step: '300',
            timeout: '7s',
          },
        }),
      ]);
      expect(server.requests[0].headers).toMatchObject({
        authorization: `Basic ${Buffer.from(`reader:${SECRET}`).toString(
          'base64',
        )}`,
        'x-scope-orgid': 'payments',
        'content-type': 'application/x-www-form-urlencoded',
      });
    });

    it('sends a token', async () => {
      const server = await serve(response => response.end(seriesAnswer([])));
      await read(
        connect(server.url, { auth: { kind: 'bearer', token: SECRET } }),
      );
      expect(server.requests[0].headers.authorization).toBe(`Bearer ${SECRET}`);
    });

    it('asks in parts for more slices than a server answers at once', async () => {
      const server = await serve((response, { form }) =>
        response.end(
          seriesAnswer([
            [Number(form.start), '0.25'],
            [Number(form.end), '0.75'],
          ]),
        ),
      );
      const answer = await read(connect(server.url), raw('up'), {
        to: FROM + 25_000 * SLICE,
      });
      expect(server.requests.map(({ form }) => [form.start, form.end])).toEqual(
        [
          [at(1), at(10_000)],
          [at(10_001), at(20_000)],
          [at(20_001), at(25_000)],
        ].map(times => times.map(String)),
      );
      expect(answer).toMatchObject({ kind: 'read' });
      expect(answer.kind === 'read' && answer.readings.length).toBe(6);
    });

    it('asks as many questions at a time as it may', async () => {
      const gate = createDeferred();
      const busy = createDeferred();
      let underWay = 0;
      let most = 0;
      const server = await serve(async response => {
        underWay += 1;
        most = Math.max(most, underWay);
        if (underWay === 3) {
          busy.resolve();
        }
        await gate;
        underWay -= 1;
        response.end(seriesAnswer([]));
      });
      const source = connect(server.url, { concurrency: 3 });
      const reads = Array.from({ length: 10 }, () => read(source));
      await busy;
      gate.resolve();
      await Promise.all(reads);
      expect(server.requests).toHaveLength(20);
      expect(most).toBe(3);
    });

    it('begins no more requests in a second than it may', async () => {
      const times = new Array<number>();
      const server = await serve(response => {
        times.push(performance.now());
        response.end(seriesAnswer([]));
      });
      const source = connect(server.url, {
        concurrency: 100,
        requestsPerSecond: 4,
      });
      await Promise.all(Array.from({ length: 3 }, () => read(source)));
      expect(times).toHaveLength(6);
      expect(times[4] - times[0]).toBeGreaterThan(900);
    });

    it('gives up when it is told to, also what still waits', async () => {
      const controller = new AbortController();
      const asked = createDeferred();
      const server = await serve(() => asked.resolve());
      const source = connect(server.url, { concurrency: 1 });
      const reads = Array.from({ length: 3 }, () =>
        read(source, undefined, { signal: controller.signal }),
      );
      await asked;
      controller.abort();
      await expect(Promise.all(reads)).resolves.toEqual(
        Array.from({ length: 3 }, () => ({
          kind: 'unavailable',
          reason:
            'The data source main was not waited for: reading was stopped',
        })),
      );
      expect(server.requests).toHaveLength(1);
    });
  });

  describe('reading', () => {
    const series = (...values: [number, string][][]) =>
      JSON.stringify({
        status: 'success',
        data: {
          resultType: 'matrix',
          result: values.map(each => ({ metric: {}, values: each })),
        },
        warnings: ['a store was away'],
        infos: ['not a counter'],
      });

    it('adds series up, leaves open what there is no data for, and passes on what the server remarks', async () => {
      await expect(
        answered((response, { form }) =>
          response.end(
            form.query.includes('bad')
              ? series([[at(2), '3']])
              : series(
                  [
                    [at(2), '10'],
                    [at(1), '20'],
                  ],
                  [[at(1), '5']],
                ),
          ),
        ),
      ).resolves.toEqual({
        kind: 'read',
        readings: [
          { start: FROM, part: null, total: expect.closeTo(25, 3) },
          {
            start: FROM + SLICE,
            part: expect.closeTo(3, 3),
            total: expect.closeTo(10, 3),
          },
        ],
        warnings: ['a store was away', 'not a counter'],
      });
    });

    it('reads nothing from an empty answer', async () => {
      await expect(
        answered(response => response.end(series())),
      ).resolves.toMatchObject({ kind: 'read', readings: [] });
    });

    it('takes NaN and infinite counts for no data', async () => {
      await expect(
        answered(response =>
          response.end(
            series([
              [at(1), 'NaN'],
              [at(2), '+Inf'],
            ]),
          ),
        ),
      ).resolves.toMatchObject({ kind: 'read', readings: [] });
    });

    async function readOne(
      definition: ReturnType<typeof raw>,
      ...values: [number, string][][]
    ) {
      const server = await serve(response => response.end(series(...values)));
      return read(connect(server.url), definition);
    }

    it('reads ratios of success and of failure as they were measured', async () => {
      for (const rawType of ['success', 'failure'] as const) {
        await expect(
          readOne(raw('a', rawType), [
            [at(1), '0.75'],
            [at(2), '-1e-12'],
          ]),
        ).resolves.toMatchObject({
          readings: [
            { start: FROM, part: 0.75, total: 1 },
            { part: 0, total: 1 },
          ],
        });
      }
    });

    it('refuses what is no ratio anywhere, such as percentages', async () => {
      await expect(
        readOne(raw('a'), [
          [at(1), '99.9'],
          [at(2), '98.7'],
        ]),
      ).resolves.toEqual({
        kind: 'refused',
        reason:
          'The query of raw gives 99.9, which is no ratio; write one that gives 0 to 1, such as a percentage divided by 100',
      });
      await expect(
        readOne(raw('a'), [
          [at(1), '99.9'],
          [at(2), '0.987'],
        ]),
      ).resolves.toMatchObject({
        readings: [{ part: 99.9 }, { part: 0.987 }],
      });
    });

    it('judges one value for each slice by the threshold', async () => {
      const windowed = threshold('max(max_over_time(x[{{.window}}]))');
      await expect(
        readOne(windowed, [
          [at(1), '0.49'],
          [at(2), '+Inf'],
        ]),
      ).resolves.toMatchObject({
        readings: [
          { part: 1, total: 1 },
          { part: 0, total: 1 },
        ],
      });
      await expect(readOne(windowed, [[at(1), 'NaN']])).resolves.toMatchObject({
        readings: [],
      });
    });

    it('counts no good sample where there are only others', async () => {
      const server = await serve((response, { form }) =>
        response.end(
          form.query.includes('< 0.5') ? series() : series([[at(1), '5']]),
        ),
      );
      await expect(
        read(connect(server.url), threshold('latency')),
      ).resolves.toMatchObject({
        readings: [{ start: FROM, part: 0, total: 5 }],
      });
    });

    it('refuses several series at a time where one is needed, and takes them one after the other', async () => {
      for (const definition of [raw('a'), threshold('a')]) {
        await expect(
          readOne(definition, [[at(1), '1']], [[at(1), '1']]),
        ).resolves.toEqual({
          kind: 'refused',
          reason:
            'The query gives 2 series at a time, of which none is meant more than another; put max(), avg() or sum() around it',
        });
        await expect(
          readOne(definition, [[at(1), '1']], [[at(2), '1']]),
        ).resolves.toMatchObject({ readings: [{ total: 1 }, { total: 1 }] });
      }
    });
  });

  describe('what is refused', () => {
    it.each([400, 422])(
      'is what the server says is wrong with a query (%p)',
      async status => {
        await expect(
          answered(response => {
            response.statusCode = status;
            response.end(
              '{"status":"error","errorType":"bad_data","error":"unknown function"}',
            );
          }),
        ).resolves.toEqual({
          kind: 'refused',
          reason: 'The data source main refuses the query: unknown function',
        });
      },
    );

    it.each([401, 403])('are credentials (%p)', async status => {
      await expect(
        answered(response => {
          response.statusCode = status;
          response.end('Unauthorized');
        }),
      ).resolves.toEqual({
        kind: 'refused',
        reason: `The data source main does not accept the credentials (${status}); mend auth or headers of this data source`,
      });
    });

    it.each([
      [404, 'text/plain', '404 page not found'],
      [200, 'text/html', '<html>Please log in</html>'],
      [200, 'application/json', '{"status":"success","data":[]}'],
      [
        200,
        'application/json',
        '{"status":"success","data":{"resultType":"matrix","result":[{"values":[[1,2]]}]}}',
      ],
      [200, 'application/json', '[1,'],
    ])(
      'is what is not the API of Prometheus (%p %s %s)',
      async (status, contentType, body) => {
        await expect(
          answered(response => {
            response.writeHead(status, { 'content-type': contentType });
            response.end(body);
          }),
        ).resolves.toEqual({
          kind: 'refused',
          reason: `The data source main answers ${status} (${contentType}), which is not the API of Prometheus; set url of this data source to its base URL with the prefix`,
        });
      },
    );

    it('is a redirect, so that credentials go nowhere else', async () => {
      const elsewhere = await serve(response =>
        response.end(seriesAnswer([[at(1), '1']])),
      );
      const answer = await answered(
        response => {
          response.writeHead(307, {
            location: `${elsewhere.url}/other?session=${SECRET}`,
          });
          response.end();
        },
        { auth: { kind: 'bearer', token: SECRET } },
      );
      expect(answer).toEqual({
        kind: 'refused',
        reason: `The data source main leads to ${elsewhere.url}/other, which is not followed; set url of this data source to where its API is`,
      });
      expect(elsewhere.requests).toEqual([]);
    });

    it('is an answer that never ends', async () => {
      const closed = createDeferred();
      const answer = await answered(
        response => {
          response.on('close', closed.resolve);
          const write = () => {
            while (response.write('x'.repeat(65_536)));
            response.once('drain', write);
          };
          write();
        },
        { maxResponseBytes: 1_048_576 },
      );
      await closed;
      expect(answer).toEqual({
        kind: 'refused',
        reason:
          'The data source main answers with more than 1 MiB; put sum() around the query so that it gives fewer series',
      });
    });

    it('says nothing secret, even if the server does, and is short', async () => {
      const answer = await answered(
        (response, { headers }) => {
          response.statusCode = 400;
          const error = `${headers.authorization} ${
            headers['x-tenant']
          } ${SECRET} ${'x'.repeat(10_000)}`;
          response.end(JSON.stringify({ status: 'error', error }));
        },
        {
          auth: { kind: 'basic', username: 'reader', password: SECRET },
          headers: { 'X-Tenant': 'main' },
        },
      );
      const { reason } = answer as { reason: string };
      expect(reason).toMatch(
        /^The data source main refuses the query: \*\*\* \*\*\* \*\*\* x+\.\.\.$/,
      );
      expect(reason.length).toBeLessThan(600);
    });

    it('is a query that is no PromQL, without asking', async () => {
      const server = await serve(response => response.end());
      await expect(
        read(connect(server.url), raw('sum(')),
      ).resolves.toMatchObject({ kind: 'refused' });
      expect(server.requests).toEqual([]);
    });
  });

  describe('what is unavailable', () => {
    it.each([429, 500, 502, 503])(
      'is a server that answers %p',
      async status => {
        await expect(
          answered(response => {
            response.writeHead(status, { 'retry-after': '17' });
            response.end('{"status":"error","error":"too busy"}');
          }),
        ).resolves.toEqual({
          kind: 'unavailable',
          reason: `The data source main answers ${status}: too busy`,
          retryAfterSeconds: 17,
        });
      },
    );

    it('may say until when, by its own clock', async () => {
      const dated = (retryAfter: string) => (response: ServerResponse) => {
        response.writeHead(503, {
          date: 'Wed, 04 Nov 2026 10:00:00 GMT',
          'retry-after': retryAfter,
        });
        response.end('<html>away</html>');
      };
      await expect(
        answered(dated('Wed, 04 Nov 2026 10:02:00 GMT')),
      ).resolves.toMatchObject({ retryAfterSeconds: 120 });
      await expect(answered(dated('soon'))).resolves.toEqual({
        kind: 'unavailable',
        reason: 'The data source main answers 503',
      });
    });

    it('is a server that is slow, be it to begin or to end', async () => {
      const slow = {
        kind: 'unavailable',
        reason: 'The data source main did not answer within 1 seconds',
      };
      await expect(answered(() => {}, { timeoutSeconds: 1 })).resolves.toEqual(
        slow,
      );
      await expect(
        answered(response => response.write('{'), { timeoutSeconds: 1 }),
      ).resolves.toEqual(slow);
    });

    it('is a server that hangs up, before or within its answer', async () => {
      await expect(
        answered(response => response.destroy()),
      ).resolves.toMatchObject({
        kind: 'unavailable',
        reason: expect.stringMatching(
          /^The data source main cannot be reached: \w+/,
        ),
      });
      await expect(
        answered(response => {
          response.writeHead(200, { 'content-length': '1000' });
          response.write('{"status":"success"', () => response.destroy());
        }),
      ).resolves.toMatchObject({ kind: 'unavailable' });
    });

    it('is a server that is not there', async () => {
      const server = await TestServer.start(() => {});
      const { url } = server;
      await server.stop();
      await expect(read(connect(url))).resolves.toEqual({
        kind: 'unavailable',
        reason:
          'The data source main cannot be reached: ECONNREFUSED; check that it runs, and the port in url',
      });
    });
  });

  describe('over TLS', () => {
    const answer = (response: ServerResponse) =>
      response.end(seriesAnswer([[at(1), '1']]));

    it('trusts the given authority, expects the given name, and shows its certificate', async () => {
      const server = await serve(answer, {
        ...SERVER,
        ca: AUTHORITY,
        requestCert: true,
        rejectUnauthorized: true,
      });
      const tls = {
        ca: AUTHORITY,
        serverName: 'prometheus.test',
        certificate: CLIENT.cert,
        key: CLIENT.key,
      };
      await expect(read(connect(server.url, { tls }))).resolves.toMatchObject({
        kind: 'read',
      });
      await expect(
        read(
          connect(server.url, {
            tls: { ca: AUTHORITY, serverName: 'prometheus.test' },
          }),
        ),
      ).resolves.toMatchObject({ kind: 'unavailable' });
    });

    it('names the mend of a certificate that cannot be trusted', async () => {
      const server = await serve(answer, SERVER);
      await expect(read(connect(server.url))).resolves.toMatchObject({
        kind: 'unavailable',
        reason: expect.stringContaining(
          'give the authority that signed its certificate as tls.ca',
        ),
      });
      await expect(
        read(connect(server.url, { tls: { ca: AUTHORITY } })),
      ).resolves.toMatchObject({
        reason: expect.stringContaining('as tls.serverName'),
      });
    });

    it('takes any certificate where it is told to', async () => {
      const server = await serve(answer, SERVER);
      await expect(
        read(connect(server.url, { tls: { rejectUnauthorized: false } })),
      ).resolves.toMatchObject({ kind: 'read' });
    });
  });

  describe('its options', () => {
    it.each<[Partial<PrometheusSourceOptions>, string]>([
      [{ name: ' ' }, 'name is empty; give the data source a name'],
      [{ url: 'prometheus:9090' }, 'url is no URL; write it with http://'],
      [
        { url: `https://me:${SECRET}@host` },
        'url holds credentials, which would be seen in messages; write them as auth',
      ],
      [{ url: 'http://host/?a=b' }, 'url has a query or a fragment'],
      [{ url: 'http://host/api/v1/' }, 'url ends with /api/v1'],
      [
        { timeoutSeconds: 0 },
        'timeoutSeconds is 0; write a whole number from 1 to 600',
      ],
      [{ concurrency: 1.5 }, 'concurrency is 1.5; write a whole number'],
      [{ headers: { 'a b': 'c' } }, 'headers.a b is no name of a header'],
      [{ headers: { a: 'b\nc' } }, 'headers.a holds a line break'],
      [{ headers: { Host: 'a' } }, 'headers.Host is written by readiness'],
      [
        {
          headers: { authorization: SECRET },
          auth: { kind: 'bearer', token: SECRET },
        },
        'headers.authorization and auth are both given',
      ],
      [{ tls: { ca: 'ca.pem' } }, 'tls.ca is not PEM text'],
      [
        { tls: { certificate: CLIENT.cert } },
        'tls.certificate and tls.key belong together',
      ],
      [{ url: 'http://host', tls: {} }, 'tls is given, but url'],
    ])('are refused when they are %p', (options, message) => {
      let thrown: unknown;
      try {
        PrometheusSource.create({
          name: 'main',
          url: 'https://host',
          ...options,
        });
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(message),
      });
      expect(String(thrown)).not.toContain(SECRET);
    });

    it('have defaults', () => {
      expect(connect('http://host')).toMatchObject({
        title: 'main',
        types: ['prometheus', 'mimir', 'thanos', 'cortex', 'victoriametrics'],
      });
    });
  });

  it('shows its queries without asking', () => {
    const source = connect('http://host');
    const request = { definition: badTotal('max(a)', 'b'), sliceSeconds: 300 };
    expect(source.plan(request)).toEqual({
      kind: 'readable',
      queries: ['sum(increase((max(a))[5m1ms:1m]))', 'sum(increase(b[5m1ms]))'],
      warnings: [expect.stringContaining('The query of bad does more')],
    });
    expect(source.plan({ definition: raw('a['), sliceSeconds: 60 })).toEqual({
      kind: 'refused',
      reason: expect.stringContaining('The query of raw is not PromQL'),
    });
  });
});
