import { once } from 'events';
import {
  createServer,
  IncomingMessage,
  RequestListener,
  Server,
  ServerResponse,
} from 'http';
import { createServer as createTlsServer, ServerOptions } from 'https';
import { AddressInfo } from 'net';

/** A request that a test server was asked. @internal */
export interface SeenRequest {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly form: Readonly<Record<string, string>>;
}

/** An answer of the API with one series. @internal */
export function seriesAnswer(
  values: readonly (readonly [seconds: number, value: string])[],
  others: object = {},
): string {
  return JSON.stringify({
    status: 'success',
    data: { resultType: 'matrix', result: [{ metric: {}, values }] },
    ...others,
  });
}

/**
 * A real HTTP server on the loopback which answers as a test says, and remembers what it was asked.
 * @internal
 */
export class TestServer {
  readonly requests: readonly SeenRequest[];
  readonly #server: Server;
  readonly #scheme: string;

  static async start(
    answer: (response: ServerResponse, request: SeenRequest) => void,
    tls?: ServerOptions,
  ): Promise<TestServer> {
    const requests = new Array<SeenRequest>();
    const listener: RequestListener = async (request, response) => {
      let body = '';
      for await (const chunk of request) {
        body += chunk;
      }
      const seen: SeenRequest = {
        method: request.method,
        path: request.url,
        headers: request.headers,
        form: Object.fromEntries(new URLSearchParams(body)),
      };
      requests.push(seen);
      answer(response, seen);
    };
    const server = new TestServer(
      tls ? createTlsServer(tls, listener) : createServer(listener),
      tls ? 'https' : 'http',
      requests,
    );
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  private constructor(
    server: Server,
    scheme: string,
    requests: readonly SeenRequest[],
  ) {
    this.requests = requests;
    this.#server = server;
    this.#scheme = scheme;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `${this.#scheme}://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
