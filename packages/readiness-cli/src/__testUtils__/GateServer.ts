import { createServer, IncomingHttpHeaders, Server } from 'node:http';
import { AddressInfo } from 'node:net';

/** What reached the server. */
export interface ReceivedRequest {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** How one request is answered; `hang-up` ends the connection without an answer. */
export type PlannedAnswer =
  | 'hang-up'
  | {
      readonly status: number;
      readonly body: string | object;
      readonly headers?: Record<string, string>;
    };

/** A server on loopback that answers as planned: one answer after the other, the last one for ever. */
export class GateServer {
  readonly received: ReceivedRequest[] = [];
  readonly #server: Server;
  readonly #answers: PlannedAnswer[];

  static async start(...answers: PlannedAnswer[]): Promise<GateServer> {
    const server = new GateServer(answers);
    await new Promise<void>(listening =>
      server.#server.listen(0, '127.0.0.1', listening),
    );
    return server;
  }

  private constructor(answers: PlannedAnswer[]) {
    this.#answers = [...answers];
    this.#server = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', chunk => (text += chunk));
      request.on('end', () => {
        const { url = '', headers } = request;
        this.received.push({ url, headers, body: text && JSON.parse(text) });
        const answer = this.#next();
        if (answer === 'hang-up') {
          request.socket.destroy();
          return;
        }
        const { status, body } = answer;
        response.writeHead(status, {
          'content-type':
            typeof body === 'string' ? 'text/html' : 'application/json',
          ...answer.headers,
        });
        response.end(typeof body === 'string' ? body : JSON.stringify(body));
      });
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(closed => this.#server.close(closed));
  }

  #next(): PlannedAnswer {
    const [answer] = this.#answers;
    if (this.#answers.length > 1) {
      this.#answers.shift();
    }
    return answer;
  }
}
