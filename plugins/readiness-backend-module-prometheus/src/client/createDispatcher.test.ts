import { once } from 'events';
import { createServer } from 'http';
import { AddressInfo, connect } from 'net';
import { request } from 'undici';
import { TestServer } from '../__testUtils__/TestServer';
import { createDispatcher } from './createDispatcher';

describe('createDispatcher', () => {
  /** What goes through a real proxy with this environment. */
  async function proxied(
    environment: Record<string, string>,
  ): Promise<string[]> {
    const target = await TestServer.start(response => response.end('answer'));
    const targets = new Array<string>();
    const proxy = createServer();
    proxy.on('connect', ({ url = '' }, client) => {
      targets.push(url.replace(/:\d+$/, ''));
      const { hostname, port } = new URL(`http://${url}`);
      const upstream = connect(Number(port), hostname, () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        upstream.pipe(client).pipe(upstream);
      });
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const { port } = proxy.address() as AddressInfo;
    const dispatcher = createDispatcher({
      concurrency: 1,
      environment: { HTTP_PROXY: `http://127.0.0.1:${port}`, ...environment },
    });
    const { body } = await request(target.url, { dispatcher });
    await expect(body.text()).resolves.toBe('answer');
    await dispatcher.destroy();
    proxy.close();
    await target.stop();
    return targets;
  }

  it('goes through the proxy of the environment where Node.js is told to', async () => {
    await expect(proxied({ NODE_USE_ENV_PROXY: '1' })).resolves.toEqual([
      '127.0.0.1',
    ]);
  });

  it('goes there straight otherwise, and for hosts that need no proxy', async () => {
    await expect(proxied({})).resolves.toEqual([]);
    await expect(
      proxied({ NODE_USE_ENV_PROXY: '1', NO_PROXY: '127.0.0.1' }),
    ).resolves.toEqual([]);
  });
});
