import { once } from 'node:events';
import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { checkSlos } from '../__testUtils__/checkSlos';
import { openSlo } from '../__testUtils__/openSlo';
import { freePort } from '../__testUtils__/RealPrometheus';

const directory = createMockDirectory();

function check(args: readonly string[], env: Record<string, string> = {}) {
  return checkSlos(args, { cwd: directory.path, env });
}

describe('readiness slo check', () => {
  let server: Server;
  let url: string;
  let requests: IncomingMessage[];

  beforeAll(async () => {
    server = createServer((request, response) => {
      requests.push(request);
      response.setHeader('content-type', 'application/json');
      response.end(
        '{"status":"success","data":{"resultType":"matrix","result":[]}}',
      );
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  beforeEach(() => {
    requests = [];
    directory.setContent({
      'slo.yaml': openSlo({ service: 'checkout' }),
      'empty.yaml': '',
      folder: {},
    });
  });

  it('exits with 2 and says why when nobody listens', async () => {
    const nobody = `http://127.0.0.1:${await freePort()}`;

    const run = await check(['slo.yaml', '--prometheus', nobody]);

    expect(run.exitCode).toBe(2);
    expect(run.slo('slo')).toMatchObject({ attainment: null, alert: null });
    expect(run.stderr).toContain('The one objective could not be read');
    expect(run.stderr).toContain(nobody);
  });

  it('sends headers, and credentials from the environment', async () => {
    const { exitCode } = await check(
      [
        ...['slo.yaml', '--prometheus', url, '--bearer-token-env', 'TOKEN'],
        ...['--header', 'X-Scope-OrgID: team-a', '--header', 'X-Other:b:c'],
      ],
      { TOKEN: 'secret\n' },
    );

    expect(exitCode).toBe(0);
    expect(requests.length).toBeGreaterThan(0);
    for (const { headers } of requests) {
      expect(headers).toMatchObject({
        authorization: 'Bearer secret',
        'x-scope-orgid': 'team-a',
        'x-other': 'b:c',
      });
    }
  });

  it('sends a user name and a password', async () => {
    await check(
      ['slo.yaml', '--prometheus', url, '--basic-auth-env', 'LOGIN'],
      { LOGIN: 'ada:pass:word' },
    );

    expect(requests[0].headers.authorization).toBe(
      `Basic ${Buffer.from('ada:pass:word').toString('base64')}`,
    );
  });

  it('reads an indicator once for all objectives that share it', async () => {
    directory.setContent({
      'a.yaml': openSlo({ name: 'a', service: 'checkout' }),
      'b.yaml': openSlo({ name: 'b', service: 'checkout', target: 0.5 }),
    });

    const { report } = await check(['.', '--prometheus', url]);

    expect(report?.slos).toHaveLength(2);
    expect(requests).toHaveLength(2);
  });

  it.each([
    ['no file is named', ['--prometheus', 'http://127.0.0.1:1']],
    ['a file is not there', ['no.yaml', '--prometheus', 'http://127.0.0.1:1']],
    ['there is no SLO', ['empty.yaml', '--prometheus', 'http://127.0.0.1:1']],
    ['a folder is empty', ['folder', '--prometheus', 'http://127.0.0.1:1']],
    ['no Prometheus is named', ['slo.yaml']],
    ['the URL is none', ['slo.yaml', '--prometheus', 'localhost']],
    [
      'the time is none',
      ['slo.yaml', '--prometheus', 'http://127.0.0.1:1', '--now', 'soon'],
    ],
    [
      'a variable is not set',
      [
        ...['slo.yaml', '--prometheus', 'http://127.0.0.1:1'],
        ...['--bearer-token-env', 'TOKEN'],
      ],
    ],
  ])('exits with 2 when %s', async (_, args) => {
    const { exitCode, stderr } = await check(args);

    expect(exitCode).toBe(2);
    expect(stderr).not.toBe('');
  });
});
