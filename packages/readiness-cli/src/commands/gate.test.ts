import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { ALLOWED, BLOCKED } from '../__testUtils__/gateDecision';
import { GateServer, PlannedAnswer } from '../__testUtils__/GateServer';
import { runInProcess } from '../__testUtils__/runInProcess';

const TOKEN = 'secret-token-of-the-pipeline';
const ENTITY = ['--entity', 'component:checkout'];
const OK: PlannedAnswer = { status: 200, body: ALLOWED };

describe('readiness gate', () => {
  const directory = createMockDirectory();
  const servers: GateServer[] = [];

  afterEach(async () => {
    await Promise.all(servers.splice(0).map(server => server.stop()));
  });

  async function arrange(...answers: PlannedAnswer[]) {
    const server = await GateServer.start(...answers);
    servers.push(server);
    const waits: number[] = [];
    return {
      server,
      waits,
      gate: (
        args: readonly string[] = ENTITY,
        env: Record<string, string> = { READINESS_TOKEN: TOKEN },
      ) =>
        runInProcess(['gate', 'production-release', ...args], {
          cwd: directory.path,
          env: { READINESS_URL: server.url, ...env },
          waits,
        }),
    };
  }

  function error(status: number, name: string, message: string): PlannedAnswer {
    return { status, body: { error: { name, message } } };
  }

  describe('what is asked', () => {
    it('asks about an entity, with the token and what is known of the release', async () => {
      const { gate, server } = await arrange(OK);
      await gate([
        ...ENTITY,
        ...['--change', 'major', '--commit', 'abc123', '--environment', 'prod'],
        ...['--pipeline-url', 'https://ci.example.com/1'],
        ...['--reliability-fix', 'https://incidents.example.com/9'],
        ...['--idempotency-key', 'run-1'],
      ]);
      const [{ url, headers, body }] = server.received;
      expect(url).toBe('/api/readiness/v1/gates/production-release/decisions');
      expect(headers.authorization).toBe(`Bearer ${TOKEN}`);
      expect(headers['idempotency-key']).toBe('run-1');
      expect(body).toEqual({
        entityRef: 'component:default/checkout',
        context: {
          change: 'major',
          commit: 'abc123',
          environment: 'prod',
          pipelineUrl: 'https://ci.example.com/1',
          reliabilityFix: { incident: 'https://incidents.example.com/9' },
        },
      });
    });

    it('leaves out what a pipeline hands on as an empty text', async () => {
      const { gate, server } = await arrange(OK);
      await gate([...ENTITY, '--change', '', '--commit', '']);
      expect(server.received[0].body).toEqual({
        entityRef: 'component:default/checkout',
        context: {},
      });
    });

    it('asks about a descriptor that is not in the catalog', async () => {
      directory.setContent({ 'catalog-info.yaml': component('new') });
      const { gate, server } = await arrange(OK);
      expect(await gate(['--descriptor', 'catalog-info.yaml'])).toMatchObject({
        exitCode: 0,
      });
      expect(server.received[0].body).toMatchObject({
        descriptor: { kind: 'Component', metadata: { name: 'new' } },
      });
    });

    it('asks about one of several that a file describes, by name or ref', async () => {
      directory.setContent({
        'catalog-info.yaml': `${component('one')}---\n${component('two')}`,
      });
      const { gate, server } = await arrange(OK);
      const file = ['--descriptor', 'catalog-info.yaml'];
      await gate([...file, '--name', 'two']);
      await gate([...file, '--name', 'component:default/one']);
      expect(server.received.map(({ body }) => body)).toMatchObject([
        { descriptor: { metadata: { name: 'two' } } },
        { descriptor: { metadata: { name: 'one' } } },
      ]);
    });

    it('takes the token from another variable, and the backend from an option', async () => {
      const { gate, server } = await arrange(OK);
      await gate(
        [
          ...ENTITY,
          '--token-env',
          'CI_TOKEN',
          '--url',
          `${server.url}/portal/`,
        ],
        { CI_TOKEN: 'other\n', READINESS_URL: 'http://127.0.0.1:1' },
      );
      const [{ url, headers }] = server.received;
      expect(url).toMatch(/^\/portal\/api\/readiness\/v1\/gates\//);
      expect(headers.authorization).toBe('Bearer other');
    });

    it('goes through the proxy of the environment where Node.js is told to use it', async () => {
      const { gate, server } = await arrange(OK);
      const asked: string[] = [];
      const proxy = createServer((_request, response) => response.end());
      proxy.on('connect', (request, socket) => {
        asked.push(request.url ?? '');
        socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      });
      await new Promise<void>(done => proxy.listen(0, '127.0.0.1', done));
      const { port } = proxy.address() as AddressInfo;
      const run = await gate(ENTITY, {
        NODE_USE_ENV_PROXY: '1',
        HTTP_PROXY: `http://127.0.0.1:${port}`,
      });
      await new Promise(done => proxy.close(done));
      expect(asked[0]).toBe(server.url.replace('http://', ''));
      expect(run.exitCode).toBe(2);
    });
  });

  describe('the exit code', () => {
    it.each([
      ['allow', 0],
      ['warn', 0],
      ['block', 1],
    ] as const)('of %s is %i', async (answer, exitCode) => {
      const { gate } = await arrange({
        status: 200,
        body: { ...BLOCKED, answer },
      });
      expect(await gate()).toMatchObject({ exitCode, stderr: '' });
    });

    const outage = error(500, 'Error', 'The database is away');
    const refusal = error(404, 'NotFoundError', 'There is no gate');

    it.each([
      ['neither option in an outage', outage, [], 2],
      ['--fail-open in an outage', outage, ['--fail-open'], 0],
      ['--fail-closed in an outage', outage, ['--fail-closed'], 1],
      ['neither option for a wrong call', refusal, [], 2],
      ['--fail-open for a wrong call', refusal, ['--fail-open'], 2],
      ['--fail-closed for a wrong call', refusal, ['--fail-closed'], 1],
    ] as const)(
      'when it could not decide, with %s',
      async (_name, answer, args, exitCode) => {
        const { gate } = await arrange(answer);
        expect(await gate([...ENTITY, ...args])).toMatchObject({
          exitCode,
          stderr: expect.stringContaining(
            'The gate production-release could not decide: The backend answers with',
          ),
        });
      },
    );

    it('says loudly that nobody decided when it fails open', async () => {
      const { gate } = await arrange(outage);
      const { stderr } = await gate([...ENTITY, '--fail-open']);
      expect(stderr).toContain(
        'WARNING: NOBODY DECIDED. What comes next goes on without the gate production-release, because of --fail-open',
      );
    });

    it('is not opened by a descriptor that cannot be read', async () => {
      directory.setContent({ 'catalog-info.yaml': 'kind: [' });
      const { gate, server } = await arrange(OK);
      const run = await gate([
        ...['--descriptor', 'catalog-info.yaml', '--fail-open'],
      ]);
      expect(run).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('catalog-info.yaml:'),
      });
      expect(server.received).toEqual([]);
    });

    it('of a token that is not taken is 2, or 0 with --fail-open', async () => {
      const { gate } = await arrange(
        error(401, 'AuthenticationError', 'Illegal token'),
      );
      expect(await gate()).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('Check the token in READINESS_TOKEN'),
      });
      expect(await gate([...ENTITY, '--fail-open'])).toMatchObject({
        exitCode: 0,
      });
    });

    it('of a call without a token is 2 even with --fail-open, as in a pipeline of a fork', async () => {
      const { gate } = await arrange(
        error(401, 'AuthenticationError', 'Missing credentials'),
      );
      expect(await gate([...ENTITY, '--fail-open'], {})).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining(
          'No token was sent; set READINESS_TOKEN',
        ),
      });
    });

    it.each([
      ['a page of a proxy', { status: 200, body: '<html>Sign in</html>' }],
      ['another answer', { status: 200, body: { ok: true } }],
      ['a redirect', { status: 302, body: '', headers: { location: '/' } }],
    ])('of %s is 2', async (_name, answer) => {
      const { gate } = await arrange(answer);
      expect(await gate()).toMatchObject({ exitCode: 2 });
    });

    it.each([
      [[], 'either --entity <ref>'],
      [[...ENTITY, '--descriptor', 'x.yaml'], 'either --entity <ref>'],
      [['--entity', 'checkout'], '--entity: '],
      [[...ENTITY, '--name', 'x'], '--name chooses an entity of a descriptor'],
      [[...ENTITY, '--timeout', '0'], '--timeout must be whole seconds'],
      [[...ENTITY, '--url', 'backstage'], '--url is no URL'],
      [[...ENTITY, '--url', 'http://a:b@c'], '--url holds more than'],
      [[...ENTITY, '--token-env', 'NOPE'], 'NOPE is not set'],
      [[...ENTITY, '--fail-open', '--fail-closed'], 'leave one of them out'],
      [['--descriptor', 'nope.yaml'], '"nope.yaml" cannot be read'],
      [[...ENTITY, '--format', 'xml'], "'xml' is invalid"],
    ])('of a call that is wrong is 2: %j', async (args, message) => {
      const { gate, server } = await arrange(OK);
      expect(await gate(args)).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining(message),
      });
      expect(server.received).toEqual([]);
    });

    it('of a file with several entities is 2, and their refs are named', async () => {
      directory.setContent({
        'catalog-info.yaml': `${component('one')}---\n${component('two')}`,
      });
      const { gate } = await arrange(OK);
      expect(await gate(['--descriptor', 'catalog-info.yaml'])).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining(
          '"catalog-info.yaml" describes 2 entities (component:default/one, component:default/two); choose one with --name',
        ),
      });
    });

    it('wants the backend to be named', async () => {
      const { gate } = await arrange(OK);
      expect(await gate(ENTITY, { READINESS_URL: '' })).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('set READINESS_URL'),
      });
    });
  });

  describe('a network that fails for a moment', () => {
    it.each([502, 503, 504])(
      'sends the request again with the same key after %i',
      async status => {
        const { gate, server, waits } = await arrange(
          error(status, 'Error', 'away'),
          'hang-up',
          OK,
        );
        expect(await gate()).toMatchObject({ exitCode: 0 });
        expect(
          server.received.map(({ headers }) => headers['idempotency-key']),
        ).toEqual(['unique-key', 'unique-key', 'unique-key']);
        expect(waits).toEqual([375, 750]);
      },
    );

    it('gives up after four attempts', async () => {
      const { gate, server, waits } = await arrange('hang-up');
      expect(await gate()).toMatchObject({ exitCode: 2 });
      expect(server.received).toHaveLength(4);
      expect(waits).toEqual([375, 750, 1500]);
    });

    it.each([400, 401, 403, 404, 409, 500])(
      'does not send it again after %i',
      async status => {
        const { gate, server } = await arrange(error(status, 'Error', 'no'));
        await gate();
        expect(server.received).toHaveLength(1);
      },
    );
  });

  it('never shows the token, even where the backend repeats it', async () => {
    const { gate } = await arrange(
      error(403, 'NotAllowedError', `Not with ${TOKEN}`),
    );
    for (const format of ['text', 'json', 'markdown', 'junit']) {
      const { stdout, stderr } = await gate([...ENTITY, '--format', format]);
      expect(stdout + stderr).not.toContain(TOKEN);
      expect(stderr).toContain('Not with ***');
    }
  });

  describe('the result', () => {
    async function resultAs(format: string, body: object = BLOCKED) {
      const { gate, server } = await arrange({ status: 200, body });
      const { stdout } = await gate([
        ...[...ENTITY, '--format', format],
        ...['--portal-url', 'https://portal.example.com/'],
      ]);
      return stdout.replaceAll(server.url, 'http://backend');
    }

    it('is text for people', async () => {
      expect(await resultAs('text')).toBe(
        [
          'Production release: blocked',
          'component:default/checkout, tier 1 (tier 2 waits for a reviewer)',
          '1 of 2 requirements is not met',
          '  not met: Production readiness at professional. foundation is reached, professional is asked for',
          '    fix: Meet what is missing, or request an exemption',
          '    who can decide: group:default/sre',
          '    oldest observation: 2027-02-28T12:00:00.000Z',
          '    no-data restore-tested: Restoring is tested | @sre. Nobody has signed <b>it</b> off (owner acts)',
          '      fix: Sign it off https://docs.example.com/restore',
          '  met: Error budgets. Every budget has something left',
          'Claimed: change minor',
          'https://portal.example.com/catalog/default/component/checkout/readiness',
          '',
        ].join('\n'),
      );
    });

    it('is Markdown for a comment, in which nothing has a meaning that it should not have', async () => {
      expect(await resultAs('markdown')).toBe(
        [
          '## Production release: blocked',
          '',
          '`component:default/checkout`, tier 1 (tier 2 waits for a reviewer)',
          '',
          '**1 of 2 requirements is not met**',
          '',
          '| Outcome | Requirement | Why | Fix | Who can decide |',
          '| --- | --- | --- | --- | --- |',
          '| not met | Production readiness at professional | foundation is reached, professional is asked for | Meet what is missing, or request an exemption | group:default/sre |',
          '| met | Error budgets | Every budget has something left |  |  |',
          '',
          '### What is missing',
          '',
          '| Status | Check | Level | Why | Fix | Who acts |',
          '| --- | --- | --- | --- | --- | --- |',
          '| no-data | Restoring is tested \\| &#64;sre | professional | Nobody has signed &lt;b>it&lt;/b> off | Sign it off https://docs.example.com/restore | owner |',
          '',
          'Claimed by the caller, and not checked:',
          '',
          '- change: `minor`',
          '',
          '[Open in the portal](https://portal.example.com/catalog/default/component/checkout/readiness)',
          '',
        ].join('\n'),
      );
    });

    it('is what the backend answered, as JSON', async () => {
      expect(JSON.parse(await resultAs('json'))).toEqual({
        ...BLOCKED,
        problem: null,
        url: 'https://portal.example.com/catalog/default/component/checkout/readiness',
      });
    });

    it('is JUnit, with a test case for each requirement', async () => {
      expect(await resultAs('junit')).toBe(
        [
          '<?xml version="1.0" encoding="UTF-8"?>',
          '<testsuites name="readiness" tests="2" failures="1" errors="0" skipped="0">',
          '  <testsuite name="production-release component:default/checkout" tests="2" failures="1" errors="0" skipped="0">',
          '    <testcase name="level:production-readiness" classname="production-release"><failure type="level" message="foundation is reached, professional is asked for; no-data restore-tested: Nobody has signed &lt;b&gt;it&lt;/b&gt; off"/></testcase>',
          '    <testcase name="slo" classname="production-release"/>',
          '  </testsuite>',
          '</testsuites>',
          '',
        ].join('\n'),
      );
    });

    it.each([
      ['text', 'production-release: not decided. component:default/checkout: '],
      ['json', '"answer": null'],
      ['markdown', '## Readiness gate production-release: not decided'],
      [
        'junit',
        '<error type="not-decided" message="The backend answers with 500',
      ],
    ])('says as %s that nobody decided', async (format, text) => {
      const { gate } = await arrange(error(500, 'Error', 'away'));
      const { stdout } = await gate([...ENTITY, '--format', format]);
      expect(stdout).toContain(text);
    });
  });
});

function component(name: string): string {
  return `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
spec:
  type: service
  lifecycle: production
  owner: group:default/shop
`;
}
