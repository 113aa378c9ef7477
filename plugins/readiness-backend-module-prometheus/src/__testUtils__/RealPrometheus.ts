import { ChildProcess, execFile, spawn } from 'child_process';
import { once } from 'events';
import { createWriteStream, existsSync, promises as fs } from 'fs';
import { AddressInfo, createServer } from 'net';
import { tmpdir } from 'os';
import { delimiter, join } from 'path';
import { Readable } from 'stream';
import { pipeline } from 'stream/promises';
import { promisify } from 'util';
import { ForwardedError } from '@backstage/errors';
import { generateMetrics } from './generateMetrics';

const HOUR_MS = 3_600_000;
const DAYS = 35;
const STEP_SECONDS = 60;

/** `PROM_BIN` names the folder of the programs; else they are looked for where all programs are. */
const FOLDERS = process.env.PROM_BIN
  ? [process.env.PROM_BIN]
  : (process.env.PATH ?? '').split(delimiter);

const [PROMETHEUS, PROMTOOL] = ['prometheus', 'promtool'].map(name =>
  FOLDERS.map(folder => join(folder, name)).find(program =>
    existsSync(program),
  ),
);

/** Whether the programs of Prometheus are on this machine. @internal */
export const hasPrometheus = Boolean(PROMETHEUS && PROMTOOL);

/** Who may read a server that is started with `protected`. @internal */
export const READER = {
  kind: 'basic',
  username: 'reader',
  password: 'loopback',
} as const;

/** Hash of the password by bcrypt, as the server wants it. */
const WEB_CONFIG =
  'basic_auth_users: { reader: $2b$04$2b8W0QY.XyHp2QQkMeaQ/e3jYxiUe/oh2h7aYrZOhlxPKUZ9oTzhy }\n';

/** @internal */
export interface RealPrometheusOptions {
  /** As in `GenerateOptions`, but in milliseconds. Default: the last full hour. */
  readonly end?: number;
  readonly beyondSeconds?: number;
  /** Default: one that is free. */
  readonly port?: number;
  /** More flags of the server. */
  readonly flags?: readonly string[];
  /** Path before that of the API, such as `/prometheus`. */
  readonly prefix?: string;
  /** Lines of OpenMetrics to fill it with besides those of `generateMetrics`, up to `end` in seconds. */
  readonly moreMetrics?: (end: number) => Iterable<string>;
  /** Whether it asks for the credentials of `READER`. */
  readonly protected?: boolean;
}

/**
 * Whether there is a Prometheus to test with. Says so on stderr where there is none, so that nobody takes skipped tests for
 * passed ones.
 * @internal
 */
export function findPrometheus(): boolean {
  if (!hasPrometheus) {
    process.stderr.write(
      'Tests with a real Prometheus are skipped: there are no programs prometheus and promtool. Install the package prometheus, or name their folder in PROM_BIN.\n',
    );
  }
  return hasPrometheus;
}

/**
 * A Prometheus server on a free port of the loopback, filled with the metrics of `generateMetrics`.
 * @internal
 */
export class RealPrometheus {
  /** To which the times of the metrics are counted, in milliseconds since the epoch. */
  readonly end: number;
  readonly url: string;
  readonly #folder: string;
  readonly #arguments: readonly string[];
  #process: ChildProcess | undefined;

  static async start(
    options: RealPrometheusOptions = {},
  ): Promise<RealPrometheus> {
    const { prefix = '' } = options;
    const { end = Math.floor(Date.now() / HOUR_MS) * HOUR_MS } = options;
    const folder = await fs.mkdtemp(join(tmpdir(), 'prometheus-'));
    try {
      await backfill(folder, end / 1000, options);
      const { port = await freePort() } = options;
      const prometheus = new RealPrometheus({
        ...{ end, folder },
        url: `http://127.0.0.1:${port}${prefix}`,
        flags: await flagsOf(folder, port, options),
      });
      await prometheus.resume();
      return prometheus;
    } catch (error) {
      await fs.rm(folder, { recursive: true, force: true });
      throw new ForwardedError('Prometheus did not start', error);
    }
  }

  private constructor(options: {
    end: number;
    url: string;
    folder: string;
    flags: readonly string[];
  }) {
    this.end = options.end;
    this.url = options.url;
    this.#folder = options.folder;
    this.#arguments = options.flags;
  }

  /** Ends the server, and keeps its data. */
  async halt(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child?.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    }
  }

  /** Starts the server, after `halt` with the same data and on the same port. */
  async resume(): Promise<void> {
    const child = spawn(PROMETHEUS ?? 'prometheus', this.#arguments, {
      stdio: 'ignore',
    });
    this.#process = child;
    await untilReady(this.url, child);
  }

  async stop(): Promise<void> {
    await this.halt();
    await fs.rm(this.#folder, { recursive: true, force: true });
  }
}

async function flagsOf(
  folder: string,
  port: number,
  { flags = [], prefix, protected: isProtected }: RealPrometheusOptions,
): Promise<string[]> {
  const webConfig = join(folder, 'web.yaml');
  await fs.writeFile(webConfig, isProtected ? WEB_CONFIG : '');
  return [
    '--config.file=/dev/null',
    `--storage.tsdb.path=${join(folder, 'tsdb')}`,
    // Blocks that are older than the usual 15 days are deleted otherwise.
    '--storage.tsdb.retention.time=400d',
    `--web.listen-address=127.0.0.1:${port}`,
    '--log.level=error',
    ...flags,
    ...(prefix ? [`--web.route-prefix=${prefix}`] : []),
    `--web.config.file=${webConfig}`,
  ];
}

async function backfill(
  folder: string,
  end: number,
  { moreMetrics = () => [], beyondSeconds }: RealPrometheusOptions,
): Promise<void> {
  const file = join(folder, 'metrics.om');
  function* metrics() {
    yield* moreMetrics(end);
    yield* generateMetrics({
      ...{ end, beyondSeconds, days: DAYS, stepSeconds: STEP_SECONDS },
    });
  }
  await pipeline(Readable.from(chunked(metrics())), createWriteStream(file));
  // Without longer blocks the backfill takes a minute instead of a second.
  await promisify(execFile)(PROMTOOL ?? 'promtool', [
    'tsdb',
    'create-blocks-from',
    'openmetrics',
    '--max-block-duration=744h',
    '-q',
    file,
    join(folder, 'tsdb'),
  ]);
  await fs.rm(file);
}

/** Lines by the thousand: a stream takes as long for a line as for many. */
function* chunked(lines: Iterable<string>): Iterable<string> {
  let chunk = new Array<string>();
  for (const line of lines) {
    chunk.push(line);
    if (chunk.length === 5000) {
      yield chunk.join('');
      chunk = [];
    }
  }
  yield chunk.join('');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`it ended with exit code ${code}`);
  });
  await Promise.race([failed, answering(`${url}/-/ready`)]);
}

async function answering(url: string): Promise<void> {
  const credentials = `${READER.username}:${READER.password}`;
  const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
  for (let attempt = 0; attempt < 600; attempt++) {
    const status = await fetch(url, { headers: { authorization } }).then(
      response => response.status,
      // Nothing listens yet.
      () => undefined,
    );
    if (status === 200) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`${url} did not answer within 30 seconds`);
}
