import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import { ServerMemory, ServerOptions, ServerReport } from './ServerProtocol';

/** An answer with how long it took. @internal */
export interface Answer {
  readonly milliseconds: number;
  readonly body: string;
}

/**
 * A backend in a process of its own, asked as a user asks it, over connections that stay open.
 * @internal
 */
export class BenchServer {
  readonly #process: ChildProcess;
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true });

  static async start(
    kind: 'readiness' | 'empty',
    options: ServerOptions,
  ): Promise<BenchServer> {
    const child = fork(join(__dirname, `${kind}Server.ts`), [], {
      // The server is neither profiled nor debugged when this process is.
      execArgv: [
        '--expose-gc',
        ...['-r', '@backstage/cli/config/nodeTransform.cjs'],
      ],
    });
    child.send(options);
    const { port } = await nextReport(child, 'listening');
    return new BenchServer(child, port);
  }

  private constructor(child: ChildProcess, port: number) {
    this.#process = child;
    this.#port = port;
  }

  async memory(): Promise<ServerMemory> {
    this.#process.send('memory');
    return nextReport(this.#process, 'memory');
  }

  /** @param user - ref of the user who asks; fails unless the answer is 200. */
  async get(path: string, user?: string): Promise<Answer> {
    const startedAt = performance.now();
    const body = await new Promise<string>((resolve, reject) => {
      const request = get(
        {
          host: '127.0.0.1',
          port: this.#port,
          path,
          agent: this.#agent,
          headers: { Authorization: mockCredentials.user.header(user) },
        },
        response => {
          const parts = new Array<Buffer>();
          response.on('data', part => parts.push(part));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(parts).toString('utf8');
            if (response.statusCode === 200) {
              resolve(text);
            } else {
              reject(new Error(`${path}: ${response.statusCode} ${text}`));
            }
          });
        },
      );
      request.on('error', reject);
    });
    return { milliseconds: performance.now() - startedAt, body };
  }

  /** How many queries the process has sent so far. */
  async queries(): Promise<number> {
    const { body } = await this.get('/api/floor/queries');
    return JSON.parse(body).queries;
  }

  async stop(): Promise<void> {
    this.#agent.destroy();
    const ended = once(this.#process, 'exit');
    this.#process.disconnect();
    await ended;
  }
}

/** The next report of a kind; what else the process says is passed over. */
async function nextReport<Kind extends ServerReport['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<ServerReport, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const failed = () =>
      reject(new Error('The server ended; its output says why'));
    const look = (report: ServerReport) => {
      if (isOfKind(report, kind)) {
        child.off('exit', failed);
        child.off('message', look);
        resolve(report);
      }
    };
    child.once('exit', failed);
    child.on('message', look);
  });
}

function isOfKind<Kind extends ServerReport['kind']>(
  report: ServerReport,
  kind: Kind,
): report is Extract<ServerReport, { kind: Kind }> {
  return report.kind === kind;
}
