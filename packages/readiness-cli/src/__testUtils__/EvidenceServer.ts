import {
  createServer,
  IncomingHttpHeaders,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';

/** Answers one request, in its own time. */
export type Answering = (response: ServerResponse) => void;

/** A server on loopback that answers every request in the same way, with bytes as they are. */
export class EvidenceServer {
  readonly received: { url: URL; headers: IncomingHttpHeaders }[] = [];
  readonly #server: Server;

  static async start(answering: Answering): Promise<EvidenceServer> {
    const server = new EvidenceServer(answering);
    await new Promise<void>(listening =>
      server.#server.listen(0, '127.0.0.1', listening),
    );
    return server;
  }

  private constructor(answering: Answering) {
    this.#server = createServer(({ url = '', headers }, response) => {
      this.received.push({ url: new URL(url, 'http://host'), headers });
      answering(response);
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
}
