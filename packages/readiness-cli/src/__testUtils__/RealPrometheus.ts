import { ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { serviceMetrics } from './serviceMetrics';

const HOUR_MS = 3_600_000;

/** `PROM_BIN` names the folder of the programs; else they are looked for where all programs are. */
const FOLDERS = process.env.PROM_BIN
  ? [process.env.PROM_BIN]
  : (process.env.PATH ?? '').split(delimiter);

const [PROMETHEUS, PROMTOOL] = ['prometheus', 'promtool'].map(name =>
  FOLDERS.map(folder => join(folder, name)).find(program =>
    existsSync(program),
  ),
);

/**
 * Whether there is a Prometheus to test with. Says so on stderr where there is none, so that nobody takes skipped tests
 * for passed ones.
 */
export function findPrometheus(): boolean {
  const found = Boolean(PROMETHEUS && PROMTOOL);
  if (!found) {
    process.stderr.write(
      'Tests with a real Prometheus are skipped: there are no programs prometheus and promtool. Install the package prometheus, or name their folder in PROM_BIN.\n',
    );
  }
  return found;
}

/** A Prometheus server on a free port of the loopback, filled with `serviceMetrics`. */
export class RealPrometheus {
  /** When the last sample was taken, in epoch milliseconds; on the hour. */
  readonly end: number;
  readonly url: string;
  readonly #process: ChildProcess;
  readonly #folder: string;

  static async start(): Promise<RealPrometheus> {
    const end = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
    const folder = await mkdtemp(join(tmpdir(), 'readiness-prometheus-'));
    await backfill(folder, end / 1000);
    const port = await freePort();
    const child = startServer(folder, port);
    const url = `http://127.0.0.1:${port}`;
    const prometheus = new RealPrometheus(end, url, child, folder);
    await untilReady(url, child);
    return prometheus;
  }

  private constructor(
    end: number,
    url: string,
    child: ChildProcess,
    folder: string,
  ) {
    this.end = end;
    this.url = url;
    this.#process = child;
    this.#folder = folder;
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode === null) {
      const exited = once(this.#process, 'exit');
      this.#process.kill('SIGTERM');
      await exited;
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** A port of the loopback on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function backfill(folder: string, end: number): Promise<void> {
  const file = join(folder, 'metrics.om');
  // As one text: a file takes as long for a line as for all.
  await writeFile(file, Array.from(serviceMetrics(end)).join(''));
  await promisify(execFile)(PROMTOOL ?? 'promtool', [
    ...['tsdb', 'create-blocks-from', 'openmetrics'],
    // Without longer blocks this takes a minute instead of a second.
    '--max-block-duration=744h',
    ...['-q', file, join(folder, 'tsdb')],
  ]);
}

function startServer(folder: string, port: number): ChildProcess {
  return spawn(
    PROMETHEUS ?? 'prometheus',
    [
      '--config.file=/dev/null',
      `--storage.tsdb.path=${join(folder, 'tsdb')}`,
      // Blocks that are older than the usual 15 days are deleted otherwise.
      '--storage.tsdb.retention.time=400d',
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ],
    { stdio: 'ignore' },
  );
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`Prometheus ended with exit code ${code}`);
  });
  await Promise.race([ended, answering(`${url}/-/ready`)]);
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    try {
      if ((await fetch(url)).ok) {
        return;
      }
    } catch {
      // Nothing listens yet.
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`${url} did not answer within 30 seconds`);
}
